import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { functions } from '../../functions/contract/functions.ts';
import type { StageSettings } from '../settings/stage.ts';

/** Runs the new version once and tells CodeDeploy how it ended. The clients are those of the runtime. */
const code = `const { InvokeCommand, LambdaClient } = require('@aws-sdk/client-lambda');
const { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } = require('@aws-sdk/client-codedeploy');

exports.handler = async ({ DeploymentId, LifecycleEventHookExecutionId }) => {
  let status = 'Failed';
  try {
    const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: process.env.NEW_VERSION }));
    if (answer.FunctionError === undefined) status = 'Succeeded';
    else console.error('The new version failed', Buffer.from(answer.Payload ?? []).toString().slice(0, 2000));
  } catch (error) {
    console.error('The new version could not be called', error);
  }
  await new CodeDeployClient({}).send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: DeploymentId,
      lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
      status,
    }),
  );
};
`;

/**
 * A hook that calls a new version of the reconciler once before it gets any calls. It runs once a minute, so a tenth of
 * its calls in five minutes may be none, and a broken version would pass.
 */
export function tryBeforeTraffic(scope: Construct, version: IVersion, stage: StageSettings): LambdaFunction {
  const logGroup = new LogGroup(scope, 'TryLogs', {
    retention: stage.logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'TryRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  const hook = new LambdaFunction(scope, 'Try', {
    description: 'Calls a new version of the reconciler before it is released',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 256,
    timeout: Duration.seconds(functions.reconcile.timeoutSeconds + 30),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    environment: { NEW_VERSION: version.functionArn },
    handler: 'index.handler',
    code: Code.fromInline(code),
  });
  version.grantInvoke(hook);
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray actions for sending traces have no resource-level permissions.',
  });
  Validations.of(hook).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason: 'CodeDeploy calls it and waits for its answer; without one the release is rolled back.',
  });
  return hook;
}
