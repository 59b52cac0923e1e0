import { expect, test } from 'vitest';
import { fromItem, toItem } from '../../../functions/store/dynamodb/items.ts';

test('half a surrogate pair never reaches the table, wherever in a row it stands', () => {
  const row = {
    pk: 'A',
    reason: 'cut \ud83d',
    warnings: [{ code: 'x', detail: '\udc00 first' }],
    feeds: new Set(['a\ud83d']),
    nested: { 'name \ud83d': { whole: '\u{1F4F0}' } },
    bytes: new Uint8Array([1]),
    left: undefined,
    version: 2,
  };
  expect(fromItem(toItem(row))).toEqual({
    pk: 'A',
    reason: 'cut \ufffd',
    warnings: [{ code: 'x', detail: '\ufffd first' }],
    feeds: new Set(['a\ufffd']),
    nested: { 'name \ufffd': { whole: '\u{1F4F0}' } },
    bytes: new Uint8Array([1]),
    version: 2,
  });
});
