import { expect, test } from 'vitest';
import { archivePageName, objectKeys, prefixes } from '../../functions/contract/object-keys.ts';
import type { DoctorPorts, Scope } from '../../functions/operations/doctor/check.ts';
import { objectsId, orphanDocument } from '../../functions/operations/doctor/checks/orphans.ts';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { FeedStates } from '../../functions/store/entities/feeds/feed-states.ts';
import { type FeedRow, Feeds } from '../../functions/store/entities/feeds/feeds.ts';
import { memoryObjects } from '../doubles/objects.ts';
import { memoryTable } from '../doubles/table.ts';

/** A feed in its third generation, with two archive pages. */
async function desk(swept: number | undefined) {
  const table = memoryTable();
  const feedsBucket = memoryObjects();
  const feeds = new Feeds(table);
  const row: FeedRow = {
    id: 'short',
    title: 'Short',
    description: '',
    content: 'full',
    size: 2,
    builtIn: false,
    generation: 3,
    revision: 1,
    createdAt: '2026-11-30T00:00:00.000Z',
  };
  await feeds.ensure(row);
  const archived = { generation: 3, pages: 2, to: 'x', recent: [] };
  await table.put({ ...keys.feedState('short'), feed: 'short', archived, ...(swept && { swept }) });
  const put = (key: string) => feedsBucket.put(key, '', { contentType: 'text/plain' });
  const page = (n: number, series?: number): string =>
    objectKeys.archivePage.of({ feed: 'short', archivePage: archivePageName(n, series), extension: 'rss' });
  for (const key of [page(1), page(9), page(1, 2), page(1, 3), page(2, 3), page(3, 3)]) await put(key);
  await put('feeds/short.rss');
  await put('feeds/short.nitf');
  const ports = {
    table,
    feeds,
    feedStates: new FeedStates(table),
    feedsBucket,
    now: () => 0,
  } as unknown as DoctorPorts;
  const found = await orphanDocument.find(ports, objectsId('feeds', prefixes.feeds), {} as Scope);
  return { orphans: found.map(({ about }) => about), page };
}

test('pages of the generation that is shown belong to their feed', async () => {
  const { orphans, page } = await desk(undefined);
  // Pages of earlier generations are still to be removed by the builder.
  expect(orphans.sort()).toEqual(['feeds/short.nitf', page(3, 3)]);
});

test('pages of earlier generations are orphans once the builder has removed them all', async () => {
  const { orphans, page } = await desk(3);
  expect(orphans.sort()).toEqual(['feeds/short.nitf', page(1), page(1, 2), page(3, 3), page(9)].sort());
});
