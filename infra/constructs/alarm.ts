import { type Stack, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { described, type RunbookSection } from '../policy/runbook.ts';

export interface AlarmSettings {
  /** Meaning, for the person on call. */
  readonly means: string;
  /** Section of docs/runbook.md. */
  readonly section: RunbookSection;
  readonly threshold: number;
  readonly periods?: number;
  readonly below?: boolean;
  readonly missing?: TreatMissingData;
}

/** The topic of a stack's alarms, and the addresses that get them once they have confirmed. */
export function alarmTopic(stack: Stack, emails: readonly string[] = []): Topic {
  const topic = new Topic(stack, 'Alarms', { displayName: 'Dateline alarms', enforceSSL: true });
  // `enforceSSL` creates a topic policy, which replaces the default that lets alarms publish.
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  for (const email of emails) {
    const subscription = topic.addSubscription(new EmailSubscription(email));
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'SNS tries a mail for six hours; a queue of alarms that nobody got would be read by nobody.',
    });
  }
  return topic;
}

/** An alarm that goes to a topic. */
export function addAlarm(
  scope: Construct,
  id: string,
  metric: IMetric,
  { topic, ...settings }: AlarmSettings & { topic: Topic },
): void {
  const { means, section, threshold, periods = 1, below = false, missing } = settings;
  new Alarm(scope, id, {
    metric,
    alarmDescription: described(means, section),
    threshold,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(topic));
}
