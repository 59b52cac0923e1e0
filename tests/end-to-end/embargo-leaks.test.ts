import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headSize } from '../../functions/contract/feeds.ts';
import { storyFormats } from '../../functions/core/feeds/story-formats/index.ts';
import { previewFeed } from '../../functions/pipeline/feed-definitions/preview.ts';
import { s3 } from '../../functions/store/aws/clients.ts';
import { Objects } from '../../functions/store/s3/objects.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { operator } from './operator.ts';

let desk: TestDesk;
let otherKey: string;
beforeAll(async () => {
  desk = await openDesk();
  otherKey = await desk.addAgency('other');
});
afterAll(() => desk.close());

interface Seen {
  path: string;
  status: number;
  /** Headers and body. */
  text: string;
}

async function see(path: string, headers: Record<string, string> = {}): Promise<Seen> {
  const response = await fetch(`${desk.stack.url}${path}`, { headers });
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return { path, status: response.status, text: `${head.join('\n')}\n\n${await response.text()}` };
}

/** Everything that anybody can read: each object of the public bucket by its address, and what has no object. */
async function crawl(): Promise<Seen[]> {
  const bucket = new Objects(s3({ pathStyle: true }), process.env.FEEDS_BUCKET ?? '');
  const paths = ['/', '/feeds.opml', '/sitemap-news.xml', '/robots.txt', '/status', '/v1/openapi.json'];
  for await (const { key } of bucket.list('')) paths.push(`/${key}`);
  const seen: Seen[] = [];
  for (let start = 0; start < paths.length; start += 16) {
    seen.push(...(await Promise.all(paths.slice(start, start + 16).map((path) => see(path)))));
  }
  return seen;
}

const showing = (seen: Seen[], ...words: string[]): string[] =>
  seen
    .filter(({ path, text }) => words.some((word) => text.includes(word) || path.includes(word)))
    .map(({ path }) => path);

const body = (word: string): string =>
  `<p>The ${word} was seen at the harbour on Monday, said two people who were there and asked not to be named.</p>`;

async function submitted(fields: Record<string, unknown>): Promise<{ id: string; receipt: string }> {
  const { status, json } = await desk.submit(article(fields), asJson);
  expect(status).toBe(202);
  return { id: json.results?.[0]?.storyId ?? '', receipt: json.receipt ?? '' };
}

/** Fills the head of the feeds, so that what was there before comes into an archive page. */
async function fillArchive(): Promise<void> {
  const stories = Array.from({ length: headSize + 2 }, (_, n) => ({
    guid: `filler-${n}`,
    headline: `Filler ${n}`,
    language: 'en',
    body: `<p>Filler text number ${n}, with enough words in it to be a story of its own kind on this desk.</p>`,
  }));
  await desk.submit(JSON.stringify(stories), asJson);
}

const everywhere = (id: string): string[] => [
  '/',
  ...storyFormats.map(({ extension }) => `/stories/${id}.${extension}`),
  ...['latest', 'agency-test', 'language-en'].flatMap((feed) =>
    ['rss', 'atom', 'json'].map((extension) => `/feeds/${feed}.${extension}`),
  ),
  '/sitemap-news.xml',
];

/** Waits until every public place that can show a story shows it. */
const shownEverywhere = (word: string, id: string): Promise<boolean> =>
  eventually(async () => {
    const missing = [];
    for (const path of everywhere(id)) if (!(await see(path)).text.includes(word)) missing.push(path);
    if (missing.includes('/sitemap-news.xml')) await desk.stack.invoke('reconcile', {});
    return missing.length === 0;
  });

