import { App, Tags } from 'aws-cdk-lib';
import cdkJson from '../cdk.json' with { type: 'json' };
import { type EdgeSettings, edgeSettings } from './edge/edge-settings.ts';
import { stageSettings } from './settings/stage.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { StateStack } from './stacks/state-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';

export interface BuildOptions {
  /** False leaves the handlers' code out, for readers of the templates: no esbuild, no file hashing. */
  readonly bundle?: boolean;
  /** Where `synth` writes; a new temporary folder when absent. */
  readonly outdir?: string;
  /** Overrides the `stage` context value. */
  readonly stage?: string;
  /** Overrides the context values of `edgeContext`. */
  readonly edge?: EdgeSettings;
  /** Context values as the command line passes them by `-c`. */
  readonly context?: Readonly<Record<string, string>>;
  /** Region of the deployment, where it is known; the CDK's command line tells it. */
  readonly region?: string | undefined;
}

/** Builds the whole app; only `app.synth()` of the result writes templates. */
export function buildApp(options: BuildOptions = {}) {
  const app = new App({
    // The command line passes cdk.json's context by environment; other callers must see the same flags.
    context: { ...cdkJson.context, ...options.context },
    analyticsReporting: false,
    // The built-in rules take two seconds to load; who only reads the templates need not wait for them.
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

/** Commands such as `cdk list` and `cdk destroy` say by an empty list that they need no code. */
function wantsCode(app: App): boolean {
  const bundlingStacks: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  return !(Array.isArray(bundlingStacks) && bundlingStacks.length === 0);
}
