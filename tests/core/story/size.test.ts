import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostBytes } from '../../../functions/core/story/size.ts';

it('no value has more bytes as JSON than are reckoned with', () => {
  const values = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });
  const odd = fc.constantFrom('\u0007\u0000', '\ud800', '"\\', '\u2028', 'क', '😀', -1.2345678901234567e-100);
  fc.assert(
    fc.property(fc.array(fc.oneof(values, odd)), (value) => {
      expect(mostBytes(value)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(value)));
    }),
  );
});
