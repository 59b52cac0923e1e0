import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { ILambdaApplication } from 'aws-cdk-lib/aws-codedeploy';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  type IFunction,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type FunctionContract, type FunctionName, functions } from '../../functions/contract/functions.ts';
import { metricNamespace } from '../../functions/contract/metrics.ts';
import { handlerCode } from '../bundle/handler-code.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { Binding } from './bindings.ts';
import { releaseGradually } from './gradual-release.ts';

/** Exactly the environment variables that the contract lists for a function. */
export type EnvironmentOf<N extends FunctionName> = {
  readonly [Key in (typeof functions)[N]['env'][number]]: Binding;
};

export interface ServiceFunctionProps<N extends FunctionName> {
  readonly stage: StageSettings;
  readonly environment: EnvironmentOf<N>;
  /** False omits the code, for callers that only read the template. */
  readonly bundle: boolean;
  readonly description: string;
  /** Reserves the concurrency that the contract lists for this function. */
  readonly reserveConcurrency?: boolean;
  /** Releases new versions gradually; without it all calls go to a new version at once. */
  readonly releases?: ILambdaApplication | undefined;
  /** Writes further files into the folder of its code. */
  readonly writeMore?: (folder: string) => void;
}

/** Read by the log and metric libraries, not by handlers; therefore not in the contract. */
export const runtimeEnvironment = (name: FunctionName, stage: Pick<StageSettings, 'name'>) => ({
  POWERTOOLS_SERVICE_NAME: name,
  POWERTOOLS_METRICS_NAMESPACE: metricNamespace(stage.name),
});

const projectFile = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A function of the contract: memory, timeout, environment with the matching permissions, and logs. */
export class ServiceFunction<N extends FunctionName = FunctionName> extends LambdaFunction {
  readonly contractName: FunctionName;
  /** What callers invoke: the alias of gradual releases, or the function itself. */
  readonly entryPoint: IFunction;

  constructor(scope: Construct, name: N, props: ServiceFunctionProps<N>) {
    const { memoryMb, timeoutSeconds, reservedConcurrency, goesOnByMessage }: FunctionContract =
      functions[name];
    const entry = projectFile(`functions/${name}/handler.ts`);
    if (props.bundle && !existsSync(entry)) {
      throw new Error(`Function "${name}" of the contract has no handler: ${entry} is missing.`);
    }
    const logGroup = new LogGroup(scope, `${name}-logs`, {
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not CDK's default role: its managed policy allows writing to every log group.
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);

    super(scope, name, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
      ...(goesOnByMessage && { recursiveLoop: RecursiveLoop.ALLOW }),
      environment: runtimeEnvironment(name, props.stage),
      ...(props.reserveConcurrency && reservedConcurrency !== undefined
        ? { reservedConcurrentExecutions: reservedConcurrency }
        : {}),
      handler: 'index.handler',
      code: props.bundle
        ? handlerCode(entry, props.writeMore)
        : Code.fromInline('export const handler = undefined;'),
    });
    this.contractName = name;
    for (const [key, binding] of Object.entries<Binding>(props.environment)) {
      this.addEnvironment(key, binding.value);
      binding.grantTo(this);
    }
    this.entryPoint =
      props.releases === undefined ? this : releaseGradually(this, props.releases, props.stage);

    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray actions for sending traces have no resource-level permissions.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'Work arrives from queues with dead letters, as requests that are answered, or on a schedule.',
    });
  }
}
