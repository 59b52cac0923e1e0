import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { type MetricName, metricNamespace } from '../../functions/contract/metrics.ts';
import type { StageSettings } from '../settings/stage.ts';

/** A metric that a function emits, see `metrics` of the contract. Statistic: sum by default. */
export function pipelineMetric(
  stage: Pick<StageSettings, 'name'>,
  service: FunctionName,
  name: MetricName,
  options: MetricOptions = {},
): Metric {
  return new Metric({
    namespace: metricNamespace(stage.name),
    metricName: name,
    dimensionsMap: { service },
    statistic: 'Sum',
    ...options,
  });
}
