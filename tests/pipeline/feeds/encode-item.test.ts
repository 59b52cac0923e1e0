import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeItem } from '../../../functions/pipeline/feeds/encode-item.ts';
import { atMost } from '../../property-runs.ts';

it.each([
  ['ASCII', '<item>The ferry sails.</item>'],
  ['Latin-1', '<item>Der Fährmann</item>'],
  ['more than Latin-1', '<item>“The ferry” — 🗞 渡船</item>'],
  ['a lone surrogate', '— \ud83d and \udc00'],
  ['nothing', ''],
  ['more than the scratch space holds', `—${'渡船 '.repeat(50_000)}`],
])('the bytes of %s are UTF-8', (_, text) => {
  expect(encodeItem(text)).toEqual(Buffer.from(text));
});

it('encodes any text as UTF-8, and keeps what it has encoded', () => {
  const unit = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (texts) => {
      const bytes = texts.map(encodeItem);
      expect(bytes).toEqual(texts.map((text) => Buffer.from(text)));
    }),
    atMost(300),
  );
});
