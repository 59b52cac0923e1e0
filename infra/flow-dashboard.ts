import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, PeriodOverride } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { ServiceStack } from './service-stack.ts';

const period = Duration.minutes(1);
const width = 12;

/** The way of stories from left to right: what comes in, what waits, what fails, what is pulled. */
export function flowDashboard(scope: Construct, service: ServiceStack): Dashboard {
  const queues = Object.entries(service.queues);
  const functions = Object.entries(service.functions);
  const { api } = service.intakeApi;
  const { distribution } = service.cdn;

  return new Dashboard(scope, 'Flow', {
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [
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
          left: [distribution.metricRequests({ period })],
          right: [distribution.metric4xxErrorRate({ period }), distribution.metric5xxErrorRate({ period })],
        }),
      ],
      [
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
      ],
      [
        new GraphWidget({
          title: 'Errors and throttles',
          width,
          left: functions.map(([label, fn]) => fn.metricErrors({ period, label })),
          right: functions.map(([name, fn]) => fn.metricThrottles({ period, label: `${name}, throttled` })),
        }),
        new GraphWidget({
          title: 'Duration, p99',
          width,
          left: functions.map(([label, fn]) => fn.metricDuration({ period, statistic: 'p99', label })),
        }),
      ],
    ],
  });
}
