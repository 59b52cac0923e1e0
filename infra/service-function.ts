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
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type FunctionName, functions } from '../functions/contract.ts';
import type { Binding } from './bindings.ts';
import { bundling } from './bundling.ts';
import { releaseGradually } from './gradual-release.ts';
import type { StageSettings } from './stage.ts';

/** The environment variables that the contract gives to a function: no more, no fewer. */
export type EnvironmentOf<N extends FunctionName> = {
  readonly [Key in (typeof functions)[N]['env'][number]]: Binding;
};

export interface ServiceFunctionProps<N extends FunctionName> {
  readonly stage: StageSettings;
  readonly environment: EnvironmentOf<N>;
  /** False leaves the code out, for readers of the template. */
  readonly bundle: boolean;
  readonly description: string;
  /** Releases new versions step by step; all calls go to a new version at once when absent. */
  readonly releases?: ILambdaApplication | undefined;
}

/** Read by the runtime and by the log and metric libraries, not by handlers; so not in the contract. */
export const runtimeEnvironment = (name: FunctionName) => ({
  // Small nurseries: a 10 MB message otherwise takes a third more memory before the collector looks at it.
  NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=8',
  POWERTOOLS_SERVICE_NAME: name,
  POWERTOOLS_METRICS_NAMESPACE: 'Dateline',
});

const projectFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const nodejsBundling = {
  format: OutputFormat.ESM,
  target: bundling.target,
  minify: bundling.minify,
  sourceMap: true,
  sourcesContent: false,
  mainFields: [...bundling.mainFields],
  externalModules: [],
  banner: bundling.banner,
};

/** A function of the contract: its sizes, its environment with the access each variable stands for, its logs. */
export class ServiceFunction<N extends FunctionName = FunctionName> extends NodejsFunction {
  readonly contractName: FunctionName;
  /** What callers must call: the alias of gradual releases, or the function itself. */
  readonly entryPoint: IFunction;

  constructor(scope: Construct, name: N, props: ServiceFunctionProps<N>) {
    const { memoryMb, timeoutSeconds } = functions[name];
    const entry = projectFile(`functions/${name}/handler.ts`);
    if (props.bundle && !existsSync(entry)) {
      throw new Error(`Function "${name}" of the contract has no handler: ${entry} is missing.`);
    }
    const logGroup = new LogGroup(scope, `${name}-logs`, {
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Its own role: the default one comes with a managed policy that may write to every log group.
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
      environment: runtimeEnvironment(name),
      handler: 'index.handler',
      ...(props.bundle
        ? { entry, depsLockFilePath: projectFile('package-lock.json'), bundling: nodejsBundling }
        : { code: Code.fromInline('export const handler = undefined;') }),
    });
    this.contractName = name;
    for (const [key, binding] of Object.entries<Binding>(props.environment)) {
      this.addEnvironment(key, binding.value);
      binding.grantTo(this);
    }
    this.entryPoint = props.releases === undefined ? this : releaseGradually(this, props.releases);

    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes trace segments for no particular resource; the two actions only send them.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Work comes by queues, which have dead letters, by requests, which are answered, or by the clock.',
    });
  }
}
