import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { backfillFeed } from '../../functions/pipeline/feed-definitions/backfill.ts';
import { backfillProgress } from '../../functions/pipeline/feed-definitions/backfill-progress.ts';
import { retireFeed } from '../../functions/pipeline/feed-definitions/retire.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';
import { define, operator } from './operator.ts';

let desk: TestDesk;
let other: Record<string, string>;
beforeAll(async () => {
  desk = await sharedDesk('histories');
  other = { ...asJson, authorization: `Bearer ${await desk.addAgency('histories-other')}` };
});

const submit = async (guid: string, fields: object = {}, headers = asJson as Record<string, string>) => {
  const { json } = await desk.submit(article({ guid, headline: guid, ...fields }), headers);
  expect(json.results?.[0]?.status).toBe('accepted');
};

interface Document {
  items: { title?: string; _tombstone?: object }[];
  next_url?: string;
}
interface Page {
  path: string;
  titles: (string | undefined)[];
}

/** Head and archive, newest first, by following the links; undefined when a link leads nowhere. */
async function crawl(feed: string): Promise<Page[] | undefined> {
  const pages: Page[] = [];
  for (let url: string | undefined = `${desk.stack.url}/feeds/${feed}.json`; url !== undefined; ) {
    const answer: Response = await fetch(url);
    if (answer.status !== 200) return undefined;
    const document = (await answer.json()) as Document;
    const live = document.items.filter((item) => item._tombstone === undefined);
    pages.push({ path: new URL(url).pathname, titles: live.map((item) => item.title) });
    url = document.next_url;
  }
  return pages;
}
const held = (pages: Page[] | undefined) =>
  pages && [...new Set(pages.flatMap(({ titles }) => titles))].sort();
const holds = (feed: string, titles: string[]) =>
  eventually(async () => {
    const pages = await crawl(feed);
    return JSON.stringify(held(pages)) === JSON.stringify(titles.toSorted()) && pages;
  });

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `s${from + n}`);

describe('a feed whose filter changes', () => {
  const feed = { id: 'steps', title: 'Steps', description: 'In small pages', size: 2 };

  test('shows either history whole, whoever follows its links meanwhile', async () => {
    for (const guid of numbered(1, 9))
      await submit(guid, { keywords: [Number(guid.slice(1)) % 3 === 0 ? 'third' : 'other'] });
    await define({ ...feed, filter: { keyword: ['other'] } });
    const before = numbered(1, 9).filter((guid) => Number(guid.slice(1)) % 3 !== 0);
    const seen = new Set([JSON.stringify(held(await holds('steps', before)))]);
    const pageBefore = '/feeds/steps/archive/2.json';
    const shownBefore = (await desk.call('GET', pageBefore)).text;
    const pagesBefore = new Set([shownBefore]);
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const pages = await crawl('steps');
        // A reader that is half-way when the old pages go begins again at the head.
        if (pages) seen.add(JSON.stringify(held(pages)));
        const page = await desk.call('GET', pageBefore);
        if (page.status === 200) pagesBefore.add(page.text);
        await sleep(50);
      }
    })();
    await define({ ...feed, filter: { keyword: ['other', 'third'] } });
    const pages = await holds('steps', numbered(1, 9));
    // What ends the wait counts as seen: the watch may be asleep at that moment.
    seen.add(JSON.stringify(held(pages)));
    watching = false;
    await watch;
    expect([...seen].sort()).toEqual(
      [before, numbered(1, 9)].map((one) => JSON.stringify(one.sort())).sort(),
    );
    // Nothing is written over the pages that readers have.
    expect([...pagesBefore]).toEqual([shownBefore]);
    expect(pages[1]?.path).toMatch(/^\/feeds\/steps\/archive\/2-\d+\.json$/);
    // The pages of before are no more.
    await eventually(async () => (await desk.call('GET', '/feeds/steps/archive/1.json')).status === 404);
  });

  test('loses a killed story from the pages of its new history', async () => {
    await desk.call('DELETE', '/v1/articles/s1', '{"reason":"Wrong"}', asJson);
    await holds('steps', numbered(2, 9));
  });

  test('is retired with its whole archive, also when every message is lost', async () => {
    const silent = { ...operator(), feedsQueue: { sendGrouped: async () => {} } };
    expect(await retireFeed(silent as unknown as ReturnType<typeof operator>, 'steps')).toBe(true);
    expect((await desk.call('GET', '/feeds/steps.json')).status).toBe(200);
    await desk.stack.invoke('reconcile', { impatient: true });
    await eventually(async () => (await desk.call('GET', '/feeds/steps.json')).status === 410);
    await eventually(async () => (await desk.call('GET', '/feeds/steps/archive/2-1.json')).status === 404);
    await eventually(async () => (await backfillProgress(operator(), 'steps'))?.state === 'retired');
  });
});

describe('a history that shows one of a cluster', () => {
  const wire = `<p>${'The lock keepers of the old canal go on strike from Monday, their union told the port in a letter. '.repeat(3)}</p>`;
  const feed = { id: 'once', title: 'Once', description: 'Each once', size: 2, onePerCluster: true };

  test('takes a copy into its page when the first is killed, and out again when it comes back', async () => {
    await submit('wire', { keywords: ['once'], body: wire });
    await submit('copy', { keywords: ['once'], body: wire }, other);
    for (const guid of ['x1', 'x2', 'x3', 'x4']) await submit(guid, { keywords: ['once'] });
    await define({ ...feed, filter: { and: [{ keyword: ['once'] }, { not: { section: ['none'] } }] } });
    // x1 to x4 have one text, and are one cluster as well.
    await holds('once', ['wire', 'x1']);
    for (const guid of ['y1', 'y2', 'y3'])
      await submit(guid, { keywords: ['once'], body: `<p>Something else was said in ${guid}.</p>` });
    const pages = await holds('once', ['wire', 'x1', 'y1', 'y2', 'y3']);
    expect(pages.at(-1)?.titles).toEqual(['x1', 'wire']);
    await desk.call('DELETE', '/v1/articles/wire', '{"reason":"Wrong"}', asJson);
    const without = await holds('once', ['copy', 'x1', 'y1', 'y2', 'y3']);
    expect(without.at(-1)?.titles).toEqual(['x1', 'copy']);
    await desk.call(
      'PUT',
      '/v1/articles/wire',
      article({ headline: 'wire', keywords: ['once'], body: wire }),
      asJson,
    );
    await holds('once', ['wire', 'x1', 'y1', 'y2', 'y3']);
  });
});

describe('a filling', () => {
  test('whose definition was never written, or is written already, is put right', async () => {
    const ports = { ...operator(), log: { info: () => {}, warn: () => {}, error: () => {} } };
    const long = new Date(Date.now() - 3_600_000).toISOString();
    const start = { cursor: '', seen: 0, matched: 0, startedAt: long, passStartedAt: long };
    await ports.definitions.putFilling({ id: 'nobody', generation: 1, ...start }, long);
    await backfillFeed(ports, 'nobody');
    expect(await ports.definitions.filling('nobody')).toBeUndefined();
    const entry = await ports.definitions.get('once');
    await ports.definitions.put({ id: 'once', generation: entry?.generation ?? 0, filling: 7 });
    await ports.definitions.putFilling({ id: 'once', generation: 6, ...start }, long);
    await backfillFeed(ports, 'once');
    expect(await ports.definitions.filling('once')).toMatchObject({ generation: 7, cursor: '' });
  });
});
