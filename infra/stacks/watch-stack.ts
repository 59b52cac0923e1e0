import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { quietLookMinutes, reconcileEveryMinutes } from '../../functions/contract/functions.ts';
import { flowDashboard } from '../constructs/flow-dashboard.ts';
import { pipelineMetric } from '../constructs/pipeline-metrics.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import { described, type RunbookSection } from '../policy/runbook.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { ServiceStack } from './service-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageSettings;
  readonly service: ServiceStack;
}

const period = Duration.minutes(5);

/** Seconds from receipt to feed that hardly any story may take. A build a second and one failed try are far below. */
const slowSeconds = 60;
/** One bad message and the pauses between its tries make eight failures in five minutes. */
const toleratedFailures = 10;

interface AlarmSettings {
  /** What it means, for whoever is woken. */
  readonly means: string;
  /** Where docs/runbook.md says what to do. */
  readonly section: RunbookSection;
  readonly threshold: number;
  readonly periods?: number;
  readonly below?: boolean;
  readonly missing?: TreatMissingData;
}

/** Tells people when a story may stand still, and shows the way of stories through the service. */
export class WatchStack extends Stack {
  readonly topic: Topic;
  private readonly stage: StageSettings;

  constructor(scope: Construct, id: string, { stage, service, ...props }: WatchStackProps) {
    super(scope, id, props);
    this.stage = stage;
    this.topic = new Topic(this, 'Alarms', { displayName: 'Dateline alarms', enforceSSL: true });
    // The TLS rule is a topic policy, and with any policy of its own a topic no longer admits alarms.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );

    for (const queue of Object.values(service.queues)) this.watchQueue(queue);
    for (const fn of Object.values(service.functions)) this.watchFunction(fn);
    this.watchReconciler(service.functions.reconcile);
    this.watchApi(service);
    this.watchStories();
    flowDashboard(this, stage, service);

    new CfnOutput(this, 'AlarmTopic', {
      value: this.topic.topicArn,
      description: 'Subscribe the people who answer alarms',
    });
  }

  private watchQueue({ name, queue, deadLetters, visibilityTimeout }: WorkQueue): void {
    this.alarm(`${name}-dead-letters`, deadLetters.metricApproximateNumberOfMessagesVisible({ period }), {
      means: `Work of queue "${name}" failed for good. The reconciler drives it on; find out why, then replay.`,
      section: 'dead-letters',
      threshold: 0,
    });
    this.alarm(`${name}-age`, queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }), {
      means: `A message of queue "${name}" has waited longer than one failed try takes.`,
      section: 'old-messages',
      threshold: visibilityTimeout.toSeconds(),
    });
  }

  private watchFunction(fn: ServiceFunction): void {
    const name = fn.contractName;
    this.alarm(`${name}-errors`, fn.metricErrors({ period, statistic: 'sum' }), {
      means: `Function "${name}" threw or ran out of time; see its log group.`,
      section: 'function-errors',
      threshold: 0,
    });
    // The reconciler has neither: what it cannot do is an error.
    if (name !== 'reconcile') {
      this.alarm(`${name}-failures`, pipelineMetric(this.stage, name, 'failures', { period }), {
        means: `Function "${name}" keeps failing at requests or messages; its log group says at which.`,
        section: 'failures',
        threshold: toleratedFailures,
      });
    }
    this.alarm(`${name}-throttles`, fn.metricThrottles({ period, statistic: 'sum' }), {
      means: `Function "${name}" was refused concurrency; see the account's limit.`,
      section: 'throttles',
      threshold: 0,
      periods: 2,
    });
  }

  /** Silence of the one who finds what stands still would itself go unnoticed. */
  private watchReconciler(reconcile: ServiceFunction): void {
    this.alarm('reconcile-silent', reconcile.metricInvocations({ period, statistic: 'sum' }), {
      means: `The reconciler has not run, though it should every ${reconcileEveryMinutes} min.`,
      section: 'reconciler-silent',
      threshold: 1,
      below: true,
      periods: 2,
      missing: TreatMissingData.BREACHING,
    });
  }

  private watchApi({ intakeApi }: ServiceStack): void {
    this.alarm('api-faults', intakeApi.api.metricServerError({ period, statistic: 'sum' }), {
      means: 'An agency got a 5xx answer: its upload may not have been accepted.',
      section: 'api-faults',
      threshold: 0,
    });
  }

  /** What the functions themselves tell of stories. */
  private watchStories(): void {
    this.alarm('receipts-stuck', pipelineMetric(this.stage, 'reconcile', 'stuck', { period }), {
      means: 'A receipt was driven on many times in vain and is given up: its stories are in no feed.',
      section: 'stuck-receipts',
      threshold: 0,
    });
    const visible = pipelineMetric(this.stage, 'publish', 'submitToVisible', { period, statistic: 'p99' });
    this.alarm('slow-to-appear', visible, {
      means: `Stories take longer than ${slowSeconds} s from their receipt to the feeds.`,
      section: 'slow-to-appear',
      threshold: slowSeconds,
      periods: 2,
    });
    this.alarm('broken-fragments', pipelineMetric(this.stage, 'publish', 'brokenFragments', { period }), {
      means: 'A story cannot be shown in some format, and that format of its feeds is without it.',
      section: 'stories-that-cannot-be-shown',
      threshold: 0,
    });
    const quietPeriod = Duration.minutes(quietLookMinutes);
    const quiet = { period: quietPeriod, statistic: 'Maximum' };
    this.alarm('quiet-agencies', pipelineMetric(this.stage, 'reconcile', 'quietAgencies', quiet), {
      means: 'An agency that normally sends has been silent for longer than its policy says.',
      section: 'quiet-agencies',
      threshold: 0,
    });
  }

  private alarm(id: string, metric: IMetric, settings: AlarmSettings): void {
    const { means, section, threshold, periods = 1, below = false, missing } = settings;
    new Alarm(this, id, {
      metric,
      alarmDescription: described(means, section),
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}
