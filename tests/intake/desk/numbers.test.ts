import { expect, test } from 'vitest';
import type { NumbersAnswer } from '../../../functions/pipeline/lists/numbers.ts';
import { FinishedLists } from '../../../functions/pipeline/recovery/finished-lists.ts';
import { article, memoryApp } from '../memory-app.ts';

const short = '<p>Five words are not many.</p>';
type Answer = NumbersAnswer & { now: { queues: Record<string, unknown> } };

/** A desk with some uploads that the reconciler has counted. */
async function countedDesk() {
  const app = await memoryApp();
  const { ports, call, keys } = app;
  await ports.agencies.setPolicy('south', { quarantine: ['too-short'], quietAfterHours: 5 });
  const send = async (key: string, body: object): Promise<void> => {
    ports.clock.now += 1000;
    await call('POST', '/v1/articles', { key, body });
  };
  const count = async (): Promise<void> => {
    const lists = new FinishedLists(ports);
    for await (const finished of ports.receipts.finished('0', '~')) await lists.add(finished);
    await lists.write();
  };
  const numbers = async (query = '', key = keys.viewer): Promise<Answer> => {
    const { status, json, text } = await call('GET', `/v1/numbers${query}`, { key });
    expect(status, text).toBe(200);
    return json as never;
  };
  await send(keys.north, article({ guid: 'a' }));
  await send(keys.north, [article({ guid: 'a' })]);
  await send(keys.north, [{ ...article({ guid: 'b' }), version: 'none' }, article({ guid: 'c' })]);
  await send(keys.south, article({ guid: 'd' }));
  await send(keys.south, article({ guid: 'd', body: short }));
  return { ...app, send, count, numbers };
}

test('an operator sees the outcomes of every agency by hour, and why stories were refused', async () => {
  const { count, numbers } = await countedDesk();
  await count();
  // A walk that is repeated counts nothing twice.
  await count();
  const { hours, now } = await numbers();
  expect(hours).toEqual([
    {
      hour: '2026-11-30T12:00:00.000Z',
      agencies: [
        { id: 'north', accepted: 2, duplicate: 1, quarantined: 0, refused: 1 },
        { id: 'south', accepted: 1, duplicate: 0, quarantined: 1, refused: 0 },
      ],
      refusedBy: [{ code: 'unreadable', count: 1 }],
    },
  ]);
  expect(now).toMatchObject({
    waiting: { quarantined: 1, withheld: 0, embargoed: 0, more: false },
    feedsBehind: 0,
    queues: { receipts: { deadLetters: 0 } },
  });
});

test('an agency sees only its own', async () => {
  const { count, numbers, keys, call, ports } = await countedDesk();
  await count();
  ports.clock.now += 6 * 3_600_000;
  const own = await numbers('?hours=24', keys.north);
  expect(own.hours[0]?.agencies.map(({ id }) => id)).toEqual(['north']);
  expect(own.now.waiting.quarantined).toBe(0);
  expect(own.quietAgencies).toEqual([]);
  const south = await numbers('?hours=24', keys.south);
  expect(south.hours[0]).toMatchObject({ agencies: [{ id: 'south' }], refusedBy: [] });
  expect(south.now.waiting.quarantined).toBe(1);
  expect(south.quietAgencies).toEqual([
    {
      agencyId: 'south',
      agencyName: 'The south',
      lastAcceptedAt: '2026-11-30T12:00:04.000Z',
      quietAfterHours: 5,
    },
  ]);
  expect((await call('GET', '/v1/numbers?agency=south', { key: keys.north })).status).toBe(403);
});

test('of many agencies the largest are told apart, and the others are one', async () => {
  const { ports, numbers } = await countedDesk();
  const upload = (agency: number) => ({
    at: `2026-11-30T12:00:0${agency % 7}.500Z`,
    id: `receipt-${agency}`,
    agency: `agency-${agency}`,
    counts: { accepted: agency, duplicate: 0, quarantined: 0, refused: 0 },
    refusedBy: {},
  });
  await ports.hours.count(
    '2026-11-30T12',
    Array.from({ length: 60 }, (_, at) => upload(at + 1)),
  );
  const [hour] = (await numbers()).hours;
  expect(hour?.agencies).toHaveLength(51);
  expect(hour?.agencies.at(-1)).toMatchObject({ id: '*', accepted: 55 });
  expect(hour?.agencies.map(({ id }) => id)).toContain('agency-60');
  expect(hour?.agencies.map(({ id }) => id)).not.toContain('agency-10');
});

test('so many hours are given as are asked for', async () => {
  const { count, numbers, send, keys, ports, call } = await countedDesk();
  ports.clock.now += 2 * 3_600_000;
  await send(keys.north, article({ guid: 'later' }));
  await count();
  await ports.hours.setVisible('2026-11-30T14', { 40: 99, 56: 1 });
  const times = async (query: string) => (await numbers(query)).hours.map(({ hour }) => hour.slice(11, 13));
  expect(await times('?hours=3')).toEqual(['12', '14']);
  expect(await times('?hours=2')).toEqual(['14']);
  expect((await numbers('?hours=1')).hours[0]?.visible).toEqual({ p50: 1024, p99: 1024 });
  for (const query of ['hours=0', 'hours=745', 'hours=x', 'hour=3', 'limit=3', 'hours=1&hours=2']) {
    const { status, json } = await call('GET', `/v1/numbers?${query}`);
    expect([status, json.type], query).toEqual([400, 'urn:dateline:problem:invalid-request']);
  }
});

test('nothing that changed is a 304', async () => {
  const { count, call, keys } = await countedDesk();
  await count();
  const first = await call('GET', '/v1/numbers', { key: keys.viewer });
  const again = await call('GET', '/v1/numbers', {
    key: keys.viewer,
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});
