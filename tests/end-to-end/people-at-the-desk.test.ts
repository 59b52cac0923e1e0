import { beforeAll, describe, expect, test } from 'vitest';
import { type OperatorRole, Operators } from '../../functions/store/entities/people/operators.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

/** What people see and do through the API: rights are the API's, whatever a page shows. */

let desk: TestDesk;
let operators: Operators;
const keys: Record<'own' | 'other' | OperatorRole, string> = {
  own: '',
  other: '',
  viewer: '',
  editor: '',
  admin: '',
};
const [own, other] = ['people', 'people-other'];
const short = '<p>Five words are not many.</p>';

interface Item {
  storyId: string;
  headline: string;
  state: string;
  receiptId: string;
  agencyId: string;
  filename?: string;
  act: string;
  by: string;
  subject: string;
  code: string;
}
interface Hour {
  hour: string;
  agencies: { id: string; accepted: number; refused: number }[];
  refusedBy: { code: string; count: number }[];
  visible?: { p50: number; p99: number };
}
interface Reply {
  status: number;
  etag: string;
  type: string;
  json: {
    items: Item[];
    next?: string;
    acts?: string[];
    visibility?: string;
    results?: { status: string; storyId: string }[];
    receipt?: string;
  };
}

async function call(
  key: string,
  method: string,
  path: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const answer = await desk.call(method, path, body, {
    ...(body !== undefined && asJson),
    ...headers,
    authorization: `Bearer ${key}`,
  });
  const json = answer.json as never as Reply['json'] & { type?: string };
  return {
    status: answer.status,
    etag: answer.headers.get('etag') ?? '',
    type: (json.type ?? '').replace('urn:dateline:problem:', ''),
    json,
  };
}
const list = async (key: string, path: string): Promise<Item[]> => {
  const { status, json } = await call(key, 'GET', path);
  expect(status, path).toBe(200);
  return json.items;
};
const act = (key: string, id: string, name: string, body: object = {}): Promise<Reply> =>
  call(key, 'POST', `/v1/articles/${id}/${name}`, { body: JSON.stringify(body) });
async function submit(fields: object, key = keys.own, filename?: string): Promise<string> {
  const headers: Record<string, string> =
    filename === undefined ? {} : { 'content-disposition': `attachment; filename="${filename}"` };
  const { json } = await call(key, 'POST', '/v1/articles', { body: article({ ...fields }), headers });
  return json.results?.[0]?.storyId ?? '';
}
const inFeed = async (headline: string): Promise<boolean> => {
  const feed = await desk.feed(`agency-${own}`);
  return feed?.items.some(({ title, _tombstone }) => title === headline && !_tombstone) ?? false;
};
const appears = (headline: string) => eventually(() => inFeed(headline));
const disappears = (headline: string) => eventually(async () => !(await inFeed(headline)));

beforeAll(async () => {
  desk = await sharedDesk(own);
  operators = new Operators(desk.table);
  keys.own = desk.key;
  keys.other = await desk.addAgency(other);
  for (const role of ['viewer', 'editor', 'admin'] as const)
    keys[role] =
      (await operators.create({ id: `people-${role}`, name: role, role, ratePerSecond: 1000 })) ?? '';
  await desk.agencies.setPolicy(own, { quarantine: ['too-short'] });
});

