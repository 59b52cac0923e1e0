import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { key, MirrorDesk } from '../cli/mirror-desk.ts';
import { fencesOf, pageAt } from './pages.ts';

const program = (language: string): string =>
  fencesOf(pageAt('docs/subscribers.md')).find(
    (fence) => fence.language === language && fence.words.includes('mirror'),
  )?.content ?? '';

/** The Python of this machine; undefined where there is none, and its test says so. */
const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0,
);

let desk: MirrorDesk;
let folder: string;
let log: string;
beforeEach(async () => {
  desk = new MirrorDesk();
  log = (await desk.open()).replace('/feeds/', '/changes/');
  folder = mkdtempSync(join(tmpdir(), 'dateline-client-'));
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a program as its page says: the address of the log and a folder, and the key in the environment. */
function run(command: string, args: string[]): Promise<Ended> {
  const child = spawn(command, [...args, log, join(folder, 'copy')], {
    env: { ...process.env, DATELINE_SUBSCRIBER_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    ended.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    ended.err += chunk;
  });
  return new Promise((done) => child.once('close', (code) => done({ ...ended, code })));
}

const copied = (): Map<string, string> =>
  new Map(
    readdirSync(join(folder, 'copy'))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name.slice(0, 36), readFileSync(join(folder, 'copy', name), 'utf8')]),
  );

/** Follows a feed of over two segments through corrections, kills and a suspension. */
async function follows(runOnce: () => Promise<Ended>): Promise<void> {
  for (let n = 1; n <= 205; n++) desk.add(n, 'published', 1);
  expect(await runOnce()).toMatchObject({ code: 0, err: '' });
  expect(copied()).toEqual(desk.wanted);
  desk.add(3, 'killed', 2);
  desk.add(4, 'corrected', 2);
  desk.status = 'suspended';
  const refused = await runOnce();
  expect(refused.code).not.toBe(0);
  // What the desk said, without the trace of a program that its reader has not written.
  expect(refused.err).toMatch(/^http\S+ answers 401: This address needs a valid key\.\n$/);
  desk.status = 'active';
  desk.add(5, 'withheld', 2);
  const { code, out } = await runOnce();
  expect(code).toBe(0);
  expect(out).toMatch(/agrees'?: true/i);
  expect(copied()).toEqual(desk.wanted);
  expect(desk.acks).toEqual([
    { feed: 'wire', seq: 205, digest: expect.any(String) },
    { feed: 'wire', seq: 208, digest: desk.digest },
  ]);
}

describe('the clients of docs/subscribers.md keep a copy equal to the feed', () => {
  test('Node', async () => {
    const path = join(folder, 'mirror.mjs');
    writeFileSync(path, program('js'));
    await follows(() => run(process.execPath, [path]));
  });

  test.skipIf(python === undefined)(
    `Python${python ? '' : ' (skipped: there is no Python 3.8 here)'}`,
    async () => {
      const path = join(folder, 'mirror.py');
      writeFileSync(path, program('python'));
      await follows(() => run(python ?? '', [path]));
    },
  );
});
