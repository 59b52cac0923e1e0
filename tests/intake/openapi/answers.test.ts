import { beforeAll, expect, test } from 'vitest';
import { emptyDigest } from '../../../functions/core/delivery/set-digest.ts';
import { FinishedLists } from '../../../functions/pipeline/recovery/finished-lists.ts';
import { article, memoryApp } from '../memory-app.ts';
import { description, faults as faultsOf } from './described.ts';

/** Operations of which a good answer was compared. */
const compared = new Set<string>();
const faults: typeof faultsOf = (path, method, answer) => {
  if (answer.status < 300) compared.add(description.paths[path]?.[method]?.operationId ?? '');
  return faultsOf(path, method, answer);
};

let app: Awaited<ReturnType<typeof memoryApp>>;
const short = '<p>Five words are not many.</p>';
const harbour = '<p>The old harbour was closed on Friday for repairs that take a year, the port said.</p>';
const ids = { published: '', waits: '', held: '' };
beforeAll(async () => {
  app = await memoryApp();
  const { north, editor } = app.keys;
  await app.ports.agencies.setPolicy('north', { quarantine: ['too-short'], quietAfterHours: 1 });
  const submit = async (fields: object): Promise<string> => {
    app.ports.clock.now += 1000;
    const { json } = await app.call('POST', '/v1/articles', { key: north, body: article({ ...fields }) });
    return ((json.results ?? []) as { storyId: string }[])[0]?.storyId ?? '';
  };
  ids.published = await submit({ guid: 'published', byline: 'By Marta Oyelaran' });
  ids.waits = await submit({ guid: 'waits', body: short });
  ids.held = await submit({
    guid: 'held',
    body: '<p>The pier was closed on Sunday after a storm had torn planks off its end, the harbour master said.</p>',
  });
  await submit({ guid: 'none', body: '', text: '' });
  const hold = { key: editor, body: { reason: 'To be read' } };
  expect((await app.call('POST', `/v1/articles/${ids.held}/hold`, hold)).status).toBe(202);
  const lists = new FinishedLists(app.ports);
  for await (const finished of app.ports.receipts.finished('0', '~')) await lists.add(finished);
  await lists.write();
  await app.ports.hours.setVisible('2026-11-30T12', { 40: 3 });
  app.ports.clock.now += 2 * 3_600_000;
});

test.each([
  ['/v1/me', ''],
  ['/v1/articles', ''],
  ['/v1/articles', '?state=quarantined'],
  ['/v1/articles', '?guid=published&agency=north'],
  ['/v1/articles', '?stat=x'],
  ['/v1/waiting', '?limit=1'],
  ['/v1/receipts', ''],
  ['/v1/receipts', '?state=refused'],
  ['/v1/numbers', ''],
  ['/v1/audit', ''],
])('%s%s answers as it is described, with no member more', async (path, query) => {
  const answer = await app.call('GET', `${path}${query}`, { key: app.keys.editor });
  expect(faults(path, 'get', answer)).toEqual([]);
  if (answer.status === 200 && 'items' in answer.json) expect(answer.json.items).not.toEqual([]);
});

test('an agency gets what is described, too', async () => {
  for (const path of ['/v1/me', '/v1/numbers', '/v1/audit', '/v1/waiting'])
    expect(faults(path, 'get', await app.call('GET', path)), path).toEqual([]);
});

test('a story, one that waits, and one that is held, are described', async () => {
  for (const id of Object.values(ids)) {
    const answer = await app.call('GET', `/v1/articles/${id}`, { key: app.keys.editor });
    expect(faults('/v1/articles/{id}', 'get', answer), id).toEqual([]);
  }
});

test('acts, their dry runs and their refusals are described', async () => {
  const act = async (name: string, id: string, body: object, query = ''): Promise<string[]> => {
    const answer = await app.call('POST', `/v1/articles/${id}/${name}${query}`, {
      key: app.keys.editor,
      body,
    });
    return faults(`/v1/articles/{id}/${name}`, 'post', answer);
  };
  expect(await act('release', ids.waits, {}, '?dryRun=true')).toEqual([]);
  expect(await act('release', ids.waits, {})).toEqual([]);
  expect(await act('release', ids.waits, {})).toEqual([]);
  expect(await act('refuse', ids.waits, {})).toEqual([]);
  const more = article({ guid: 'waits-too', body: short });
  const { json } = await app.call('POST', '/v1/articles', { body: more });
  const [{ storyId: waits = '' } = {}] = json.results as { storyId: string }[];
  expect(await act('refuse', waits, { reason: 'It is no story' })).toEqual([]);
  expect(await act('hold', ids.published, { reason: 'x' }, '?dryRun=true')).toEqual([]);
  expect(await act('kill', ids.published, { reason: 'It is wrong' })).toEqual([]);
});

test('a preview is described, and one of a story that is refused', async () => {
  for (const body of [article({ byline: 'By Marta', guid: 'preview' }), { headline: 'No text' }]) {
    const answer = await app.call('POST', '/v1/articles?dryRun=true&preview=true', { body });
    expect(answer.status).toBe(200);
    expect(faults('/v1/articles', 'post', answer)).toEqual([]);
  }
});

