import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ILambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { Alias, type IFunction, type IVersion } from 'aws-cdk-lib/aws-lambda';
import type { ServiceFunction } from './service-function.ts';

/**
 * Sends a tenth of a function's calls to its new version for five minutes, then all of them; the first
 * error of the alias in that time puts every call back on the old version and fails the deployment.
 */
export function releaseGradually(fn: ServiceFunction, application: ILambdaApplication): IFunction {
  // The casts here: CDK's classes leave `role` undefined where its interfaces leave it out.
  const version = fn.currentVersion as IVersion;
  const alias = new Alias(fn, 'Live', { aliasName: 'live', version });
  const errors = new Alarm(fn, 'ReleaseErrors', {
    metric: alias.metricErrors({ period: Duration.minutes(1), statistic: 'sum' }),
    alarmDescription: `Function "${fn.contractName}" threw while a new version is being released: it is rolled back.`,
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const group = new LambdaDeploymentGroup(fn, 'Release', {
    application,
    alias,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    alarms: [errors],
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
  });
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
    reason: "CodeDeploy's own policy for moving aliases; nothing of Dateline assumes the role.",
  });
  return alias as IFunction;
}
