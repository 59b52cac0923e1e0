import { beforeAll, expect, test } from 'vitest';
import type { Act } from '../../../functions/store/entities/people/audit.ts';
import { memoryApp } from '../memory-app.ts';

type App = Awaited<ReturnType<typeof memoryApp>>;
let app: App;

const act = (day: number, more: Partial<Act>): Act => ({
  at: `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`,
  by: 'operator:editor',
  act: 'story.hold',
  subject: 'story-1',
  details: { reason: 'The lawyer reads it' },
  ...more,
});

async function list(query: string, key = app.keys.viewer): Promise<Act[]> {
  const { status, json, text } = await app.call('GET', `/v1/audit?${query}`, { key });
  expect(status, text).toBe(200);
  return json.items as Act[];
}

beforeAll(async () => {
  app = await memoryApp();
  const { audit } = app.ports;
  await audit.note(act(1, { by: 'agency:north', act: 'story.release' }));
  await audit.note(act(2, {}));
  const failed = await audit.note(act(2, { act: 'agency.suspend', subject: 'north', details: {} }));
  await failed('The table was not reached');
  await audit.note(act(20, { act: 'story.kill', subject: 'story-2' }));
  await audit.note({ ...act(1, {}), at: '2026-01-05T08:00:00.000Z', subject: 'long-ago' });
});

test('operators read acts newest first, with who, what, why, and whether it failed', async () => {
  const acts = await list('');
  expect(acts.map(({ at }) => at.slice(8, 10))).toEqual(['20', '02', '02', '01']);
  expect(acts[0]).toEqual(act(20, { act: 'story.kill', subject: 'story-2' }));
  expect(acts.find((one) => one.act === 'agency.suspend')?.failed).toBe('The table was not reached');
});

test.each([
  ['act=story', ['story.kill', 'story.hold', 'story.release']],
  ['act=story.kill', ['story.kill']],
  ['act=stor', []],
  ['subject=north', ['agency.suspend']],
  ['text=lawyer%20editor', ['story.kill', 'story.hold']],
  ['text=agency:north', ['story.release']],
  ['since=2026-11-02&until=2026-11-03', ['agency.suspend', 'story.hold']],
  ['since=2026-01-01&until=2026-02-01', ['story.hold']],
])('acts are found by %s', async (query, names) => {
  expect((await list(query)).map((one) => one.act).sort()).toEqual(names.toSorted());
});

test.each([1, 2, 3])('pages of %d hold every act once', async (limit) => {
  const found: Act[] = [];
  let cursor = '';
  do {
    const { json } = await app.call('GET', `/v1/audit?limit=${limit}${cursor}`, { key: app.keys.admin });
    found.push(...(json.items as Act[]));
    cursor = json.next === undefined ? '' : `&cursor=${json.next as string}`;
  } while (cursor !== '');
  expect(found).toEqual(await list(''));
});

test('an agency may not read it, and what cannot be read is refused', async () => {
  const own = await app.call('GET', '/v1/audit', { key: app.keys.north });
  expect([own.status, own.json.type]).toEqual([403, 'urn:dateline:problem:not-allowed']);
  for (const query of ['act=Story!', 'since=yesterday', 'cursor=zz', 'who=me'])
    expect((await app.call('GET', `/v1/audit?${query}`, { key: app.keys.viewer })).status, query).toBe(400);
});
