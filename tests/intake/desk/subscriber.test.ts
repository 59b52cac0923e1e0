import { describe, expect, test } from 'vitest';
import type { LoggedChange } from '../../../functions/core/delivery/change.ts';
import { emptyDigest, setDigest } from '../../../functions/core/delivery/set-digest.ts';
import { article, memoryApp } from '../memory-app.ts';

const at = '2026-11-30T12:00:00.000Z';
const path = '/v1/subscriber/acks';

const entry = (seq: number, type: LoggedChange['type'], version: number, was?: number): LoggedChange => ({
  seq,
  type,
  storyId: seq === 2 ? 'b' : 'a',
  guid: 'g',
  version,
  at,
  url: 'u',
  published: at,
  ...(was !== undefined && { was }),
});

/** What the feed holds after each entry of the log. */
const held = [
  [],
  [{ storyId: 'a', version: 1 }],
  [
    { storyId: 'a', version: 1 },
    { storyId: 'b', version: 1 },
  ],
  [
    { storyId: 'a', version: 2 },
    { storyId: 'b', version: 1 },
  ],
  [{ storyId: 'b', version: 1 }],
].map((one) => setDigest(one));

/** The API with a private feed of four changes in two batches, and a subscriber of it. */
async function desk(feeds: string[] = ['wire']) {
  const app = await memoryApp();
  const { ports } = app;
  for (const [id, more] of [
    ['wire', { visibility: 'private' }],
    ['other', { visibility: 'private' }],
    ['open', { changes: true }],
    ['silent', {}],
  ] as const)
    await ports.feeds.ensure({
      id,
      title: id,
      description: id,
      content: 'full',
      size: 50,
      builtIn: false,
      generation: 1,
      revision: 1,
      createdAt: at,
      ...more,
    });
  const log = { feed: 'wire', seq: 0, digest: emptyDigest, count: 0, written: -1, upTo: at };
  await ports.changeLogs.put(log, undefined);
  const batches = [
    [entry(1, 'published', 1)],
    [entry(2, 'published', 1), entry(3, 'corrected', 2, 1), entry(4, 'killed', 3, 2)],
  ];
  for (const entries of batches) {
    const [first = 0, last = 0] = [entries[0]?.seq, entries.at(-1)?.seq];
    await ports.changeLogs.commit({
      feed: 'wire',
      first,
      last,
      entries,
      digest: held[last] ?? '',
      count: 1,
    });
  }
  await ports.changeLogs.put({ ...log, seq: 4, digest: held[4] ?? '', written: 4 }, log);
  const key = (await ports.subscribers.create({ id: 'post', name: 'The Post', feeds, createdAt: at })) ?? '';
  const put = (body: string | object, as = key) => app.call('PUT', path, { key: as, body });
  return { ...app, key, put };
}

