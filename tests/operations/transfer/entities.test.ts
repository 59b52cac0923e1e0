import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { entityOf, rowProblem } from '../../../functions/operations/transfer/entities.ts';
import { keys, type RowKey } from '../../../functions/store/dynamodb/keys.ts';

const kept = new URL('../../fixtures/desk-0.1.0/desk.jsonl.gz', import.meta.url);
const rows = gunzipSync(readFileSync(kept))
  .toString('utf8')
  .split('\n')
  .filter((line) => line.startsWith('{"item"'))
  .map((line) => (JSON.parse(line) as { item: Record<string, AttributeValue> }).item)
  .map((item) => unmarshall(item) as RowKey & Record<string, unknown>);

describe('the kind of a row', () => {
  test('is known of every row of a desk, and the row is what an import requires', () => {
    const kinds = new Map<string, number>();
    for (const row of rows) {
      const kind = entityOf(row) ?? 'not exported';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind !== 'not exported') expect(rowProblem(entityOf(row) ?? 'other', row)).toBeUndefined();
    }
    expect([...kinds.keys()].sort()).toEqual([
      'activity',
      'agency',
      'amendment',
      'archivePage',
      'band',
      'clusterMember',
      'definition',
      'definitions',
      'feed',
      'feedState',
      'membership',
      'quarantined',
      'receipt',
      'reconciler',
      'story',
      'version',
    ]);
  });

  test.each([
    ['version', keys.storyVersion('s', 12_345_678_901)],
    ['membership', keys.membership('rivers@2', '2026-11-30T12:00:00.000Z', 's', 3, 'expired')],
    ['filling', keys.filling('rivers')],
    ['other', keys.expiry('s')],
    ['subscriber', keys.subscriber('newsroom')],
    ['privateFolder', keys.privateFolder()],
    ['other', { pk: 'CUSTOMER#1', sk: 'CUSTOMER' }],
    [undefined, keys.keysToSync('newsroom')],
    [undefined, keys.rate('a', 1)],
    [undefined, keys.import()],
  ])('is %s', (kind, key) => {
    expect(entityOf(key)).toBe(kind);
  });

  test('is refused where the key is that of another kind', () => {
    expect(rowProblem('story', { ...keys.receipt('r'), id: 'r' })).toContain('not the key of a row');
    expect(rowProblem('feedState', keys.feedState('rivers'))).toContain('feed');
  });
});
