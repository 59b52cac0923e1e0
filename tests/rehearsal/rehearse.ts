import { match, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { cdnRegion } from '../../infra/constructs/cdn-metrics.ts';
import { stateful } from '../../infra/release/release-record.ts';
import { adaptTo } from './assembly/adapt.ts';
import { changeCode } from './assembly/change-code.ts';
import { Checks } from './checks.ts';
import { eventually, openDesk } from './desk/deployed-desk.ts';
import {
  type Clients,
  clientsOf,
  type Existing,
  emptyBucket,
  hasRow,
  resourcesOf,
  stackNames,
} from './desk/stack.ts';
import {
  addAgency,
  correctAndKill,
  embargo,
  lookAround,
  restored,
  submitAgain,
  submitByDrop,
  submitByHttp,
} from './desk/steps.ts';
import { subscribe } from './desk/subscribers.ts';
import { account, type Emulator, type Installed, region } from './emulator/emulator.ts';
import { mustRun, run } from './emulator/processes.ts';

const stacks = ['State', 'Service', 'Watch'].map((name) => `Dateline-dev-${name}`);
const service = 'Dateline-dev-Service';
const edge = 'Dateline-dev-Edge';

/** With everything that a setting adds. No mail is sent: the emulator has no postman. */
const settings = {
  cdnAlarm: true,
  alarmEmails: ['alarms@example.org'],
  budget: { monthlyDollars: 50, emails: ['money@example.org'] },
  accountConcurrency: 10,
};

/** What a rehearsal works with. */
export interface Rehearsal {
  /** The checkout. */
  root: string;
  /** A temporary folder for assemblies, logs and the export. */
  folder: string;
  installed: Installed;
  emulator: Emulator;
}

/**
 * Deploys this checkout, uses the desk, updates it, moves it to a new deployment and removes it.
 * @returns the number of checks, all of which passed.
 * @throws the error of the first one that fails.
 */
export async function rehearse({ root, folder, installed, emulator }: Rehearsal): Promise<number> {
  const checks = new Checks();
  const clients = clientsOf(emulator);
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const cdk = (...args: string[]) =>
    mustRun(join(root, 'node_modules/.bin/cdk'), args, { cwd: root, env: { ...emulator.env, CI: '1' } });
  const deploy = (assembly: string) =>
    cdk(
      'deploy',
      '--all',
      '--app',
      assembly,
      '--require-approval',
      'never',
      '--outputs-file',
      join(folder, 'outputs.json'),
    );
  const destroy = async (): Promise<void> => {
    await emptyBuckets(clients);
    await cdk('destroy', '--all', '--force', '--app', first);
  };

  const chosen = join(folder, 'dateline.dev.json');
  writeFileSync(chosen, JSON.stringify(settings));
  // At the same time: each takes a quarter of a minute, and neither needs the other.
  await Promise.all([
    checks.step('cdk synth', () =>
      cdk('synth', '--quiet', '--output', first, '-c', 'stage=dev', '-c', `settings=${chosen}`),
    ),
    checks.step('cdk bootstrap, here and in the region of the CDN', () =>
      cdk('bootstrap', ...[region, cdnRegion].map((one) => `aws://${account}/${one}`)),
    ),
  ]);
  for (const line of adaptTo(installed.types, first)) console.log(`      ${line}`);
  await checks.step('cdk deploy --all', () => deploy(first));
  await checks.step('the alarm of the CDN is in its region', async () => {
    const there = await resourcesOf(clientsOf(emulator, cdnRegion), [edge]);
    ok([...there.values()].some(({ type }) => type === 'AWS::CloudWatch::Alarm'));
  });

  const desk = await openDesk(root, emulator, clients, service);
  const key = await checks.step('an agency is added with --stack and --endpoint', () => addAgency(desk));
  const storyId = await submitByHttp(checks, desk, key);
  await submitByDrop(checks, desk);
  await correctAndKill(checks, desk, { key, storyId });
  await embargo(checks, desk, key);
  await lookAround(checks, desk);
  await subscribe(checks, desk, emulator);

  await checks.step(
    'npm run deploy finds no loss in the same settings, and one in a format less',
    async () => {
      const compare = (settings: string) =>
        run('node', [join(root, 'infra/deploy/main.ts'), 'dev', '--compare', '-c', `settings=${settings}`], {
          env: emulator.env,
        });
      const same = await compare(chosen);
      strictEqual(same.code, 0, same.all);
      const fewer = join(folder, 'fewer.json');
      writeFileSync(fewer, JSON.stringify({ ...settings, storyFormats: ['html'] }));
      const lost = await compare(fewer);
      strictEqual(lost.code, 1, lost.all);
      match(lost.all, /no longer be published as json/);
    },
  );

  const file = join(folder, 'desk.jsonl.gz');
  await checks.step('the desk is exported', () => desk.dateline('export', file));
  await checks.step('an update with other code replaces nothing that holds data', async () => {
    cpSync(first, second, { recursive: true });
    changeCode(second);
    const before = await resourcesOf(clients, stacks);
    const functions = await codeHashes(emulator, before);
    await deploy(second);
    const after = await resourcesOf(clients, stacks);
    for (const [id, resource] of before) {
      if (resource.type in stateful)
        strictEqual(after.get(id)?.physicalId, resource.physicalId, `${id} was replaced`);
    }
    const updated = await codeHashes(emulator, after);
    ok(functions.size > 0, 'There are no functions');
    for (const [name, hash] of functions)
      notStrictEqual(updated.get(name), hash, `${name} still has the old code`);
    await submitAgain(desk, key);
  });
  // Only it writes the row. Here, since its first minute has most likely passed by now.
  await checks.step('the reconciler runs by its schedule', () =>
    eventually(
      'the row of the reconciler',
      () => hasRow(clients, desk.outputs.TableName, keys.reconciler()),
      120,
    ),
  );
  await checks.step('cdk destroy, and a new deployment', async () => {
    await destroy();
    const left = (await stackNames(clients)).filter((name) => stacks.includes(name));
    strictEqual(left.length, 0, `Still there: ${left.join(', ')}`);
    await deploy(first);
  });
  await checks.step('the export restores the desk there', async () => {
    const other = await openDesk(root, emulator, clients, service);
    await other.dateline('import', file);
    await restored(other, key);
  });
  await checks.step('cdk destroy', destroy);
  return checks.passed;
}

async function emptyBuckets(clients: Clients): Promise<void> {
  for (const { type, physicalId } of (await resourcesOf(clients, stacks)).values())
    if (type === 'AWS::S3::Bucket') await emptyBucket(clients, physicalId);
}

/** Hash of the code of each function, as Lambda reports it. */
async function codeHashes(
  { url, env }: Emulator,
  resources: ReadonlyMap<string, Existing>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { type, physicalId } of resources.values()) {
    if (type !== 'AWS::Lambda::Function') continue;
    const answer = await fetch(`${url}/2015-03-31/functions/${physicalId}/configuration`, {
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/20260101/${region}/lambda/aws4_request`,
      },
    });
    const { CodeSha256 } = (await answer.json()) as { CodeSha256?: string };
    if (CodeSha256 === undefined) throw new Error(`Lambda does not know ${physicalId}`);
    found.set(physicalId, CodeSha256);
  }
  return found;
}
