import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { reconcileEveryMinutes } from '../functions/contract.ts';
import { flowDashboard } from './flow-dashboard.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';
import type { WorkQueue } from './work-queue.ts';

export interface WatchStackProps extends StackProps {
  readonly service: ServiceStack;
}

const period = Duration.minutes(5);

interface AlarmSettings {
  /** What it means and where to look first, for whoever is woken. */
  readonly means: string;
  readonly threshold: number;
  readonly periods?: number;
  readonly below?: boolean;
  readonly missing?: TreatMissingData;
}

/** Tells people when a story may stand still, and shows the way of stories through the service. */
export class WatchStack extends Stack {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { service, ...props }: WatchStackProps) {
    super(scope, id, props);
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
    flowDashboard(this, service);

    new CfnOutput(this, 'AlarmTopic', {
      value: this.topic.topicArn,
      description: 'Subscribe the people who answer alarms',
    });
  }

  private watchQueue({ name, queue, deadLetters, visibilityTimeout }: WorkQueue): void {
    this.alarm(`${name}-dead-letters`, deadLetters.metricApproximateNumberOfMessagesVisible({ period }), {
      means: `Work of queue "${name}" failed for good. The reconciler drives it on; find out why, then redrive.`,
      threshold: 0,
    });
    this.alarm(`${name}-age`, queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' }), {
      means: `A message of queue "${name}" has waited longer than one failed try takes.`,
      threshold: visibilityTimeout.toSeconds(),
    });
  }

  private watchFunction(fn: ServiceFunction): void {
    const name = fn.contractName;
    this.alarm(`${name}-errors`, fn.metricErrors({ period, statistic: 'sum' }), {
      means: `Function "${name}" threw or ran out of time; see its log group.`,
      threshold: 0,
    });
    this.alarm(`${name}-throttles`, fn.metricThrottles({ period, statistic: 'sum' }), {
      means: `Function "${name}" was refused concurrency; see the account's limit.`,
      threshold: 0,
      periods: 2,
    });
  }

  /** Silence of the one who finds what stands still would itself go unnoticed. */
  private watchReconciler(reconcile: ServiceFunction): void {
    this.alarm('reconcile-silent', reconcile.metricInvocations({ period, statistic: 'sum' }), {
      means: `The reconciler has not run, though it should every ${reconcileEveryMinutes} min.`,
      threshold: 1,
      below: true,
      periods: 2,
      missing: TreatMissingData.BREACHING,
    });
  }

  private watchApi({ intakeApi }: ServiceStack): void {
    this.alarm('api-faults', intakeApi.api.metricServerError({ period, statistic: 'sum' }), {
      means: 'An agency got a 5xx answer: its upload may not have been accepted.',
      threshold: 0,
    });
  }

  private alarm(id: string, metric: IMetric, settings: AlarmSettings): void {
    const { means, threshold, periods = 1, below = false, missing } = settings;
    new Alarm(this, id, {
      metric,
      alarmDescription: means,
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }
}
