import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { FunctionName } from '../contract/functions.ts';
import { type MetricName, metrics as units } from '../contract/metrics.ts';
import type { Log, Meter } from '../pipeline/ports.ts';
import { processNumbers } from './numbers.ts';

/** Log and metrics of a handler; `flush` sends the metrics of an invocation and belongs at its end. */
export interface Telemetry {
  log: Log;
  meter: Meter;
  flush: () => void;
}

/** Name of the metric dimension that splits refusals. */
const reasonDimension = 'reason';

/**
 * Structured logs and metrics (CloudWatch's embedded metric format) of one function, and the numbers of this
 * process. Bodies, keys and tokens never go in; what belongs together is found by the members `receipt`, `story`,
 * `feed` and `build` of a log line. The namespace comes from the environment, since stages may share an account.
 */
export function telemetry(functionName: FunctionName): Telemetry {
  const logger = new Logger({ serviceName: functionName });
  const metrics = new Metrics({ serviceName: functionName });
  return {
    log: {
      info: (message, details) => logger.info(message, details),
      warn: (message, details) => logger.warn(message, details),
      error: (message, details) => logger.error(message, details),
    },
    meter: {
      count: (name, value = 1, reason) => {
        metrics.addMetric(name, units[name], value);
        processNumbers.count(name, value, reason);
        if (reason === undefined) return;
        // A set of dimensions is a document of its own.
        const split = metrics.singleMetric();
        split.addDimension(reasonDimension, reason);
        split.addMetric(name, units[name], value);
      },
      milliseconds: (name, value) => {
        const inUnit = inUnitOf(name, value);
        metrics.addMetric(name, units[name], inUnit);
        processNumbers.value(name, inUnit);
      },
    },
    flush: () => {
      processNumbers.share();
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}

const inUnitOf = (name: MetricName, milliseconds: number): number =>
  units[name] === 'Seconds' ? milliseconds / 1000 : milliseconds;
