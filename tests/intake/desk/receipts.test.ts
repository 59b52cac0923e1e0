import { beforeAll, expect, test } from 'vitest';
import type { ReceiptItem } from '../../../functions/pipeline/lists/receipts.ts';
import { article, memoryApp } from '../memory-app.ts';

type App = Awaited<ReturnType<typeof memoryApp>>;
let app: App;
const text =
  '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said in a letter.</p>';

async function send(key: string, body: object | string, headers: Record<string, string> = {}): Promise<void> {
  app.ports.clock.now += 1000;
  await app.call('POST', '/v1/articles', { key, body, headers });
}

async function list(query: string, key = app.keys.viewer): Promise<ReceiptItem[]> {
  const answer = await app.call('GET', `/v1/receipts?${query}`, { key });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.items as ReceiptItem[];
}

const names = (items: ReceiptItem[]): (string | undefined)[] => items.map(({ filename }) => filename);
const file = (name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${name}"`,
});

beforeAll(async () => {
  app = await memoryApp();
  const { north, south } = app.keys;
  await app.ports.agencies.setPolicy('south', { quarantine: ['too-short'] });
  await send(north, article({ guid: 'n-1', headline: 'Bridge opens', body: text }), file('n1.json'));
  await send(south, article({ guid: 's-1', headline: 'Pier closes', body: text }), file('s1.json'));
  await send(
    south,
    article({ headline: 'Flash', body: '<p>Five words are not many.</p>' }),
    file('short.json'),
  );
  await send(north, { headline: 'No text at all', version: 'x' }, file('bad.json'));
  await send(
    north,
    Array.from({ length: 10 }, (_, at) => ({ ...article({ guid: `m-${at}`, body: text }), version: 'none' })),
    file('many.json'),
  );
  // Taken, and not read yet.
  app.ports.clock.now += 1000;
  await app.ports.receipts.create(
    {
      id: 'b3f0c1d2-0000-5000-8000-000000000009',
      agency: 'north',
      operation: 'submit',
      state: 'pending',
      receivedAt: new Date(app.ports.clock.now).toISOString(),
      rawDigest: 'e'.repeat(64),
      rawSize: 3,
      filename: 'waits.json',
    },
    new Uint8Array(3),
  );
});

test('an operator finds the uploads of all agencies, newest first, with their outcome', async () => {
  const items = await list('');
  expect(names(items)).toEqual(['waits.json', 'many.json', 'bad.json', 'short.json', 's1.json', 'n1.json']);
  expect(items.map(({ state }) => state)).toEqual(['pending', 'done', 'done', 'done', 'done', 'done']);
  expect(items[5]).toMatchObject({
    agencyId: 'north',
    operation: 'submit',
    format: 'json',
    counts: { accepted: 1 },
    articles: [{ guid: 'n-1', headline: 'Bridge opens', status: 'accepted' }],
    problems: [],
  });
  expect(items[3]).toMatchObject({
    counts: { quarantined: 1 },
    articles: [{ headline: 'Flash', status: 'quarantined' }],
  });
  expect(items[2]?.problems[0]?.detail).toEqual(expect.any(String));
  expect(items[1]?.counts.refused).toBe(10);
});

test('an agency finds only its own', async () => {
  expect(names(await list('', app.keys.south))).toEqual(['short.json', 's1.json']);
  const other = await app.call('GET', '/v1/receipts?agency=south', { key: app.keys.north });
  expect(other.status).toBe(403);
  const [{ receiptId } = { receiptId: '' }] = await list('agency=south');
  for (const path of [`/v1/receipts/${receiptId}`, `/v1/receipts/${receiptId}/raw`]) {
    expect((await app.call('GET', path, { key: app.keys.north })).status).toBe(404);
    expect((await app.call('GET', path, { key: app.keys.viewer })).status).toBe(200);
  }
});

test('the address of an upload says the name of its file', async () => {
  const [{ receiptId } = { receiptId: '' }] = await list('text=pier');
  const { json } = await app.call('GET', `/v1/receipts/${receiptId}`, { key: app.keys.viewer });
  expect(json.filename).toBe('s1.json');
});

test.each([
  ['state=pending', ['waits.json']],
  ['state=refused', ['many.json', 'bad.json']],
  ['state=quarantined', ['short.json']],
  ['state=accepted&agency=north', ['n1.json']],
  ['state=stuck', []],
  ['text=pier', ['s1.json']],
  ['text=SHORT', ['short.json']],
  ['text=n-1', ['n1.json']],
  ['since=2026-11-30T12:00:05Z', ['waits.json', 'many.json']],
  ['until=2026-11-30T12:00:02Z', ['n1.json']],
])('finds by %s', async (query, found) => {
  expect(names(await list(query))).toEqual(found);
});

test.each([1, 2, 4])('pages of %d hold every upload once', async (limit) => {
  const found: (string | undefined)[] = [];
  let cursor = '';
  do {
    const { json } = await app.call('GET', `/v1/receipts?limit=${limit}${cursor}`, { key: app.keys.viewer });
    found.push(...names(json.items as ReceiptItem[]));
    cursor = json.next === undefined ? '' : `&cursor=${json.next as string}`;
  } while (cursor !== '');
  expect(found).toEqual(names(await list('')));
});

test('an upload is found by the headline that it had when it was sent', async () => {
  const send = (headline: string): Promise<unknown> =>
    app.call('POST', '/v1/articles', { body: article({ guid: 'renamed', headline }), key: app.keys.north });
  await send('Lighthouse is painted red');
  await send('Lantern tower is painted white');
  const headlines = async (text: string) =>
    (await list(`text=${text}`)).flatMap(({ articles }) => articles.map(({ headline }) => headline));
  expect(await headlines('lighthouse')).toEqual(['Lighthouse is painted red']);
  expect(await headlines('lantern')).toEqual(['Lantern tower is painted white']);
  await app.call('DELETE', '/v1/articles?guid=renamed', {
    body: { reason: 'It was not painted' },
    key: app.keys.north,
  });
  expect(await headlines('lighthouse')).toEqual([]);
});

test('what keeps a story waiting is said once, also where it was found before', async () => {
  const [held] = await list('state=quarantined');
  const { json } = await app.call('GET', `/v1/receipts/${held?.receiptId}`, { key: app.keys.south });
  const [result] = json.results as { warnings: { code: string }[] }[];
  const codes = result?.warnings.map(({ code }) => code);
  expect(codes?.filter((code) => code === 'too-short')).toEqual(['too-short']);
});