describe('an embargoed story', () => {
  test('is nowhere before its time, by no address, and everywhere after it', async () => {
    const word = 'Zwielichtfisch';
    const guid = 'urn:test:held-one';
    const fields = {
      guid,
      headline: `A ${word} in the harbour`,
      summary: `The ${word} in short`,
      keywords: [word],
      body: body(word),
    };
    const anHour = new Date(Date.now() + 3_600_000).toISOString();
    const { id, receipt } = await submitted({ ...fields, embargoed: anHour });
    // What comes after it makes all public documents be built with the held story in the table.
    await submitted({ guid: 'after', headline: 'A story without any embargo' });
    await eventually(async () => (await see('/')).text.includes('A story without any embargo'));
    await desk.stack.invoke('reconcile', {});

    const expectNothing = (seen: Seen[]): void => {
      expect(seen.length).toBeGreaterThan(15);
      expect(showing(seen, word, id, guid)).toEqual([]);
    };
    expectNothing(await crawl());
    const embargoed = Date.now() + 5_000;
    const sooner = article({ ...fields, embargoed: new Date(embargoed).toISOString() });
    expect((await desk.call('PUT', `/v1/articles/${id}`, sooner, asJson)).status).toBe(202);
    for (;;) {
      const seen = await crawl();
      // A busy machine may take longer than is left; the crawl before has shown all then.
      if (Date.now() > embargoed - 500) break;
      expectNothing(seen);
      await sleep(500);
    }
    await shownEverywhere(word, id);
    expect(Date.now()).toBeGreaterThanOrEqual(embargoed);
    expect(receipt).not.toBe('');
  });

  test('looks to everybody but its agency like one that does not exist', async () => {
    const word = 'Schattenqualle';
    const embargoed = new Date(Date.now() + 3_600_000).toISOString();
    const { id, receipt } = await submitted({
      guid: 'held-two',
      headline: `The ${word}`,
      body: body(word),
      embargoed,
    });
    const none = id.replace(/^......../, '00000000');
    const paths = (story: string, upload: string) => [
      ...storyFormats.map(({ extension }) => `/stories/${story}.${extension}`),
      `/stories/${story}`,
      `/stories/${story}/1.json`,
      `/v1/articles/${story}`,
      `/v1/articles/${story}?version=1`,
      `/v1/receipts/${upload}`,
      `/v1/receipts/${upload}/raw`,
    ];
    for (const headers of [{}, { authorization: `Bearer ${otherKey}` }, { authorization: 'Bearer wrong' }]) {
      const unknown = paths(none, receipt.replace(/^......../, '00000000'));
      for (const [index, path] of paths(id, receipt).entries()) {
        const [held, absent] = await Promise.all([see(path, headers), see(unknown[index] ?? '', headers)]);
        expect([path, held.status]).toEqual([path, absent.status]);
        expect(held.status).toBeGreaterThanOrEqual(400);
        expect(held.text).not.toContain(word);
        const bodyOf = (seen: Seen) => seen.text.slice(seen.text.indexOf('\n\n'));
        expect(bodyOf(held).replaceAll(id, none)).toBe(bodyOf(absent));
      }
    }
    expect((await desk.call('GET', `/v1/articles/${id}`)).text).toContain(word);
  });

  test('is not in the preview of a feed that would hold it', async () => {
    const word = 'Nebelbarsch';
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const fields = { keywords: [word], body: body(word) };
    await submitted({ guid: 'held-three', headline: `The held ${word}`, ...fields, embargoed: later });
    await submitted({ guid: 'free-three', headline: `The free ${word}`, ...fields });
    const definition = {
      id: 'thought-of',
      title: 'Thought of',
      description: 'No feed yet',
      filter: { keyword: [word] },
    };
    const preview = await previewFeed(operator(), definition, { limit: 10 });
    expect(preview).toMatchObject({ stories: [{ headline: `The free ${word}` }], matched: 1 });
    expect(JSON.stringify(preview)).not.toContain('held');
  });
});

describe('a story that is taken back', () => {
  const killed = 'Gallertmolch';
  const withheld = 'Nebelkrebs';
  const words = [killed, withheld];

  test('is gone from every public object, the archive too', async () => {
    const taken = [];
    for (const word of words) {
      const { id } = await submitted({ guid: word, headline: `A ${word} in the harbour`, body: body(word) });
      taken.push(id);
    }
    const [killedId = '', withheldId = ''] = taken;
    await shownEverywhere(killed, killedId);
    await shownEverywhere(withheld, withheldId);
    await fillArchive();
    const archive = '/feeds/latest/archive/1.atom';
    await eventually(async () => showing([await see(archive)], killed).length > 0);

    const kill = await desk.call('DELETE', `/v1/articles/${killedId}`, '{"reason":"Legal"}', asJson);
    expect(kill.status).toBe(202);
    const held = { headline: 'A sight in the harbour', body: body('sight'), pubStatus: 'withheld' };
    const withhold = await desk.call('PUT', `/v1/articles/${withheldId}`, article(held), asJson);
    expect(withhold.status).toBe(202);

    // The crawl takes its time; it begins when the places are clean that show a story last.
    const slow = [archive, '/', '/sitemap-news.xml', ...taken.map((id) => `/stories/${id}.html`)];
    const clean = async () =>
      showing(await Promise.all(slow.map((path) => see(path))), ...words).length === 0;
    await eventually(clean);
    await submitted({ guid: 'afterwards', headline: 'A story after both' });
    await eventually(async () => (await see('/')).text.includes('A story after both'));
    const seen = await crawl();
    expect(seen.filter(({ path }) => path.includes('/archive/')).length).toBeGreaterThan(0);
    expect(seen.length).toBeGreaterThan(headSize);
    expect(showing(seen, ...words)).toEqual([]);
    for (const id of taken) {
      for (const { extension } of storyFormats) {
        expect((await see(`/stories/${id}.${extension}`)).status).toBe(410);
      }
    }
  });
});