test('what an agency does with a story of its own, by id and by guid, is described', async () => {
  const first = article({ guid: 'own', byline: 'By Marta Oyelaran' });
  const sent = await app.call('POST', '/v1/articles', { body: first });
  const [{ storyId: id = '' } = {}] = sent.json.results as { storyId: string }[];
  const again = await app.call('POST', '/v1/articles', { body: first });
  const second = article({ headline: 'Bridge opens five weeks early' });
  const third = article({ headline: 'Bridge opens six weeks early' });
  const steps = [
    ['post', '/v1/articles', { body: article({ guid: 'own-2', body: harbour }) }],
    ['put', `/v1/articles/${id}`, { body: second }],
    ['put', '/v1/articles?guid=own', { body: third }],
    ['put', `/v1/articles/${id}?dryRun=true`, { body: second }],
    ['get', '/v1/articles?guid=own', {}],
    ['get', `/v1/articles/${id}?version=1`, {}],
    ['get', `/v1/articles/${id}/versions`, {}],
    ['get', `/v1/articles/${id}/diff`, {}],
    ['get', `/v1/receipts/${String(sent.json.receipt)}`, {}],
    ['delete', `/v1/articles/${id}?dryRun=true&reason=Wrong`, {}],
    ['delete', `/v1/articles/${id}`, { body: { reason: 'It is wrong' } }],
    ['delete', '/v1/articles?guid=own-2&reason=Wrong', {}],
    ['get', `/v1/articles/${id}`, {}],
    ['get', `/v1/articles/${id}/reach`, {}],
    ['get', '/status', { key: '' }],
  ] as const;
  expect([sent, again].map((answer) => faults('/v1/articles', 'post', answer))).toEqual([[], []]);
  for (const [method, path, options] of steps) {
    app.ports.clock.now += 1000;
    const answer = await app.call(method.toUpperCase(), path, options);
    const described = path.replace(/\?.*/, '').replace(/^(\/v1\/(?:articles|receipts))\/[^/]+/, '$1/{id}');
    expect(answer.status, path).toBeLessThan(300);
    expect([path, faults(described, method, answer)]).toEqual([path, []]);
  }
  const raw = await app.call('GET', `/v1/receipts/${String(sent.json.receipt)}/raw`);
  expect({ status: raw.status, text: raw.text }).toEqual({ status: 200, text: JSON.stringify(first) });
});

test('whom a kill has reached, and what a subscriber sees and says, is described', async () => {
  const { ports, keys, call } = app;
  const at = new Date(ports.clock.now).toISOString();
  const feed = { id: 'wire', title: 'Wire', description: 'Wire', content: 'full', size: 50 } as const;
  const isPrivate = {
    builtIn: false,
    generation: 1,
    revision: 1,
    createdAt: at,
    visibility: 'private',
  } as const;
  await ports.feeds.ensure({ ...feed, ...isPrivate });
  const log = { feed: 'wire', seq: 0, digest: emptyDigest, count: 0, written: -1, upTo: at };
  await ports.changeLogs.put(log, undefined);
  const entries = (['published', 'killed'] as const).map((type, index) => ({
    seq: index + 1,
    type,
    storyId: ids.published,
    guid: 'published',
    version: index + 1,
    at,
    url: 'u',
    published: at,
    ...(index > 0 && { was: 1 }),
  }));
  await ports.changeLogs.commit({ feed: 'wire', first: 1, last: 2, entries, digest: emptyDigest, count: 0 });
  await ports.changeLogs.put({ ...log, seq: 2, written: 2 }, log);
  for (const entry of entries) await ports.changeLogs.note('wire', [entry]);
  const contract = { id: 'post', name: 'The Post', feeds: ['wire'], createdAt: at };
  const key = (await ports.subscribers.create(contract)) ?? '';
  const acks = '/v1/subscriber/acks';
  const said = { feed: 'wire', seq: 2, digest: emptyDigest };
  for (const body of [
    said,
    { ...said, digest: 'f'.repeat(64) },
    { ...said, seq: 9 },
    { ...said, feed: 'none' },
  ])
    expect(faults(acks, 'put', await call('PUT', acks, { key, body }))).toEqual([]);
  expect(faults('/v1/subscriber', 'get', await call('GET', '/v1/subscriber', { key }))).toEqual([]);
  for (const reader of [keys.viewer, keys.north]) {
    const reach = await call('GET', `/v1/articles/${ids.published}/reach`, { key: reader });
    expect(reach.json.changes).not.toEqual([]);
    expect(faults('/v1/articles/{id}/reach', 'get', reach)).toEqual([]);
  }
});

test('a good answer of every operation was compared', () => {
  const all = Object.values(description.paths).flatMap((path) => Object.values(path));
  // The one answers the bytes of the upload, the other the description, which tools check.
  const others = ['raw', 'description'];
  const missing = all.map(({ operationId }) => operationId).filter((id) => !compared.has(id));
  expect(missing.sort()).toEqual(others.sort());
});
