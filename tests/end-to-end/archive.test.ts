import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
const total = 130;
const ids = new Map<number, string>();

const story = (n: number) => ({
  guid: `archive-${n}`,
  headline: `Archived story ${n}`,
  body: `<p>This is the text of archived story ${n}, long enough to be taken for a story by everyone.</p>`,
});

beforeAll(async () => {
  desk = await openDesk();
  for (let start = 0; start < total; start += 10) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, k) => desk.submit(JSON.stringify(story(start + k)), asJson)),
    );
    for (const [k, answer] of answers.entries()) {
      ids.set(start + k, `urn:uuid:${answer.json.results?.[0]?.storyId}`);
    }
  }
}, 120_000);
afterAll(() => desk.close());

interface Document {
  items: { id: string; title?: string; _tombstone?: object }[];
  next_url?: string;
}

/** Follows the links from the head to the first page; documents, newest first. */
async function crawl(feed: string): Promise<Document[]> {
  const documents: Document[] = [];
  let url: string | undefined = `${desk.stack.url}/feeds/${feed}.json`;
  while (url !== undefined) {
    const answer: Response = await fetch(url);
    if (answer.status !== 200) return [];
    const document = (await answer.json()) as Document;
    documents.push(document);
    url = document.next_url;
  }
  return documents;
}

const live = (documents: Document[]) =>
  documents.flatMap(({ items }) => items.filter((item) => item._tombstone === undefined));

/** Waits until the crawl holds every story but those left out. */
const complete = (feed: string, without: number[] = []) =>
  eventually(async () => {
    const documents = await crawl(feed);
    const found = new Set(live(documents).map((item) => item.id));
    const wanted = [...ids].filter(([n]) => !without.includes(n)).map(([, id]) => id);
    return wanted.every((id) => found.has(id)) && documents;
  }, 60);

/** The page that holds a story, and the others. */
function pageOf(documents: Document[], id: string | undefined) {
  const pages = documents.slice(1);
  return { holding: pages.filter((page) => page.items.some((item) => item.id === id)), all: pages };
}

describe('the archive of a feed', () => {
  test('holds every story once, in pages of fifty, in the order of publication', async () => {
    const documents = await complete('latest');
    const [head, ...pages] = documents;
    expect(head?.items).toHaveLength(50);
    expect(pages).toHaveLength(Math.floor(total / 50));
    for (const page of pages) expect(page.items).toHaveLength(50);
    const archived = live(pages).map((item) => item.id);
    expect(new Set(archived).size).toBe(archived.length);
  }, 90_000);

  test('is linked in RSS and Atom by RFC 5005', async () => {
    const rss = await desk.call('GET', '/feeds/latest.rss');
    expect(rss.text).toContain(
      `rel="prev-archive" type="application/rss+xml" href="${desk.stack.url}/feeds/latest/archive/2.rss"`,
    );
    expect(rss.text).not.toContain('<fh:archive/>');
    const page = await desk.call('GET', '/feeds/latest/archive/2.atom');
    expect(page.text).toContain('<fh:archive/>');
    expect(page.text).toContain(
      `rel="current" type="application/atom+xml" href="${desk.stack.url}/feeds/latest.atom"`,
    );
    expect(page.text).toContain(
      `rel="prev-archive" type="application/atom+xml" href="${desk.stack.url}/feeds/latest/archive/1.atom"`,
    );
    expect((await desk.call('GET', '/feeds/latest/archive/1.atom')).text).not.toContain('prev-archive');
  });

  test('shows a correction in its own page, and no other page changes', async () => {
    const before = await complete('latest');
    const put = await desk.call(
      'PUT',
      '/v1/articles/archive-3',
      JSON.stringify({ ...story(3), headline: 'Corrected in the archive' }),
      asJson,
    );
    expect(put.json.results?.[0]?.status).toBe('accepted');
    // Stories younger than a minute are amended in the head and in pages that are still being compared.
    const after = await eventually(async () => {
      const documents = await crawl('latest');
      return live(documents).some((item) => item.title === 'Corrected in the archive') && documents;
    });
    const { holding, all } = pageOf(after, ids.get(3));
    expect(holding).toHaveLength(1);
    const changed = all.filter((page, index) => JSON.stringify(page) !== JSON.stringify(before[index + 1]));
    expect(changed).toEqual(holding);
  });

  test('loses a killed story, and the head tells of it', async () => {
    await desk.call('DELETE', '/v1/articles/archive-5', '{"reason":"Legal"}', asJson);
    await eventually(async () => {
      const documents = await crawl('latest');
      return documents.length > 1 && !live(documents).some((item) => item.title === 'Archived story 5');
    });
    await complete('latest', [5]);
    // The page is written before the head that links to it.
    const told = `ref="${ids.get(5)}"`;
    await eventually(async () => (await desk.call('GET', '/feeds/latest.atom')).text.includes(told));
    expect((await desk.call('GET', '/feeds/latest/archive/1.rss')).text).not.toContain('archived story 5,');
  });

  test('goes on with stories that come later, and leaves finished pages alone', async () => {
    const before = await desk.call('GET', '/feeds/latest/archive/2.json');
    for (let n = total; n < total + 30; n++) {
      const { json } = await desk.submit(JSON.stringify(story(n)), asJson);
      ids.set(n, `urn:uuid:${json.results?.[0]?.storyId}`);
    }
    const documents = await complete('latest', [5]);
    expect(documents.length).toBe(4);
    const after = await desk.call('GET', '/feeds/latest/archive/2.json');
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  }, 90_000);
});
