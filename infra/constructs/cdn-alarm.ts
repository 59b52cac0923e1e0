import { Duration } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { addAlarm } from './alarm.ts';
import { cdnMetric } from './cdn-metrics.ts';

/** Percent of requests that may fail. Feeds are static objects: what fails is the API, or the bucket. */
const toleratedPercent = 1;

/** Alarm on readers and agencies that get 5xx from the CDN; only in the region of its metrics. */
export function alarmOnCdn(scope: Construct, distributionId: string, topic: Topic): void {
  addAlarm(scope, 'cdn-faults', cdnMetric(distributionId, '5xxErrorRate', { period: Duration.minutes(5) }), {
    topic,
    means: `More than ${toleratedPercent} % of the requests to the CDN were answered with a 5xx status.`,
    section: 'cdn-faults',
    threshold: toleratedPercent,
    periods: 2,
  });
}
