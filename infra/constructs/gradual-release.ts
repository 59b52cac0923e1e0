import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  type ILambdaApplication,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import {
  Alias,
  type CfnFunction,
  type IFunction,
  type IVersion,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { described } from '../policy/runbook.ts';
import type { StageSettings } from '../settings/stage.ts';
import { pipelineMetric } from './pipeline-metrics.ts';
import { tryBeforeTraffic } from './try-before-traffic.ts';

/** Failures that a single unprocessable message causes in its first minute. */
const failuresOfOneMessage = 5;

/**
 * Sends a tenth of a function's calls to its new version for five minutes, then all of them. One error of the alias
 * in that time, or more failures than one bad message causes, rolls back to the old version and fails the deployment.
 * Failures are counted separately because handlers report them without throwing: a request as 500, a message as a
 * failed batch item.
 */
export function releaseGradually(
  fn: LambdaFunction & { readonly contractName: FunctionName },
  application: ILambdaApplication,
  stage: StageSettings,
): IFunction {
  // Casts: CDK's classes declare `role` as possibly undefined, its interfaces as optional.
  const version = fn.currentVersion as IVersion;
  const alias = new Alias(fn, 'Live', { aliasName: 'live', version });
  const period = Duration.minutes(1);
  const rollBack = (id: string, metric: IMetric, threshold: number): Alarm =>
    new Alarm(fn, id, {
      metric,
      alarmDescription: described(
        `Function "${fn.contractName}" fails; a version being released is rolled back.`,
        'release-rolled-back',
      ),
      threshold,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  const alarms = [
    rollBack('ReleaseErrors', alias.metricErrors({ period, statistic: 'sum' }), 1),
    rollBack(
      'ReleaseFailures',
      pipelineMetric(stage, fn.contractName, 'failures', { period }),
      failuresOfOneMessage + 1,
    ),
  ];
  const group = new LambdaDeploymentGroup(fn, 'Release', {
    application,
    alias,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    alarms,
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
  });
  if (fn.contractName === 'reconcile') {
    const hook = tryBeforeTraffic(fn, version, stage);
    group.addPreHook(hook);
    Validations.of(group).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(fn).getLogicalId(hook.node.defaultChild as CfnFunction)}.Arn>:*]`,
      reason: 'Versions of the one function that CodeDeploy calls before it moves the alias.',
    });
    // The alias moves when it is updated; its update policy names the hook, which is no dependency to CloudFormation.
    alias.node.addDependency(hook);
  }
  Validations.of(group).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
    reason: 'AWS managed policy for moving aliases; only CodeDeploy assumes the role.',
  });
  return alias as IFunction;
}
