import { beforeAll, expect, test } from 'vitest';
import type { ArticleItem } from '../../../functions/pipeline/lists/articles.ts';
import { article, memoryApp } from '../memory-app.ts';

type App = Awaited<ReturnType<typeof memoryApp>>;
let app: App;
const texts = {
  en: '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said in a letter.</p>',
  de: '<p>Die neue Brücke über den Fluss wurde am Montag eröffnet, einen Monat früher als geplant, teilte die Stadt mit.</p>',
};

async function submit(key: string, fields: Record<string, unknown>): Promise<string> {
  app.ports.clock.now += 1000;
  const { json } = await app.call('POST', '/v1/articles', { key, body: article(fields) });
  const [result] = json.results as { storyId: string; status: string }[];
  if (!result) throw new Error(JSON.stringify(json));
  return result.storyId;
}

async function list(query: string, key = app.keys.viewer): Promise<ArticleItem[]> {
  const answer = await app.call('GET', `/v1/articles?${query}`, { key });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.items as ArticleItem[];
}

const guids = (items: ArticleItem[]): string[] => items.map(({ guid }) => guid);

/** Stories of two agencies in every state, one a second. */
beforeAll(async () => {
  app = await memoryApp();
  const { north, south } = app.keys;
  await app.ports.agencies.setPolicy('south', { quarantine: ['too-short'] });
  await submit(north, { guid: 'n-en', headline: 'Bridge opens early', body: texts.en });
  await submit(south, { guid: 's-de', headline: 'Brücke öffnet früher', body: texts.de, language: 'de-AT' });
  await submit(south, { guid: 's-short', headline: 'Short flash', body: '<p>Five words are not many.</p>' });
  await submit(north, {
    guid: 'n-embargo',
    headline: 'Budget',
    body: texts.en,
    embargoed: '2026-12-01T00:00:00Z',
  });
  await submit(north, { guid: 'n-killed', headline: 'Wrong story', body: texts.en });
  await app.call('DELETE', '/v1/articles?guid=n-killed', { body: { reason: 'wrong' } });
  await submit(north, { guid: 'n-withheld', headline: 'Later', body: texts.en, pubStatus: 'withheld' });
  await submit(north, { guid: 'n-first', headline: 'Running story', body: texts.en });
  await submit(north, {
    guid: 'n-rewrite',
    headline: 'Running story, rewritten',
    body: texts.en,
    evolvedFrom: 'n-first',
  });
});

test('an operator finds every story of every agency, newest first', async () => {
  const items = await list('');
  expect(guids(items)).toEqual([
    'n-rewrite',
    'n-first',
    'n-withheld',
    'n-killed',
    'n-embargo',
    's-short',
    's-de',
    'n-en',
  ]);
  expect(items.map(({ state }) => state)).toEqual([
    'published',
    'published',
    'withheld',
    'killed',
    'embargoed',
    'quarantined',
    'published',
    'published',
  ]);
  expect(items.at(-1)).toMatchObject({
    agencyId: 'north',
    headline: 'Bridge opens early',
    language: 'en',
    version: 1,
    page: expect.stringMatching(/^\/stories\/.+\.html$/),
  });
  expect(items[5]?.receiptId).toBeDefined();
});

test('an agency finds only its own, whatever it asks for', async () => {
  expect(guids(await list('', app.keys.south))).toEqual(['s-short', 's-de']);
  for (const query of ['feed=latest', 'state=published', 'language=de', 'text=fr', 'feed=agency-south'])
    expect((await list(query, app.keys.north)).filter(({ agencyId }) => agencyId !== 'north')).toEqual([]);
  const other = await app.call('GET', '/v1/articles?agency=south', { key: app.keys.north });
  expect(other.json.type).toBe('urn:dateline:problem:not-allowed');
});

test.each([
  ['state=published&agency=north', ['n-rewrite', 'n-first', 'n-en']],
  ['state=killed', ['n-killed']],
  ['state=embargoed', ['n-embargo']],
  ['state=withheld', ['n-withheld']],
  ['state=quarantined', ['s-short']],
  ['state=expired', []],
  ['agency=south', ['s-short', 's-de']],
  ['language=de', ['s-de']],
  ['language=de-AT', ['s-de']],
  ['language=de-CH', []],
  ['language=de&agency=south', ['s-de']],
  ['feed=latest', ['n-rewrite', 'n-first', 'n-killed', 's-de', 'n-en']],
  ['feed=language-de', ['s-de']],
  ['feed=none', []],
  ['text=brucke%20FRÜH', ['s-de']],
  ['text=story', ['n-rewrite', 'n-first', 'n-killed']],
  ['text=story&state=killed', ['n-killed']],
  ['since=2026-11-30T12:00:07Z', ['n-rewrite', 'n-first']],
  ['until=2026-11-30T12:00:02Z', ['n-en']],
  ['since=2026-11-30T12:00:02Z&until=2026-11-30T12:00:04Z', ['s-short', 's-de']],
  ['since=2027-01-01', []],
])('finds by %s', async (query, found) => {
  expect(guids(await list(query))).toEqual(found);
});

test.each([1, 2, 3, 5, 8])('pages of %d hold every story once, in the same order', async (limit) => {
  const found: string[] = [];
  let cursor = '';
  do {
    app.ports.clock.now += 1000;
    const { json } = await app.call('GET', `/v1/articles?limit=${limit}${cursor}`, { key: app.keys.viewer });
    const items = json.items as ArticleItem[];
    expect(items.length).toBeLessThanOrEqual(limit);
    found.push(...guids(items));
    cursor = json.next === undefined ? '' : `&cursor=${json.next as string}`;
  } while (cursor !== '');
  expect(found).toEqual(guids(await list('')));
});

test('a wrong value or an unknown name of a filter is refused, with all of them', async () => {
  const answer = await app.call(
    'GET',
    '/v1/articles?state=gone&limit=0&cursor=x&since=yesterday&language=!&agnecy=x&text=a&text=b',
    { key: app.keys.viewer },
  );
  expect(answer.status).toBe(400);
  const pointers = (answer.json.errors as { pointer: string }[]).map(({ pointer }) => pointer);
  expect(pointers.sort()).toEqual(['/agnecy', '/cursor', '/language', '/limit', '/since', '/state', '/text']);
});

test('a story that is corrected stays one story of the list', async () => {
  const own = await memoryApp();
  for (const headline of ['One', 'Two', 'Three']) {
    own.ports.clock.now += 1000;
    await own.call('POST', '/v1/articles', { body: article({ guid: 'same', headline, body: texts.en }) });
  }
  const { json } = await own.call('GET', '/v1/articles');
  expect(json.items).toMatchObject([{ guid: 'same', headline: 'Three', version: 3 }]);
});
