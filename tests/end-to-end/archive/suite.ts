import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFeed } from '../../../functions/pipeline/feeds/build-feed.ts';
import { tableDesk } from '../../../functions/platform/composition.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import { FeedStates } from '../../../functions/store/entities/feeds/feed-states.ts';
import { attribute, child, children, ns, parseTree } from '../../core/feeds/w3c/tree.ts';
import { asJson, eventually, openDesk, type TestDesk } from '../../local-stack.ts';
import { builderPorts } from '../builder-ports.ts';
import { lateRows } from './late-rows.ts';
import { missedNothing } from './missed-nothing.ts';
import { release } from './release.ts';
import { renewedPages } from './renewed-pages.ts';

let desk: TestDesk;
const total = 130;
const ids = new Map<number, string>();

const story = (n: number) => ({
  guid: `archive-${n}`,
  headline: `Archived story ${n}`,
  body: `<p>This is the text of archived story ${n}, long enough to be taken for a story by everyone.</p>`,
});

beforeAll(async () => {
  // One document a story: this file is about many stories.
  process.env.STORY_FORMATS = 'html';
  // Each build of a long archive is dear.
  process.env.FEED_INTERVAL_SECONDS = '0.5';
  desk = await openDesk({ oneThread: true, unscheduled: true });
  for (let start = 0; start < total; start += 10) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, k) => desk.submit(JSON.stringify(story(start + k)), asJson)),
    );
    for (const [k, answer] of answers.entries()) {
      ids.set(start + k, `urn:uuid:${answer.json.results?.[0]?.storyId}`);
    }
  }
});
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
  });

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
  });

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
  });
});

/** What a reader collects that follows the `prev-archive` links of the Atom feed; `visit` runs after each document. */
async function crawlAtom(feed: string, visit: (documents: number) => Promise<unknown>) {
  const found = new Map<string, string>();
  const gone = new Set<string>();
  const archived: string[] = [];
  let url: string | undefined = `${desk.stack.url}/feeds/${feed}.atom`;
  for (let documents = 1; url !== undefined; documents++) {
    const answer: Response = await fetch(url);
    expect(answer.status).toBe(200);
    const root = parseTree(await answer.text());
    for (const entry of children(root, ns.tombstone, 'deleted-entry')) {
      gone.add(attribute(entry, 'ref') ?? '');
    }
    for (const entry of children(root, ns.atom, 'entry')) {
      const id = child(entry, ns.atom, 'id')?.text ?? '';
      if (documents > 1) archived.push(id);
      // The newest document that has a story has its newest version.
      if (!gone.has(id) && !found.has(id)) found.set(id, child(entry, ns.atom, 'title')?.text ?? '');
    }
    const links = children(root, ns.atom, 'link').filter((link) => attribute(link, 'rel') === 'prev-archive');
    url = links[0] && attribute(links[0], 'href');
    await visit(documents);
  }
  return { found, archived };
}

describe('a crawl while stories are corrected and killed', () => {
  const titleOf = (n: number) => `Archived story ${n}`;
  const corrected = [7, 60, 110];
  const killed = [12, 70, 120];

  test('finds every story that lives, no story in two pages, and none that was killed before', async () => {
    for (const n of killed.slice(0, 1))
      await desk.call('DELETE', `/v1/articles/archive-${n}`, '{"reason":"x"}', asJson);
    await eventually(async () => !live(await crawl('latest')).some((item) => item.id === ids.get(12)));
    const during = [
      () =>
        desk.call(
          'PUT',
          '/v1/articles/archive-60',
          JSON.stringify({ ...story(60), headline: 'Corrected 60' }),
          asJson,
        ),
      () => desk.call('DELETE', '/v1/articles/archive-70', '{"reason":"x"}', asJson),
      () => desk.call('DELETE', '/v1/articles/archive-120', '{"reason":"x"}', asJson),
    ];
    const { found, archived } = await crawlAtom('latest', async () => {
      await during.shift()?.();
    });
    while (during.length > 0) await during.shift()?.();
    expect(new Set(archived).size).toBe(archived.length);
    expect(found.has(ids.get(12) ?? '')).toBe(false);
    for (const [n, id] of ids) {
      if ([5, ...killed].includes(n)) continue;
      expect(found.get(id)).toBeOneOf([titleOf(n), `Corrected ${n}`, 'Corrected in the archive']);
    }
  });

  test('and the next crawl agrees with what stands, in both formats', async () => {
    for (const n of corrected) {
      const body = JSON.stringify({ ...story(n), headline: `Corrected ${n}` });
      await desk.call('PUT', `/v1/articles/archive-${n}`, body, asJson);
    }
    const expected = new Map(
      [...ids]
        .filter(([n]) => ![5, ...killed].includes(n))
        .map(([n, id]) => [
          id,
          n === 3 ? 'Corrected in the archive' : corrected.includes(n) ? `Corrected ${n}` : titleOf(n),
        ]),
    );
    const sorted = (stories: Map<string, string>) => [...stories].sort();
    await eventually(async () => {
      const { found } = await crawlAtom('latest', async () => {});
      const documents = await crawl('latest');
      const json = new Map(live(documents).map((item) => [item.id, item.title ?? '']));
      return [found, json].every((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(expected)));
    });
  });
});

