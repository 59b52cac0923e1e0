import { App, Tags } from 'aws-cdk-lib';
import cdkJson from '../cdk.json' with { type: 'json' };
import { type EdgeSettings, edgeSettings } from './edge/edge-settings.ts';
import { stageSettings } from './settings/stage.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { StateStack } from './stacks/state-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';

export interface BuildOptions {
  /** False omits the handlers' code, for callers that only read templates: no esbuild, no file hashing. */
  readonly bundle?: boolean;
  /** Where `synth` writes; a new temporary folder by default. */
  readonly outdir?: string;
  /** Overrides the `stage` context value. */
  readonly stage?: string;
  /** Overrides the context values of `edgeContext`. */
  readonly edge?: EdgeSettings;
  /** Context values, as passed with `-c` on the command line. */
  readonly context?: Readonly<Record<string, string>>;
  /** Region of the deployment, if known; the CDK command line sets it. */
  readonly region?: string | undefined;
}

/** Builds the app; only `app.synth()` of the result writes templates. */
export function buildApp(options: BuildOptions = {}) {
  const app = new App({
    // The CDK command line passes the context of cdk.json; other callers must see the same flags.
    context: { ...cdkJson.context, ...options.context },
    analyticsReporting: false,
    // The built-in rules take two seconds to load and are not needed to read templates.
    builtinCloudFormationValidation: options.bundle ?? true,
    ...(options.outdir === undefined ? {} : { outdir: options.outdir }),
  });
  const stage = stageSettings(options.stage ?? String(app.node.tryGetContext('stage') ?? 'dev'));
  const bundle = options.bundle ?? wantsCode(app);

  const state = new StateStack(app, `Dateline-${stage.name}-State`, { stage });
  const service = new ServiceStack(app, `Dateline-${stage.name}-Service`, {
    stage,
    state,
    bundle,
    reserveConcurrency: String(app.node.tryGetContext('reserveConcurrency')) === 'true',
    edge: options.edge ?? edgeSettings(app.node, options.region ?? process.env.CDK_DEFAULT_REGION),
  });
  const watch = new WatchStack(app, `Dateline-${stage.name}-Watch`, { stage, service });
  Tags.of(app).add('app', 'dateline');
  Tags.of(app).add('stage', stage.name);
  return { app, state, service, watch };
}

/** Commands such as `cdk list` and `cdk destroy` pass an empty list when they need no code. */
function wantsCode(app: App): boolean {
  const bundlingStacks: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  return !(Array.isArray(bundlingStacks) && bundlingStacks.length === 0);
}
