import fc from 'fast-check';

/** What can happen to a file on its way: cut off, bytes changed, pieces swapped or repeated, one endless line. */
export function mutations(sample: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.integer({ min: 0, max: Math.max(0, sample.length - 1) });
  const truncated = place.map((at) => sample.slice(0, at));
  const flipped = fc
    .array(fc.record({ at: place, value: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 40 })
    .map((changes) => {
      const bytes = sample.slice();
      for (const { at, value } of changes) bytes[at] = value;
      return bytes;
    });
  const swapped = fc
    .tuple(place, place, place)
    .map((cuts) => cuts.toSorted((left, right) => left - right))
    .map(([a = 0, b = 0, c = 0]) =>
      Buffer.concat([sample.slice(0, a), sample.slice(b, c), sample.slice(a, b), sample.slice(c)]),
    );
  const stretched = fc
    .record({
      at: place,
      byte: fc.integer({ min: 0, max: 255 }),
      count: fc.integer({ min: 1000, max: 60_000 }),
    })
    .map(({ at, byte, count }) =>
      Buffer.concat([sample.slice(0, at), Buffer.alloc(count, byte), sample.slice(at)]),
    );
  const repeated = fc
    .record({ at: place, length: fc.integer({ min: 1, max: 30 }), count: fc.integer({ min: 2, max: 800 }) })
    .map(({ at, length, count }) => {
      const piece = sample.slice(at, at + length);
      return Buffer.concat([
        sample.slice(0, at),
        ...Array.from({ length: count }, () => piece),
        sample.slice(at),
      ]);
    });
  return fc.oneof(truncated, flipped, swapped, stretched, repeated);
}
