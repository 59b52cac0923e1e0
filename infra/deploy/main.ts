import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from '../synthesise.ts';
import { deployedStack } from './deployed.ts';
import { lossesOf } from './losses.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const usage = `npm run deploy -- STAGE [--compare] [--accept-losses] [-c NAME=VALUE] [--profile NAME] [-- OPTIONS OF cdk deploy]
  STAGE            dev or prod; its settings are in dateline.STAGE.json
  --compare        only say what would be lost; exit code 1 if anything would
  --accept-losses  deploy although something is lost`;

interface Asked {
  stage: string;
  compare: boolean;
  accept: boolean;
  context: Record<string, string>;
  /** Options for `cdk deploy`. */
  rest: string[];
}

function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      compare: { type: 'boolean', default: false },
      'accept-losses': { type: 'boolean', default: false },
      context: { type: 'string', short: 'c', multiple: true, default: [] },
      profile: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [stage, ...rest] = positionals;
  if (values.help || stage === undefined) throw new Error(usage);
  if (values.profile !== undefined) process.env.AWS_PROFILE = values.profile;
  const context = values.context.map((one): [string, string] => {
    const at = one.indexOf('=');
    if (at < 1) throw new Error(`-c ${one} is not NAME=VALUE`);
    return [one.slice(0, at), one.slice(at + 1)];
  });
  const { compare, 'accept-losses': accept } = values;
  return { stage, compare, accept, context: Object.fromEntries(context), rest };
}

/** Compares the stacks with what is deployed. `first`: a stack of them does not exist, or was never complete. */
async function compareStacks({ stage, context }: Asked): Promise<{ first: boolean; losses: string[] }> {
  const outdir = mkdtempSync(join(tmpdir(), 'dateline-deploy-'));
  try {
    const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
    const { app, state, service } = buildApp({
      bundle: false,
      stage,
      context,
      outdir,
      region,
      settingsFolder: root,
    });
    const assembly = app.synth();
    const losses: string[] = [];
    let first = false;
    for (const { stackName } of [state, service]) {
      const found = await deployedStack(stackName);
      if (found === undefined || found === 'never-created') first = true;
      else
        losses.push(
          ...lossesOf(found, assembly.getStackByName(stackName).template as Record<string, unknown>),
        );
    }
    return { first, losses };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

async function cdkDeploy(
  { stage, context, rest }: Asked,
  more: Record<string, string> = {},
): Promise<number> {
  const all = Object.entries({ stage, ...context, ...more }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(join(root, 'node_modules/.bin/cdk'), ['deploy', '--all', ...all, ...rest], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** `npm run deploy`: compares, then deploys. Returns the exit code. */
async function main(): Promise<number> {
  const what = asked();
  const { first, losses } = await compareStacks(what);
  for (const loss of losses) console.error(`deploy: ${loss}`);
  if (losses.length > 0 && !what.accept) {
    console.error(
      `deploy: nothing was deployed; correct dateline.${what.stage}.json, or pass --accept-losses if this is meant`,
    );
    return 1;
  }
  if (what.compare) {
    console.log(first ? 'deploy: this would be the first deployment' : `deploy: ${losses.length} losses`);
    return 0;
  }
  if (!first) return cdkDeploy(what);
  // A failed first deployment has to be deleted to be repeated, which protection would prevent. It comes second.
  console.log('deploy: first deployment; protection against deletion is switched on by a second step');
  const code = await cdkDeploy(what, { firstDeployment: 'true' });
  return code === 0 ? cdkDeploy(what) : code;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