/** Every object of a feed: its bytes and when it was written. */
async function objectsOf(feed: string) {
  const { FEEDS_BUCKET = '', TABLE_NAME = '', STORIES_BUCKET = '' } = process.env;
  const bucket = tableDesk({ TABLE_NAME, STORIES_BUCKET }).publicBucket(FEEDS_BUCKET);
  const objects = new Map<string, string>();
  for await (const { key } of bucket.list(`feeds/${feed}`)) {
    objects.set(key.slice('feeds/'.length), (await bucket.text(key)) ?? '');
  }
  return { bucket, objects };
}
const isPage = (key: string) => key.includes('/archive/');

describe('a release whose renderers write other bytes', () => {
  test('is carried into head and archive of a feed that no story comes to, and what is the same is not written', async () => {
    const { objects: before } = await objectsOf('latest');
    // Dates are kept in seconds.
    const tagOf = async (key: string) =>
      (await desk.call('GET', `/feeds/${key}`)).headers.get('last-modified');
    const jsonAt = await tagOf('latest/archive/1.json');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    release.change({ revision: 2, generator: 'Dateline two' });
    const invoke = () => desk.stack.invoke('reconcile', {}) as Promise<{ outdated: number }>;
    expect((await invoke()).outdated).toBeGreaterThan(0);
    const { objects: after } = await eventually(async () => {
      const now = await objectsOf('latest');
      const pages = [...now.objects].filter(([key]) => /\.(?:rss|atom)$/.test(key));
      return pages.every(([, text]) => text.includes('Dateline two</generator>')) && now;
    });
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [key, text] of after) {
      expect(text.replace('>Dateline two</generator>', '>Dateline</generator>')).toBe(before.get(key));
    }
    expect([...after.keys()].filter(isPage)).toHaveLength(9);
    expect(await tagOf('latest/archive/1.json')).toBe(jsonAt);
    expect(await tagOf('latest/archive/1.atom')).not.toBe(jsonAt);
    // When every feed and page has been found to be of the new revision, there is nothing left to look for.
    await eventually(async () => (await invoke()).outdated === 0);
  });
});

describe('a feed that is made from nothing but the table and the stories', () => {
  test('has the same bytes as the one that grew story by story', async () => {
    const { bucket, objects: grown } = await objectsOf('latest');
    // Stories that are in the archive only; where its pages begin and end is all that is kept.
    for (const key of grown.keys()) await bucket.delete(`feeds/${key}`);
    await desk.table.update(keys.feedState('latest'), {
      update: 'SET archived.look = :none REMOVE digest, builtAt',
      values: { ':none': 'none' },
    });
    const ports = builderPorts(desk);
    await eventually(async () => {
      await buildFeed(ports, 'latest', Date.now());
      return (await ports.feedStates.get('latest'))?.rendering === release.revision;
    });
    const { objects: made } = await objectsOf('latest');
    expect([...made.keys()]).toEqual([...grown.keys()]);
    for (const [key, text] of made) expect(text, key).toBe(grown.get(key));
  });
});

describe('a message for a build that was made', () => {
  test('is answered without a look at the feed by who knows of the build', async () => {
    const ports = builderPorts(desk);
    const feedStates = new CountedStates(desk.table);
    const asked = (at: number, intervalMs: number) =>
      buildFeed({ ...ports, feedStates, intervalMs }, 'latest', at);
    const before = Date.now() - 60_000;
    expect(await asked(before, 3_600_000)).toEqual({ kind: 'unchanged' });
    expect(feedStates.looks).toBe(1);
    // What is known of the feed answers for it, until a message comes that may bring something new.
    expect(await asked(before, 3_600_000)).toEqual({ kind: 'unchanged' });
    expect(await asked(Date.now(), 3_600_000)).toMatchObject({ kind: 'deferred' });
    expect(feedStates.looks).toBe(1);
    ports.lastBuilds.forget('latest');
    expect(await asked(Date.now(), 0)).toEqual({ kind: 'unchanged' });
    expect(feedStates.looks).toBe(2);
  });
});

class CountedStates extends FeedStates {
  looks = 0;
  override get(id: string): ReturnType<FeedStates['get']> {
    this.looks++;
    return super.get(id);
  }
}

renewedPages({ desk: () => desk, ids, release });
lateRows({ desk: () => desk, model: () => ids.get(9) ?? '' });
missedNothing({ desk: () => desk, story, ids });