describe('an acknowledgement', () => {
  test('is compared with what the feed held after any entry', async () => {
    const { put } = await desk();
    for (const [seq, digest] of held.entries()) {
      const { status, json } = await put({ feed: 'wire', seq, digest });
      expect({ status, json }).toEqual({
        status: 200,
        json: { feed: 'wire', head: 4, seq, digest, agrees: true, acknowledgedAt: at, behind: 4 - seq },
      });
    }
  });

  test('of a copy that lacks a story, or has one that is gone, is noted and answered with the right digest', async () => {
    const { put, ports } = await desk();
    const wrong = await put({ feed: 'wire', seq: 4, digest: held[3] ?? '' });
    expect(wrong.json).toMatchObject({ agrees: false, wanted: held[4] });
    expect((await ports.acks.of('post', ['wire']))[0]).toMatchObject({ seq: 4, agrees: false });
    expect(ports.logged.map(({ details }) => details)).toEqual([
      { feed: 'wire', seq: 4, subscriber: 'post' },
    ]);
  });

  test('keeps since when an entry was right, and a wrong word afterwards does not hide it', async () => {
    const { put, ports } = await desk();
    await put({ feed: 'wire', seq: 3, digest: held[3] ?? '' });
    ports.clock.now += 60_000;
    for (const digest of [held[0] ?? '', held[3] ?? '']) await put({ feed: 'wire', seq: 3, digest });
    await put({ feed: 'wire', seq: 4, digest: held[4] ?? '' });
    expect(await ports.acks.firstAgreed('wire', 'post', 2)).toMatchObject({ seq: 3, at });
    expect(await ports.acks.firstAgreed('wire', 'post', 4)).toMatchObject({ seq: 4 });
    expect(await ports.acks.firstAgreed('wire', 'post', 5)).toBeUndefined();
    expect(await ports.acks.lastBetween('wire', 'post', 1, 4)).toMatchObject({ seq: 3 });
    expect(await ports.acks.lastBetween('wire', 'post', 1, 3)).toBeUndefined();
    expect(await ports.acks.lastBetween('wire', 'post', 4, 4)).toBeUndefined();
  });

  test.each([
    ['no JSON', 'x', ['']],
    ['a list', [], ['']],
    ['nothing', {}, ['/feed', '/seq', '/digest']],
    [
      'everything wrong at once',
      { feed: '../x', seq: 1.5, digest: 'A'.repeat(64), 'a/b': 1 },
      ['/a~1b', '/feed', '/seq', '/digest'],
    ],
    ['a negative number', { feed: 'wire', seq: -1, digest: emptyDigest }, ['/seq']],
    ['a number as text', { feed: 'wire', seq: '1', digest: emptyDigest }, ['/seq']],
    ['an entry that there is not', { feed: 'wire', seq: 5, digest: emptyDigest }, ['/seq']],
  ])('with %s is refused, with a pointer to each problem', async (_name, body, pointers) => {
    const { put, ports } = await desk();
    const { status, json, headers } = await put(body);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json.type).toBe('urn:dateline:problem:invalid-request');
    expect((json.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers);
    expect(await ports.acks.of('post', ['wire'])).toEqual([]);
  });

  test('says how far the log goes', async () => {
    const { put } = await desk();
    const { json } = await put({ feed: 'wire', seq: 9, digest: emptyDigest });
    expect(json.errors).toEqual([
      { pointer: '/seq', detail: 'The log of wire goes to 4; there is no entry 9 yet' },
    ]);
  });

  test('of a feed that the contract does not cover answers as one of no feed', async () => {
    const { put } = await desk();
    const answers = await Promise.all(
      ['other', 'nowhere', 'silent'].map((feed) => put({ feed, seq: 0, digest: emptyDigest })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.json.errors).toMatchObject([{ pointer: '/feed' }]);
  });

  test('of a public feed with a log needs no contract for it', async () => {
    const { put } = await desk();
    expect((await put({ feed: 'open', seq: 0, digest: emptyDigest })).json.agrees).toBe(true);
  });

  test('too large is refused', async () => {
    const { put } = await desk();
    expect((await put(' '.repeat(20_000))).status).toBe(413);
  });
});

describe('the key of a subscriber', () => {
  test('that is missing, wrong or of somebody else gets 401', async () => {
    const { call, keys } = await desk();
    for (const key of ['', keys.north, keys.admin, `dls_post_${'A'.repeat(43)}`])
      for (const [method, where] of [
        ['GET', '/v1/subscriber'],
        ['PUT', path],
      ] as const) {
        const { status, headers } = await call(method, where, { key });
        expect(status).toBe(401);
        expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
  });

  test('opens nothing of agencies and operators', async () => {
    const { call, key } = await desk();
    for (const where of ['/v1/me', '/v1/articles', '/v1/receipts', '/v1/waiting'])
      expect((await call('GET', where, { key })).status, where).toBe(401);
  });

  test('of a suspended subscriber, or after the contract, is told so; what was noted stays', async () => {
    const { put, ports, call, key } = await desk();
    await put({ feed: 'wire', seq: 4, digest: held[4] ?? '' });
    await ports.subscribers.setStatus('post', 'suspended');
    const suspended = await put({ feed: 'wire', seq: 3, digest: held[3] ?? '' });
    expect(suspended.status).toBe(403);
    expect(suspended.json).toMatchObject({
      type: 'urn:dateline:problem:subscriber-suspended',
      detail: 'The subscriber post is suspended; ask the operator of this desk',
    });
    await ports.subscribers.setStatus('post', 'active');
    await ports.subscribers.edit('post', { endsAt: at });
    const ended = await call('GET', '/v1/subscriber', { key });
    expect(ended.json.detail).toBe(`The contract of post ended at ${at}; ask the operator of this desk`);
    await ports.subscribers.edit('post', { endsAt: null });
    const own = await call('GET', '/v1/subscriber', { key });
    expect(own.json.copies).toMatchObject([{ feed: 'wire', seq: 4, agrees: true, behind: 0 }]);
  });

  test('may send ten requests a second', async () => {
    const { call, key, ports } = await desk();
    const statuses = [];
    for (let n = 0; n < 12; n++) statuses.push((await call('GET', '/v1/subscriber', { key })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    ports.clock.now += 1000;
    expect((await call('GET', '/v1/subscriber', { key })).status).toBe(200);
  });
});

test('a subscriber sees its contract and how far its copies go', async () => {
  const { call, key, put } = await desk(['*']);
  await put({ feed: 'wire', seq: 1, digest: held[1] ?? '' });
  await put({ feed: 'open', seq: 0, digest: emptyDigest });
  const { json } = await call('GET', '/v1/subscriber', { key });
  expect(json).toEqual({
    id: 'post',
    name: 'The Post',
    feeds: ['*'],
    copies: [
      {
        feed: 'open',
        head: 0,
        seq: 0,
        digest: emptyDigest,
        agrees: true,
        acknowledgedAt: at,
        behind: 0,
      },
      { feed: 'other', head: 0, behind: 0 },
      { feed: 'wire', head: 4, seq: 1, digest: held[1], agrees: true, acknowledgedAt: at, behind: 3 },
    ],
  });
});

test('the ledger names subscribers to operators alone, and is of an agency for its own stories', async () => {
  const { call, keys, put, ports } = await desk();
  const { json: receipt } = await call('POST', '/v1/articles', { body: article({ guid: 'told' }) });
  const [{ storyId = '' } = {}] = receipt.results as { storyId: string }[];
  const told = (seq: number, type: LoggedChange['type'], version: number): LoggedChange => ({
    ...entry(seq, type, version),
    storyId,
  });
  await ports.changeLogs.note('wire', [told(1, 'published', 1)]);
  await ports.changeLogs.note('wire', [told(4, 'killed', 2)]);
  for (const seq of [2, 4]) await put({ feed: 'wire', seq, digest: held[seq] ?? '' });
  const path = `/v1/articles/${storyId}/reach`;
  const seen = { type: 'killed', version: 2, at, confirmed: 1, delivered: 0, open: 0, unknown: 0 };
  const operator = await call('GET', path, { key: keys.viewer });
  const reached = { subscriber: 'post', channel: 'copy', state: 'confirmed', confirmedAt: at };
  expect(operator.json).toEqual({
    storyId,
    guid: 'told',
    changes: [{ feed: 'wire', seq: 4, ...seen, reached: [{ ...reached, had: { version: 1, at } }] }],
  });
  const agency = await call('GET', path);
  expect(agency.json.changes).toEqual([{ ...seen, lastConfirmedAt: at }]);
  expect(agency.text).not.toMatch(/wire|post/);
  expect((await call('GET', path, { key: keys.south })).status).toBe(404);
});
