import { App, Tags } from 'aws-cdk-lib';
import cdkJson from '../cdk.json' with { type: 'json' };
import { cdnRegion } from './constructs/cdn-metrics.ts';
import { type EdgeSettings, edgeContext, edgeSettings } from './edge/edge-settings.ts';
import { type DeploymentSettings, readSettings } from './settings/deployment-settings.ts';
import { stageSettings } from './settings/stage.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
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
  /** Folder with `dateline.{stage}.json`; without it no such file is read, only `-c settings=FILE`. */
  readonly settingsFolder?: string;
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
  const name = options.stage ?? String(app.node.tryGetContext('stage') ?? 'dev');
  const settings = deploymentSettings(app, name, options.settingsFolder);
  const stage = stageSettings(name, settings, isOn(app, 'firstDeployment'));
  const region = options.region ?? process.env.CDK_DEFAULT_REGION;
  const bundle = options.bundle ?? wantsCode(app);

  const state = new StateStack(app, `Dateline-${stage.name}-State`, { stage });
  const service = new ServiceStack(app, `Dateline-${stage.name}-Service`, {
    stage,
    state,
    bundle,
    reserveConcurrency: isOn(app, 'reserveConcurrency'),
    accountConcurrency: settings.accountConcurrency,
    edge: options.edge ?? edgeSettings(app.node, region),
  });
  const watch = new WatchStack(app, `Dateline-${stage.name}-Watch`, {
    stage,
    service,
    settings,
    region,
  });
  // Needs a bootstrapped us-east-1, so only if asked for.
  if (settings.cdnAlarm && region !== undefined && region !== cdnRegion) {
    const { alarmEmails } = settings;
    new EdgeStack(app, `Dateline-${stage.name}-Edge`, { service, region, alarmEmails });
  }
  Tags.of(app).add('app', 'dateline');
  Tags.of(app).add('stage', stage.name);
  return { app, state, service, watch };
}

/**
 * The settings of the stage from its file. Those that are also options become context where the command line says
 * nothing else, so that an option is for one deployment and the file for all.
 */
function deploymentSettings(app: App, stage: string, folder: string | undefined): DeploymentSettings {
  const given: unknown = app.node.tryGetContext('settings');
  if (given === 'none' || (folder === undefined && given === undefined)) return {};
  const settings = readSettings(folder ?? '.', stage, given === undefined ? undefined : String(given));
  if (settings.reserveConcurrency && settings.accountConcurrency !== undefined)
    throw new Error(
      'Set accountConcurrency or reserveConcurrency, not both: one is for few runs, one for many.',
    );
  for (const name of [...edgeContext, 'reserveConcurrency'] as const) {
    const value = settings[name];
    if (value !== undefined && app.node.tryGetContext(name) === undefined) app.node.setContext(name, value);
  }
  return settings;
}

const isOn = (app: App, name: string): boolean => String(app.node.tryGetContext(name)) === 'true';

/** Commands such as `cdk list` and `cdk destroy` pass an empty list when they need no code. */
function wantsCode(app: App): boolean {
  const bundlingStacks: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  return !(Array.isArray(bundlingStacks) && bundlingStacks.length === 0);
}
