import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IWidget,
  type Metric,
  PeriodOverride,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { type MetricName, metrics } from '../../functions/contract/metrics.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { ServiceStack } from '../stacks/service-stack.ts';
import { cdnMetric, cdnRegion } from './cdn-metrics.ts';
import { pipelineMetric } from './pipeline-metrics.ts';

const period = Duration.minutes(1);
const width = 12;

/** Dashboard of the pipeline: requests, outcomes of stories, queue depths, failures and feed requests. */
export function flowDashboard(scope: Construct, stage: StageSettings, service: ServiceStack): Dashboard {
  return new Dashboard(scope, 'Flow', {
    periodOverride: PeriodOverride.AUTO,
    widgets: [requests(service), stories(stage), waiting(service), faults(stage, service)],
  });
}

function requests({ intakeApi: { api }, cdn: { distribution } }: ServiceStack): IWidget[] {
  const pulls = (name: Parameters<typeof cdnMetric>[1]): Metric =>
    cdnMetric(distribution.distributionId, name, { period, region: cdnRegion });
  return [
    new GraphWidget({
      title: 'Requests to the API',
      width,
      left: [
        api.metricCount({ period }),
        api.metricClientError({ period }),
        api.metricServerError({ period }),
      ],
      right: [api.metricLatency({ period, statistic: 'p99' })],
    }),
    new GraphWidget({
      title: 'Pulls',
      width,
      left: [pulls('Requests')],
      right: [pulls('4xxErrorRate'), pulls('5xxErrorRate')],
    }),
  ];
}

function stories(stage: StageSettings): IWidget[] {
  const metric = (service: FunctionName, name: MetricName, statistic = 'Sum'): Metric =>
    pipelineMetric(stage, service, name, {
      period,
      statistic,
      label: `${service} ${name}, ${statistic} (${metrics[name]})`,
    });
  const outcomes = ['accepted', 'duplicate', 'quarantined', 'refused'] as const;
  return [
    new GraphWidget({
      title: 'Stories by outcome',
      width,
      left: (['intake', 'ingest', 'drop'] as const).flatMap((service) =>
        outcomes.map((outcome) => metric(service, outcome)),
      ),
      right: [metric('intake', 'normaliseTime', 'p99'), metric('ingest', 'normaliseTime', 'p99')],
    }),
    new GraphWidget({
      title: 'From receipt to feed, builds',
      width,
      left: [metric('publish', 'submitToVisible', 'p50'), metric('publish', 'submitToVisible', 'p99')],
      right: [
        metric('publish', 'builds'),
        metric('publish', 'storyPages'),
        metric('publish', 'feedBytes'),
        metric('reconcile', 'behind'),
        metric('reconcile', 'redriven'),
      ],
    }),
  ];
}

function waiting(service: ServiceStack): IWidget[] {
  const queues = Object.entries(service.queues);
  return [
    new GraphWidget({
      title: 'Waiting',
      width,
      left: queues.map(([label, { queue }]) =>
        queue.metricApproximateNumberOfMessagesVisible({ period, label }),
      ),
      right: queues.map(([name, { queue }]) =>
        queue.metricApproximateAgeOfOldestMessage({ period, label: `${name}, oldest` }),
      ),
    }),
    new GraphWidget({
      title: 'Dead letters',
      width,
      left: queues.map(([label, { deadLetters }]) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ period, label }),
      ),
    }),
  ];
}

function faults(stage: StageSettings, service: ServiceStack): IWidget[] {
  const functions = Object.values(service.functions);
  return [
    new GraphWidget({
      title: 'Errors, failures and throttles',
      width,
      left: functions.flatMap((fn) => [
        fn.metricErrors({ period, label: `${fn.contractName}, errors` }),
        pipelineMetric(stage, fn.contractName, 'failures', { period, label: `${fn.contractName}, failures` }),
      ]),
      right: functions.map((fn) => fn.metricThrottles({ period, label: `${fn.contractName}, throttled` })),
    }),
    new GraphWidget({
      title: 'Duration, p99',
      width,
      left: functions.map((fn) => fn.metricDuration({ period, statistic: 'p99', label: fn.contractName })),
    }),
  ];
}
