import { expect, test } from 'vitest';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import { FeedStates, stateOf } from '../../../functions/store/entities/feeds/feed-states.ts';
import { packed, unpacked } from '../../../functions/store/entities/feeds/packed-items.ts';
import { memoryTable } from '../../doubles/table.ts';

const item = (n: number) => ({
  storyId: `b890b0c7-303c-85ac-8c0f-${String(n).padStart(12, '0')}`,
  headline: `Parliament backs tougher rules for short-term lets after a late-night debate, part ${n}`,
  published: new Date(Date.UTC(2026, 11, 1, 12, n)).toISOString(),
  agency: 'north-wire',
  ...(n !== 2 && { agencyName: 'North Wire', language: 'en' }),
});
const newest = [1, 2, 3, 4, 5].map(item);
const built = {
  builtAt: '2026-12-01T12:00:00.000Z',
  digest: 'd'.repeat(64),
  archived: { generation: 1, pages: 0, to: '', recent: [] },
  shown: 'abc'.repeat(50),
};

test('items are the same after they were packed, whichever fields they have', () => {
  expect(unpacked(packed(newest))).toEqual(newest);
  expect(unpacked(packed([]))).toEqual([]);
});

test('the state of a feed with a full head and five long headlines fits into one write unit', async () => {
  const table = memoryTable();
  const states = new FeedStates(table);
  await states.lease('language-en', 'f2f35bb2-2b2a-4e0e-a5a3-55f6a4a9a3b1', 1, 15_001);
  const row = (await table.get<Record<string, unknown>>(keys.feedState('language-en'))) ?? {};
  await states.built('language-en', 'f2f35bb2-2b2a-4e0e-a5a3-55f6a4a9a3b1', { ...built, newest });
  const after = (await table.get<Record<string, unknown>>(keys.feedState('language-en'))) ?? {};
  const bytes = Object.entries({ ...row, ...after }).reduce(
    (sum, [name, value]) =>
      sum + name.length + (value instanceof Uint8Array ? value.length : JSON.stringify(value).length),
    0,
  );
  expect(bytes).toBeLessThan(1024);
  expect(await states.get('language-en')).toMatchObject({ newest });
  expect((await states.getMany(['language-en'])).get('language-en')?.newest).toEqual(newest);
  expect(await states.lease('language-en', 'next', 2, 15_002)).toMatchObject({ newest });
});

test('items that a function of the version before has written are newer than those that are packed', async () => {
  const table = memoryTable();
  const states = new FeedStates(table);
  await states.lease('latest', 'owner', 1, 15_001);
  await states.built('latest', 'owner', { ...built, newest });
  await table.change(keys.feedState('latest'), {
    update: 'SET newest = :newest',
    values: { ':newest': [item(9)] },
  });
  expect(await states.get('latest')).toMatchObject({ newest: [item(9)] });
  await states.lease('latest', 'owner', 1, 15_001);
  await states.built('latest', 'owner', { ...built, newest });
  expect(stateOf((await table.get(keys.feedState('latest'))) ?? {})).toMatchObject({ newest });
});
