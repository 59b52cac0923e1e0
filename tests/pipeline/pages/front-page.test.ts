import { beforeEach, describe, expect, test } from 'vitest';
import { feedPageKey, publicFiles } from '../../../functions/contract/object-keys.ts';
import { retireFeed } from '../../../functions/pipeline/feed-definitions/retire.ts';
import { buildDirectory } from '../../../functions/pipeline/pages/directory.ts';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

const body =
  '<p>The council opened the weir on Monday, and the water in the old town fell by half a metre, it said.</p>';

let desk: MemoryDesk;
beforeEach(async () => {
  desk = memoryDesk();
  await desk.addAgency('river');
  await send('first', 'Weir opens');
});

const send = async (guid: string, headline: string, more: object = {}): Promise<void> => {
  await desk.send('river', { guid, headline, body, language: 'en', ...more });
  await desk.settle();
};
const front = async (): Promise<string> => (await desk.document(publicFiles.directory)) ?? '';
const search = async (): Promise<string> => (await desk.document(publicFiles.search)) ?? '';
/** When the builder of the front page last began, milliseconds. */
const builtAt = async (): Promise<number> =>
  Number((await desk.feedsBucket.head(publicFiles.directory))?.metadata['built-at']);

describe('the front page, without the reconciler', () => {
  test('shows the new headline of a correction, and no other story has to come', async () => {
    expect(await front()).toContain('Weir opens');
    await send('first', 'Weir stays closed');
    expect(await front()).toContain('Weir stays closed');
    expect(await front()).not.toContain('Weir opens');
  });

  test('is not built again for a correction that changes nothing of it', async () => {
    const before = await builtAt();
    await send('first', 'Weir opens', { body: body.replace('half a metre', 'a metre') });
    expect(await builtAt()).toBe(before);
  });

  test('loses a story that was killed, in every feed that it shows', async () => {
    await desk.send('river', { guid: 'first', headline: 'Weir opens', body, pubStatus: 'canceled' });
    await desk.settle();
    expect(await front()).not.toContain('Weir opens');
  });

  test('is built once in five seconds, however many corrections come', async () => {
    const times = new Set<number>();
    for (let n = 0; n < 12; n++) {
      await send('first', `Weir opens at ${n}`);
      times.add(await builtAt());
    }
    expect(await front()).toContain('Weir opens at 11');
    const sorted = [...times].sort((a, b) => a - b);
    for (const [at, time] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(5_000);
    }
  });
});

describe('the index of the search, without the reconciler', () => {
  test('follows a correction and a kill', async () => {
    await desk.wait(61_000);
    expect(await search()).toContain('Weir opens');
    await send('first', 'Weir stays closed');
    expect(await search()).toContain('Weir stays closed');
    expect(await search()).not.toContain('Weir opens');
    await desk.send('river', { guid: 'first', headline: 'Weir stays closed', body, pubStatus: 'canceled' });
    await desk.settle();
    expect(await search()).not.toContain('Weir');
  });
});

describe('the page of a feed', () => {
  const page = feedPageKey('rivers');

  test('does not come back when the front page is built from a list that is older than the retirement', async () => {
    await desk.define({ id: 'rivers', title: 'Rivers', description: 'Rivers' });
    await desk.wait(120_000);
    expect(await desk.document(page)).toContain('Rivers');
    // The list comes from an index that is behind the rows for a moment.
    const list = await desk.ports.feeds.list();
    expect(list.map(({ id }) => id)).toContain('rivers');
    await retireFeed(desk.ports, 'rivers');
    await desk.settle();
    expect(await desk.document(page)).toBeUndefined();
    const ports = {
      ...desk.ports,
      feeds: Object.assign(Object.create(desk.ports.feeds), { list: async () => list }),
    };
    const site = { baseUrl: 'https://feeds.example.com', title: 'Desk' };
    const later = { ...ports, site, now: () => desk.now() + 10_000 };
    expect(await buildDirectory(later, desk.now() + 10_000)).toEqual({ kind: 'built' });
    expect(await desk.document(page)).toBeUndefined();
  });
});
