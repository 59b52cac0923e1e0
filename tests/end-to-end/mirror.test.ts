import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncKeysOf } from '../../functions/pipeline/delivery/sync-keys.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { dateline } from '../cli/command.ts';
import { operatorDesk } from '../cli/operator.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';
import { define } from './operator.ts';

let desk: TestDesk;
let wire: string;
let key: string;
let operator: ReturnType<typeof operatorDesk>;
const folder = mkdtempSync(join(tmpdir(), 'dateline-copy-'));
const ids: string[] = [];

const submit = async (n: number, more: object = {}): Promise<void> => {
  const body = `<p>Report number ${n * 7919} says something of its own about the mirror lake.</p>`;
  const document = article({ guid: `mirrored-${n}`, headline: `Mirrored ${n}`, body, ...more });
  const { json } = await desk.submit(document, { ...asJson, authorization: `Bearer ${wire}` });
  ids[n] = json.results?.[0]?.storyId ?? '';
};
const logged = async (): Promise<number> => (await operator.changeLogs.get('mirrored'))?.written ?? -1;
/** Runs the program as a subscriber would; `kill` ends it while it writes. */
const mirror = async (kill = false) => {
  const url = `${desk.stack.url}/private/feeds/mirrored.json`;
  const { child, ended } = dateline(['mirror', url, '--to', folder], { DATELINE_SUBSCRIBER_KEY: key });
  if (!kill) return ended;
  const before = copied().size;
  await eventually(async () => child.exitCode !== null || copied().size !== before);
  child.kill('SIGKILL');
  return ended;
};
/** Versions of the stories in the copy, by their ids. */
function copied(): Map<string, number> {
  try {
    const stories = join(folder, 'stories');
    const names = readdirSync(stories).filter((name) => name.endsWith('.json'));
    return new Map(
      names.map((name) => [
        name.slice(0, 36),
        JSON.parse(readFileSync(join(stories, name), 'utf8')).version as number,
      ]),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

beforeAll(async () => {
  desk = await sharedDesk('mirror-open');
  operator = operatorDesk();
  wire = await desk.addAgency('mirror-wire', { policy: { visibility: 'private' } });
  await define({
    id: 'mirrored',
    title: 'Mirrored',
    description: 'For a subscriber',
    visibility: 'private',
    filter: { agency: ['mirror-wire'] },
  });
  const subscriber = {
    id: 'mirror-post',
    name: 'The Post',
    feeds: ['mirrored'],
    createdAt: instant(Date.now()),
  };
  key = (await operator.subscribers.create(subscriber)) ?? '';
  await syncKeysOf(operator, 'mirror-post');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

test('a subscriber mirrors a private feed through kills of the process, and a kill of a story is proved', async () => {
  for (let n = 1; n <= 12; n++) await submit(n);
  await eventually(async () => (await logged()) >= 12);
  for (const n of [1, 2, 3]) {
    await mirror(true);
    const before = await logged();
    await submit(n, { headline: `Mirrored ${n}, corrected` });
    await eventually(async () => (await logged()) > before);
  }
  expect(await mirror()).toMatchObject({ code: 0, err: '' });
  expect(copied()).toEqual(new Map(ids.slice(1).map((id, at) => [id, at < 3 ? 2 : 1])));

  const killed = ids[5] ?? '';
  const before = await logged();
  const answer = await desk.call('DELETE', `/v1/articles/${killed}`, '{"reason":"Wrong"}', {
    ...asJson,
    authorization: `Bearer ${wire}`,
  });
  expect(answer.status).toBe(202);
  await eventually(async () => (await logged()) > before);
  const ledger = async () => {
    const path = `/v1/articles/${killed}/reach`;
    const { json } = await desk.call('GET', path, undefined, { authorization: `Bearer ${wire}` });
    return (json as { changes?: object[] }).changes;
  };
  expect(await ledger()).toMatchObject([{ type: 'killed', confirmed: 0, open: 1, unknown: 0 }]);
  expect((await mirror()).out).toContain('1 killed  acknowledged');
  expect(copied().has(killed)).toBe(false);
  expect(await ledger()).toMatchObject([
    { type: 'killed', confirmed: 1, open: 0, lastConfirmedAt: expect.any(String) },
  ]);
});

test('a subscriber who is suspended keeps the copy, and goes on when it is resumed', async () => {
  const before = copied();
  expect(before.size).toBe(11);
  await operator.subscribers.setStatus('mirror-post', 'suspended');
  await syncKeysOf(operator, 'mirror-post');
  const seq = await logged();
  await submit(13);
  await eventually(async () => (await logged()) > seq);
  const refused = await mirror();
  expect(refused.code).toBe(1);
  expect(refused.err).toBe(
    'dateline: The subscriber mirror-post is suspended; ask the operator of this desk; the copy keeps its state; run the same command again later',
  );
  expect(copied()).toEqual(before);
  await operator.subscribers.setStatus('mirror-post', 'active');
  await syncKeysOf(operator, 'mirror-post');
  expect((await mirror()).out).toContain('1 published  acknowledged');
  expect(copied().get(ids[13] ?? '')).toBe(1);
});

test('the log of a private feed opens with the key alone, and names no text', async () => {
  const read = async (path: string, as?: string) => {
    const headers: Record<string, string> = as === undefined ? {} : { authorization: `Bearer ${as}` };
    const response = await fetch(`${desk.stack.url}${path}`, { headers });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const open = await read('/private/changes/mirrored.json', key);
  expect(open.status).toBe(200);
  expect(open.headers.get('content-type')).toContain('application/json');
  expect(open.headers.get('cache-control')).toMatch(/^private/);
  expect(open.text).not.toMatch(/Mirrored|lake/);
  expect((await read('/private/changes/mirrored.json')).status).toBe(401);
  for (const path of ['/changes/mirrored.json', '/changes/mirrored/1.json'])
    expect((await read(path)).status, path).toBe(404);
  expect((await read('/private/changes/latest.json', key)).status).toBe(404);
});
