import { expect, test } from 'vitest';
import { languageFeedsPerAgency } from '../../../functions/contract/feeds.ts';
import { type FeedRow, Feeds } from '../../../functions/store/entities/feeds/feeds.ts';
import { memoryTable } from '../../doubles/table.ts';

const row = (id: string): FeedRow => ({
  id,
  title: id,
  description: '',
  content: 'full',
  size: 50,
  revision: 1,
  builtIn: true,
  generation: 1,
  createdAt: '2026-11-30T12:00:00.000Z',
});

test('an agency makes feeds of so many languages and no more, and fills those that others have made', async () => {
  const table = memoryTable();
  const most = languageFeedsPerAgency;
  // Each process knows what it has seen.
  const ensure = (id: string, agency: string) => new Feeds(table).ensure(row(id), { agency, most });
  for (let n = 0; n < most; n++) expect(await ensure(`language-${n}`, 'a')).toBe(true);
  expect(await ensure('language-0', 'a')).toBe(true);
  expect(await ensure('language-more', 'a')).toBe(false);
  expect(await new Feeds(table).get('language-more')).toBeUndefined();
  expect(await ensure('language-more', 'b')).toBe(true);
  expect(await ensure('language-more', 'a')).toBe(true);
  expect(await ensure('language-still-more', 'a')).toBe(false);
  expect(await new Feeds(table).ensure(row('agency-a'))).toBe(true);
});
