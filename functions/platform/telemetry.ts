import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, Meter } from '../pipeline/desk.ts';

/** Structured logs and EMF metrics of one function. Bodies, keys and tokens never go in. */
export function telemetry(functionName: string): { log: Log; meter: Meter; flush: () => void } {
  const logger = new Logger({ serviceName: functionName });
  const metrics = new Metrics({ namespace: 'Dateline', serviceName: functionName });
  return {
    log: {
      info: (message, details) => logger.info(message, details),
      warn: (message, details) => logger.warn(message, details),
      error: (message, details) => logger.error(message, details),
    },
    meter: {
      count: (name, value = 1) => metrics.addMetric(name, MetricUnit.Count, value),
      milliseconds: (name, value) => metrics.addMetric(name, MetricUnit.Milliseconds, value),
    },
    flush: () => {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
