import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { quietLookMinutes, reconcileEveryMinutes } from '../../functions/contract/functions.ts';
import { type AlarmSettings, addAlarm, alarmTopic } from '../constructs/alarm.ts';
import { alarmOnCdn } from '../constructs/cdn-alarm.ts';
import { cdnRegion } from '../constructs/cdn-metrics.ts';
import { flowDashboard } from '../constructs/flow-dashboard.ts';
import { saveQueries } from '../constructs/log-queries.ts';
import { monthlyBudget } from '../constructs/monthly-budget.ts';
import { pipelineMetric } from '../constructs/pipeline-metrics.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import type { DeploymentSettings } from '../settings/deployment-settings.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { ServiceStack } from './service-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly service: ServiceStack;
  readonly settings?: Pick<DeploymentSettings, 'alarmEmails' | 'budget'>;
  /** Region of the deployment, if known. */
  readonly region?: string | undefined;
}

const period = Duration.minutes(5);

/** Alarm threshold for p99 of receipt-to-feed, seconds. One build per second plus one retry stays far below. */
const slowSeconds = 60;
/** One bad message with its retries causes eight failures in five minutes. */
const toleratedFailures = 10;

/** Alarms for stuck or failing work, and a dashboard of the pipeline. */
export class WatchStack extends Stack {
  readonly topic: Topic;
  private readonly stage: StageSettings;

  constructor(scope: Construct, id: string, { stage, service, settings, region, ...props }: WatchStackProps) {
    super(scope, id, props);
    this.stage = stage;
    this.topic = alarmTopic(this, settings?.alarmEmails);

    for (const queue of Object.values(service.queues)) this.watchQueue(queue);
    for (const fn of Object.values(service.functions)) this.watchFunction(fn);
    this.watchReconciler(service.functions.reconcile);
    this.watchApi(service);
    this.watchStories();
    this.watchSubscribers();
    if (region === cdnRegion) alarmOnCdn(this, service.cdn.distribution.distributionId, this.topic);
    flowDashboard(this, stage, service);
    saveQueries(this, stage.name, service);
    if (settings?.budget) monthlyBudget(this, settings.budget);

    new CfnOutput(this, 'AlarmTopic', {
      value: this.topic.topicArn,
      description: 'Subscribe the people who answer alarms',
    });
  }

  private watchQueue({ name, queue, deadLetters, visibilityTimeout }: WorkQueue): void {
    this.alarm(`${name}-dead-letters`, deadLetters.metricApproximateNumberOfMessagesVisible({ period }), {
      means: `Messages of queue "${name}" failed repeatedly. The reconciler resumes the work; find the cause, then replay.`,
      section: 'dead-letters',
      threshold: 0,
    });
    this.alarm(`${name}-age`, queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }), {
      means: `A message of queue "${name}" has waited longer than one failed attempt takes.`,
      section: 'old-messages',
      threshold: visibilityTimeout.toSeconds(),
    });
  }

  private watchFunction(fn: ServiceFunction): void {
    const name = fn.contractName;
    this.alarm(`${name}-errors`, fn.metricErrors({ period, statistic: 'sum' }), {
      means: `Function "${name}" threw or timed out; see its log group.`,
      section: 'function-errors',
      threshold: 0,
    });
    // The reconciler handles neither requests nor messages: its failures are errors.
    if (name !== 'reconcile') {
      this.alarm(`${name}-failures`, pipelineMetric(this.stage, name, 'failures', { period }), {
        means: `Function "${name}" keeps failing on requests or messages; see its log group.`,
        section: 'failures',
        threshold: toleratedFailures,
      });
    }
    this.alarm(`${name}-throttles`, fn.metricThrottles({ period, statistic: 'sum' }), {
      means: `Function "${name}" was throttled; see the concurrency limit of the account.`,
      section: 'throttles',
      threshold: 0,
      periods: 2,
    });
  }

  /** Nothing else would notice that the reconciler stopped. */
  private watchReconciler(reconcile: ServiceFunction): void {
    this.alarm('reconcile-silent', reconcile.metricInvocations({ period, statistic: 'sum' }), {
      means: `The reconciler has not run; it should run every ${reconcileEveryMinutes} min.`,
      section: 'reconciler-silent',
      threshold: 1,
      below: true,
      periods: 2,
      missing: TreatMissingData.BREACHING,
    });
  }

  private watchApi({ intakeApi }: ServiceStack): void {
    this.alarm('api-faults', intakeApi.api.metricServerError({ period, statistic: 'sum' }), {
      means: 'An agency got a 5xx response: its upload may not have been accepted.',
      section: 'api-faults',
      threshold: 0,
    });
  }

  /** Alarms on the metrics that functions emit. */
  private watchStories(): void {
    this.alarm('receipts-stuck', pipelineMetric(this.stage, 'reconcile', 'stuck', { period }), {
      means: 'A receipt was retried many times and is given up: its stories are in no feed.',
      section: 'stuck-receipts',
      threshold: 0,
    });
    const visible = pipelineMetric(this.stage, 'publish', 'submitToVisible', { period, statistic: 'p99' });
    this.alarm('slow-to-appear', visible, {
      means: `Stories take longer than ${slowSeconds} s from receipt to feed.`,
      section: 'slow-to-appear',
      threshold: slowSeconds,
      periods: 2,
    });
    this.alarm('broken-fragments', pipelineMetric(this.stage, 'publish', 'brokenFragments', { period }), {
      means: 'A story cannot be rendered in some format and is missing from that format of its feeds.',
      section: 'stories-that-cannot-be-shown',
      threshold: 0,
    });
    const quietPeriod = Duration.minutes(quietLookMinutes);
    const quiet = { period: quietPeriod, statistic: 'Maximum' };
    this.alarm('quiet-agencies', pipelineMetric(this.stage, 'reconcile', 'quietAgencies', quiet), {
      means: 'An agency has sent nothing for longer than its policy allows.',
      section: 'quiet-agencies',
      threshold: 0,
    });
    this.alarm('waiting-for-a-person', pipelineMetric(this.stage, 'reconcile', 'waitingForPerson', quiet), {
      means: 'Stories wait for an operator: quarantined, or with an embargo that could not be read.',
      section: 'waiting-for-a-person',
      threshold: 0,
    });
  }

  /** Nobody else tells a subscriber that it hears nothing any more, or that its copy is wrong. */
  private watchSubscribers(): void {
    this.alarm('endpoints-disabled', pipelineMetric(this.stage, 'deliver', 'endpointsDisabled', { period }), {
      means:
        'An endpoint of a subscriber gets no calls any more: every try failed for days, or it answered 410.',
      section: 'endpoints-disabled',
      threshold: 0,
    });
    this.alarm('divergent-copies', pipelineMetric(this.stage, 'intake', 'divergentCopies', { period }), {
      means: 'A subscriber has acknowledged a copy of a feed that is not what the feed held.',
      section: 'divergent-copies',
      threshold: 0,
    });
  }

  private alarm(id: string, metric: IMetric, settings: AlarmSettings): void {
    addAlarm(this, id, metric, { ...settings, topic: this.topic });
  }
}
