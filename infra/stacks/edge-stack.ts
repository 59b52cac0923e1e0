import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { alarmTopic } from '../constructs/alarm.ts';
import { alarmOnCdn } from '../constructs/cdn-alarm.ts';
import { cdnRegion } from '../constructs/cdn-metrics.ts';
import { distributionOutput, type ServiceStack } from './service-stack.ts';

export interface EdgeStackProps extends StackProps {
  readonly service: ServiceStack;
  /** Region of the other stacks. */
  readonly region: string;
  readonly alarmEmails?: readonly string[] | undefined;
}

/** The alarm of the CDN of a desk in another region: alarms only see metrics of their own region. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { service, region, alarmEmails, ...props }: EdgeStackProps) {
    super(scope, id, { ...props, env: { region: cdnRegion } });
    this.addStackDependency(service, 'Reads the id of its distribution');
    const topic = alarmTopic(this, alarmEmails);
    alarmOnCdn(this, Fn.getStackOutput(service.stackName, distributionOutput, region), topic);
    new CfnOutput(this, 'AlarmTopic', {
      value: topic.topicArn,
      description: 'Subscribe the people who answer alarms',
    });
  }
}
