import { describe, expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

interface Item {
  id: string;
  title: string;
  date_published: string;
  _tombstone?: unknown;
}
interface Page {
  items: Item[];
  next_url?: string;
}

const text = (word: string, n: number): string =>
  `<p>${word} number ${n} says something of its own about ${word.repeat(2)} and the harbour of town ${n * 7919}.</p>`;
const story = (n: number, more: object = {}) => ({
  guid: `story-${n}`,
  headline: `Story ${n}`,
  language: 'en',
  body: text('Report', n),
  ...more,
});
const old = (n: number, firstCreated: string, more: object = {}) => ({
  ...story(n, { guid: `old-${n}`, headline: `Old story ${n}`, body: text('Chronicle', n) }),
  firstCreated,
  ...more,
});

const page = async (desk: MemoryDesk, key: string): Promise<Page> => {
  const found = await desk.document(key);
  if (found === undefined) throw new Error(`${key} is missing`);
  return JSON.parse(found) as Page;
};

/** The head of a feed and every page that can be reached from it, the head first. */
async function walk(desk: MemoryDesk, feed = 'latest'): Promise<Page[]> {
  const pages = [await page(desk, `feeds/${feed}.json`)];
  for (let next = pages[0]?.next_url; next !== undefined; next = pages.at(-1)?.next_url)
    pages.push(await page(desk, new URL(next).pathname.slice(1)));
  return pages;
}
const titles = ({ items }: Page): string[] =>
  items.filter((one) => !one._tombstone).map(({ title }) => title);

/** A desk with so many stories of today. */
async function deskWith(stories: number): Promise<MemoryDesk> {
  const desk = memoryDesk();
  await desk.addAgency('wire');
  for (let n = 1; n <= stories; n++) {
    await desk.send('wire', story(n));
    await desk.settle();
  }
  return desk;
}

const backfill = { backfill: true };
const past = { ms: 300_000 };

describe('a story of years ago', () => {
  test('is today’s news without a word about it', async () => {
    const desk = await deskWith(2);
    await desk.send('wire', old(1, '2019-05-04T10:00:00Z'));
    await desk.settle();
    const [head] = await walk(desk);
    expect(head && titles(head)).toEqual(['Old story 1', 'Story 2', 'Story 1']);
    expect(head?.items[0]?.date_published).toMatch(/^2026-11-30/);
  });

  test('is in no head and in the archive in its place by date, once it comes by a backfill', async () => {
    const desk = await deskWith(3);
    const before = await desk.document('feeds/latest.json');
    for (const [n, year] of [
      [1, 2021],
      [2, 2019],
      [3, 2020],
    ] as const)
      await desk.send('wire', old(n, `${year}-05-04T10:00:00Z`), backfill);
    await desk.settle();
    // Nothing that readers have changes until the new archive is complete.
    expect(await desk.document('feeds/latest.json')).toBe(before);
    await desk.wait(past.ms);
    for (const feed of ['latest', 'agency-wire', 'language-en']) {
      const [head, ...pages] = await walk(desk, feed);
      expect(head && titles(head)).toEqual(['Story 3', 'Story 2', 'Story 1']);
      expect(pages.flatMap(titles)).toEqual(['Old story 1', 'Old story 3', 'Old story 2']);
      expect(pages[0]?.items.map((item) => item.date_published)).toEqual([
        '2021-05-04T10:00:00.000Z',
        '2020-05-04T10:00:00.000Z',
        '2019-05-04T10:00:00.000Z',
      ]);
    }
  });

  test('comes between the archived ones, in pages of their size, and the old pages go', async () => {
    const desk = await deskWith(0);
    await desk.define({ id: 'small', title: 'Small', description: 'Small pages', size: 3, content: 'full' });
    await desk.settle();
    await desk.wait(past.ms);
    for (let n = 1; n <= 10; n++) {
      await desk.send('wire', story(n));
      await desk.settle();
    }
    expect((await walk(desk, 'small')).length).toBeGreaterThan(3);
    for (let n = 1; n <= 7; n++) await desk.send('wire', old(n, `20${10 + n}-01-01T00:00:00Z`), backfill);
    await desk.settle();
    await desk.wait(past.ms);
    const [head, ...pages] = await walk(desk, 'small');
    expect(head && titles(head)).toEqual(['Story 10', 'Story 9', 'Story 8']);
    const all = [...(head ? titles(head) : []), ...pages.flatMap(titles)];
    expect(new Set(all).size).toBe(17);
    const archived = pages.flatMap(({ items }) => items.map((item) => item.date_published));
    expect(archived).toEqual(archived.toSorted().toReversed());
    for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(3);
    const series = new Set<string>();
    for await (const { key } of desk.feedsBucket.list('feeds/small/archive/'))
      series.add(/archive\/(?:(\d+)-)?\d+/.exec(key)?.[1] ?? '1');
    expect(series.size).toBe(1);
    // New stories go on with the archive that is shown.
    for (let n = 11; n <= 16; n++) {
      await desk.send('wire', story(n));
      await desk.settle();
    }
    const again = (await walk(desk, 'small')).flatMap(titles);
    expect(new Set(again).size).toBe(23);
  });

  test('is corrected, killed and found by its page as any other', async () => {
    const desk = await deskWith(2);
    const [first] = (await desk.send('wire', old(1, '2019-05-04T10:00:00Z'), backfill)).results ?? [];
    const [second] = (await desk.send('wire', old(2, '2018-05-04T10:00:00Z'), backfill)).results ?? [];
    await desk.settle();
    await desk.wait(past.ms);
    expect(await desk.document(`stories/${first?.storyId}.html`)).toContain('Old story 1');
    await desk.send('wire', old(1, '2019-05-04T10:00:00Z', { headline: 'Old story, corrected' }), {
      operation: 'correct',
      ...(first?.storyId !== undefined && { target: first.storyId, targetVersion: 1 }),
    });
    await desk.settle();
    const [head, archive] = await walk(desk);
    // A correction is news: the head tells it, at the old date.
    expect(head && titles(head)).toEqual(['Story 2', 'Story 1', 'Old story, corrected']);
    expect(archive && titles(archive)).toEqual(['Old story, corrected', 'Old story 2']);
    await desk.send('wire', '{"reason":"Wrong"}', {
      operation: 'kill',
      reason: 'Wrong',
      ...(second?.storyId !== undefined && { target: second.storyId, targetVersion: 1 }),
    });
    await desk.settle();
    const pages = await walk(desk);
    expect(pages.flatMap(titles)).not.toContain('Old story 2');
    expect(pages[0]?.items.some((item) => item.id.includes(second?.storyId ?? '') && item._tombstone)).toBe(
      true,
    );
  });

  test('a kill reaches the archive that readers have and the one that is being written', async () => {
    const desk = await deskWith(0);
    await desk.define({ id: 'small', title: 'Small', description: 'Small pages', size: 2, content: 'full' });
    await desk.wait(past.ms);
    for (let n = 1; n <= 6; n++) {
      await desk.send('wire', story(n));
      await desk.settle();
    }
    await desk.send('wire', old(1, '2019-05-04T10:00:00Z'), backfill);
    await desk.settle();
    const row = await desk.ports.feeds.get('small');
    if (!row) throw new Error('no feed');
    await desk.ports.feeds.rearchive(row, new Date(desk.now()).toISOString());
    const victim = (await walk(desk, 'small')).at(-1)?.items.at(-1)?.id.slice('urn:uuid:'.length) ?? '';
    await desk.send('wire', '{"reason":"Wrong"}', {
      operation: 'kill',
      reason: 'Wrong',
      target: victim,
      targetVersion: 1,
    });
    await desk.settle();
    const pages = await walk(desk, 'small');
    expect(new Set(pages.flatMap(titles)).size).toBe(6);
    const shown = pages.flatMap(({ items }) => items.filter((item) => item.id.includes(victim)));
    expect(shown.length).toBeGreaterThan(0);
    for (const item of shown) expect(item._tombstone).toBeDefined();
  });
});

describe('a backfill', () => {
  test('is the policy of an agency, and an upload can say otherwise', async () => {
    const desk = await deskWith(1);
    await desk.addAgency('archive', { backfill: true });
    await desk.send('archive', old(1, '2019-05-04T10:00:00Z'));
    await desk.send('archive', old(2, '2019-05-04T10:00:00Z'), { backfill: false });
    await desk.settle();
    const [head] = await walk(desk);
    expect(head && titles(head)).toEqual(['Old story 2', 'Story 1']);
  });

  test.each([
    ['without a date of its own', story(9)],
    ['of yesterday', old(9, '2026-11-29T12:00:00Z')],
    ['that replaces another', old(9, '2019-05-04T10:00:00Z', { evolvedFrom: 'story-1' })],
  ])('leaves a story %s among the news, and says so', async (_, document) => {
    const desk = await deskWith(1);
    const { results } = await desk.send('wire', document, backfill);
    expect(results?.[0]?.warnings.map(({ code }) => code)).toContain('not-backfilled');
    await desk.settle();
    const [head] = await walk(desk);
    expect(head && titles(head)[0]).toBe(document.headline);
    expect(head?.items[0]?.date_published).toMatch(/^2026-11-30/);
  });

  test('takes the date of the version where the upload has no other, and later versions come quietly', async () => {
    const desk = await deskWith(2);
    const versioned = (version: number, headline: string) =>
      story(5, { headline, version, versionCreated: `2019-05-0${version}T10:00:00Z` });
    for (const [n, headline] of [
      [1, 'First'],
      [2, 'Second'],
    ] as const) {
      await desk.send('wire', versioned(n, headline), backfill);
      await desk.settle();
    }
    await desk.wait(past.ms);
    await desk.send('wire', versioned(3, 'Third'), backfill);
    await desk.settle();
    const [head, archive] = await walk(desk);
    expect(head && titles(head)).toEqual(['Story 2', 'Story 1']);
    expect(archive?.items).toMatchObject([{ title: 'Third', date_published: '2019-05-01T10:00:00.000Z' }]);
  });

  test('of a live story is a correction of it', async () => {
    const desk = await deskWith(2);
    const correction = old(1, '2019-05-04T10:00:00Z', { guid: 'story-1', headline: 'Corrected', version: 9 });
    await desk.send('wire', correction, backfill);
    await desk.settle();
    const [head] = await walk(desk);
    expect(head && titles(head)).toEqual(['Story 2', 'Corrected']);
  });

  test('waits for the end of a stream, and loses nothing that comes meanwhile', async () => {
    const desk = await deskWith(1);
    for (let n = 1; n <= 12; n++) {
      await desk.send('wire', old(n, `20${10 + n}-05-04T10:00:00Z`), backfill);
      await desk.settle();
      await desk.wait(20_000, 20_000);
    }
    await desk.wait(900_000);
    const [head, ...pages] = await walk(desk);
    expect(head && titles(head)).toEqual(['Story 1']);
    expect(pages.flatMap(titles)).toHaveLength(12);
  });

  test('is in a feed that is defined later, in its archive', async () => {
    const desk = await deskWith(2);
    await desk.send('wire', old(1, '2019-05-04T10:00:00Z'), backfill);
    await desk.settle();
    await desk.wait(past.ms);
    await desk.define({
      id: 'later',
      title: 'Later',
      description: 'Defined later',
      size: 5,
      content: 'full',
    });
    await desk.settle();
    await desk.wait(past.ms);
    const [head, archive] = await walk(desk, 'later');
    expect(head && titles(head)).toEqual(['Story 2', 'Story 1']);
    expect(archive && titles(archive)).toEqual(['Old story 1']);
  });

  test('leaves the news sitemap alone', async () => {
    const desk = await deskWith(1);
    await desk.send('wire', old(1, '2019-05-04T10:00:00Z'), backfill);
    await desk.settle();
    await desk.wait(past.ms);
    const map = (await desk.document('sitemap-news.xml')) ?? '';
    expect(map).toContain('Story 1');
    expect(map).not.toContain('Old story');
  });
});