describe('lists', () => {
  test('go on with a cursor until every story came once, and say when nothing changed', async () => {
    const sent = new Set<string>();
    for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Épsilon'])
      sent.add(await submit({ guid: `list-${name}`, headline: `${name} ferry sails` }));
    const found: string[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${next}`;
      const { status, json } = await call(keys.own, 'GET', `/v1/articles?text=ferry&limit=2${cursor}`);
      expect([status, json.items.length <= 2]).toEqual([200, true]);
      found.push(...json.items.map(({ storyId }) => storyId));
      next = json.next;
    } while (next !== undefined);
    expect(found).toHaveLength(5);
    expect(new Set(found)).toEqual(sent);

    const path = '/v1/articles?text=FERRY%20epsilon';
    const first = await call(keys.own, 'GET', path);
    expect(first.json.items.map(({ headline }) => headline)).toEqual(['Épsilon ferry sails']);
    expect(first.etag).toMatch(/^W\//);
    const headers = { 'if-none-match': first.etag };
    expect((await call(keys.own, 'GET', path, { headers })).status).toBe(304);
    await submit({ guid: 'list-more', headline: 'Another ferry for Epsilon' });
    const changed = await call(keys.own, 'GET', path, { headers });
    expect([changed.status, changed.json.items.length]).toEqual([200, 2]);
  });

  test('find an upload by the name of its file', async () => {
    const id = await submit({ guid: 'named', headline: 'A named file' }, keys.own, 'harbour-0815.json');
    const [upload] = await list(keys.own, '/v1/receipts?text=harbour-0815');
    expect(upload).toMatchObject({ filename: 'harbour-0815.json', agencyId: own, state: 'done' });
    const { status, json } = await call(keys.own, 'GET', `/v1/receipts/${upload?.receiptId}`);
    expect([status, json.results?.[0]?.storyId]).toEqual([200, id]);
  });

  test('show an agency nothing of another, however it asks', async () => {
    const id = await submit({ guid: 'secret', headline: 'Secret plan' }, keys.own);
    await submit({ guid: 'secret-short', headline: 'Secret flash', body: short }, keys.own);
    const [upload] = await list(keys.own, '/v1/receipts?text=secret');
    for (const path of ['/v1/articles', '/v1/receipts', '/v1/waiting', '/v1/numbers']) {
      const theirs = await call(keys.other, 'GET', path);
      expect(theirs.status, path).toBe(200);
      expect(JSON.stringify(theirs.json), path).not.toMatch(/secret/i);
      const asked = await call(keys.other, 'GET', `${path}?agency=${own}`);
      expect([asked.status, asked.type], path).toEqual([403, 'not-allowed']);
      expect((await call(keys.viewer, 'GET', `${path}?agency=${own}`)).status, path).toBe(200);
    }
    const receipt = upload?.receiptId ?? '';
    for (const path of [
      `/v1/articles/${id}`,
      `/v1/articles/${id}/versions`,
      `/v1/articles/${id}/diff`,
      '/v1/articles?guid=secret',
      `/v1/receipts/${receipt}`,
      `/v1/receipts/${receipt}/raw`,
    ])
      expect((await call(keys.other, 'GET', path)).status, path).toBe(404);
    for (const name of ['release', 'kill', 'refuse'])
      expect((await act(keys.other, id, name, name === 'release' ? {} : { reason: 'x' })).status).toBe(404);
    expect((await call(keys.other, 'GET', '/v1/audit')).type).toBe('not-allowed');
    expect((await call('', 'GET', '/v1/articles')).status).toBe(401);
  });
});

describe('acts', () => {
  test('a quarantined story of its own is released by an agency, and is in the feeds', async () => {
    const headline = 'Flash from the harbour';
    const id = await submit({ guid: 'flash', headline, body: short });
    const waiting = await list(keys.own, '/v1/waiting?kind=quarantined');
    expect(waiting.find(({ storyId }) => storyId === id)).toMatchObject({ code: 'too-short', headline });
    expect((await call(keys.own, 'GET', `/v1/articles/${id}`)).json.acts).toContain('release');
    expect(await inFeed(headline)).toBe(false);
    expect((await act(keys.own, id, 'release')).status).toBe(202);
    await appears(headline);
    const left = await list(keys.own, '/v1/waiting');
    expect(left.map(({ storyId }) => storyId)).not.toContain(id);
  });

  test('a viewer looks, and does nothing', async () => {
    const id = await submit({ guid: 'looked-at', headline: 'Looked at', body: short });
    expect((await call(keys.viewer, 'GET', `/v1/articles/${id}`)).json.acts).toEqual([]);
    for (const name of ['release', 'refuse', 'hold', 'kill']) {
      const { status, type } = await act(keys.viewer, id, name, name === 'release' ? {} : { reason: 'x' });
      expect([status, type], name).toEqual([403, 'not-allowed']);
    }
    const seen = await submit({ guid: 'seen', headline: 'Seen by a viewer' });
    const put = await call(keys.viewer, 'PUT', `/v1/articles/${seen}`, { body: article() });
    const post = await call(keys.viewer, 'POST', `/v1/articles?agency=${own}`, { body: article() });
    const drop = await call(keys.viewer, 'DELETE', `/v1/articles/${seen}?reason=x`);
    expect([put.type, post.type, drop.type]).toEqual(['not-allowed', 'not-allowed', 'not-allowed']);
  });

  test('what an operator holds leaves the feeds, and only an operator brings it back', async () => {
    const headline = 'The mayor and the bridge';
    const id = await submit({ guid: 'hold', headline });
    await appears(headline);
    expect((await act(keys.own, id, 'hold', { reason: 'no' })).type).toBe('not-allowed');
    expect((await act(keys.editor, id, 'hold', { reason: 'The lawyer reads it' })).status).toBe(202);
    await disappears(headline);
    expect((await act(keys.own, id, 'release')).type).toBe('not-allowed');
    // A new version does not get around it.
    await submit({ guid: 'hold', headline: 'The mayor, again' });
    expect(await inFeed('The mayor, again')).toBe(false);
    expect((await act(keys.own, id, 'release')).type).toBe('not-allowed');
    expect((await act(keys.admin, id, 'release')).status).toBe(202);
    await appears('The mayor, again');
  });

  test('a story is published at the time that a release names, and not before', async () => {
    const headline = 'For tomorrow morning';
    const id = await submit({ guid: 'later', headline, body: short });
    const at = new Date(Date.now() + 86_400_000).toISOString();
    expect((await act(keys.own, id, 'release', { at })).status).toBe(202);
    expect((await call(keys.own, 'GET', `/v1/articles/${id}`)).json.visibility).toBe('embargoed');
    const waiting = await list(keys.own, '/v1/waiting?kind=embargoed');
    expect(waiting.find(({ storyId }) => storyId === id)).toMatchObject({ visibleFrom: at });
    expect(await inFeed(headline)).toBe(false);
  });

  test('a killed story is gone, and every act is on record with who did it', async () => {
    const headline = 'To be killed';
    const id = await submit({ guid: 'killed', headline });
    await appears(headline);
    expect((await act(keys.editor, id, 'hold', { reason: 'To be checked' })).status).toBe(202);
    expect((await act(keys.editor, id, 'kill', { reason: 'It is wrong' })).status).toBe(202);
    await disappears(headline);
    expect((await act(keys.own, id, 'release')).type).toBe('conflict');
    const acts = await list(keys.viewer, `/v1/audit?subject=${id}`);
    expect(acts.map(({ act: name, by }) => `${name} ${by}`)).toEqual([
      'story.kill operator:people-editor',
      'story.hold operator:people-editor',
    ]);
    const ours = await list(keys.viewer, `/v1/audit?act=story.release&text=agency:${own}`);
    expect(ours.length).toBeGreaterThan(0);
    expect(new Set(ours.map(({ by }) => by))).toEqual(new Set([`agency:${own}`]));
  });
});

test('numbers say what came of the stories of an hour, and how long readers waited', async () => {
  const headline = 'Counted and seen';
  await submit({ guid: 'counted-first', headline: 'Seen before it' });
  await appears('Seen before it');
  await submit({ guid: 'counted', headline });
  await submit({ guid: 'counted-not', headline: '', body: '' });
  await appears(headline);
  // The reconciler of the next minute would do it.
  const hours = await eventually(async () => {
    await desk.stack.invoke('reconcile', { impatient: true });
    const { json } = await call(keys.own, 'GET', '/v1/numbers?hours=2');
    // Who asks too often gets no numbers.
    const { hours: found = [] } = json as never as { hours?: Hour[] };
    const ours = found.flatMap(({ agencies }) => agencies);
    const refusals = found.flatMap(({ refusedBy }) => refusedBy);
    return ours.some(({ refused }) => refused > 0) && refusals.length > 0 && found;
  });
  const ours = hours.flatMap(({ agencies }) => agencies);
  expect(new Set(ours.map(({ id }) => id))).toEqual(new Set([own]));
  expect(ours.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThanOrEqual(2);
  const [visible] = hours.flatMap(({ visible: one }) => one ?? []);
  expect(visible?.p50).toBeGreaterThan(0);
  expect(visible?.p99).toBeGreaterThanOrEqual(visible?.p50 ?? Number.NaN);
  // The list of its uploads holds those that are counted, too.
  const [upload] = await list(keys.own, '/v1/receipts?text=counted-first');
  expect(upload).toMatchObject({ agencyId: own, state: 'done' });
});

describe('a key that is suspended while somebody works with it', () => {
  test.each(['agency', 'operator'] as const)('of an %s ends everything within seconds', async (kind) => {
    const id = `people-suspended-${kind}`;
    const key =
      kind === 'agency'
        ? await desk.addAgency(id)
        : ((await operators.create({ id, name: id, role: 'editor', ratePerSecond: 1000 })) ?? '');
    expect((await call(key, 'GET', '/v1/me')).status).toBe(200);
    if (kind === 'agency') await desk.agencies.setStatus(id, 'suspended');
    else await operators.edit(id, { status: 'suspended' });
    await eventually(async () => (await call(key, 'GET', '/v1/me')).status !== 200);
    for (const path of ['/v1/me', '/v1/articles', '/v1/waiting', '/v1/receipts', '/v1/numbers']) {
      const { status, type } = await call(key, 'GET', path);
      expect([status, type], path).toEqual([403, `${kind}-suspended`]);
    }
  });

  test('a replaced key is wrong once its time is over', async () => {
    const id = 'people-replaced';
    const old = (await operators.create({ id, name: id, role: 'editor', ratePerSecond: 1000 })) ?? '';
    const now = new Date();
    const fresh = (await operators.rotateKey(id, now.toISOString(), now.toISOString())) ?? '';
    await eventually(async () => (await call(old, 'GET', '/v1/me')).status === 401);
    expect((await call(fresh, 'GET', '/v1/me')).status).toBe(200);
  });
});

test('the desk and the API have one origin: the pages are cached, and no answer of the API is', async () => {
  const page = await desk.call('GET', '/desk/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
  expect(page.headers.get('cache-control')).toContain('max-age=');
  for (const path of ['/v1/me', '/v1/articles', '/v1/receipts', '/v1/waiting', '/v1/numbers', '/v1/none']) {
    const { headers } = await desk.call('GET', path);
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(headers.get('access-control-allow-origin'), path).toBeNull();
  }
});
