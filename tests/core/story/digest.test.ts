import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/core/story/canonical-json.ts';
import { canonicalDigest } from '../../../functions/core/story/digest.ts';
import { contentOf, filler, filler2, text } from '../normalise/drafts.ts';

const content = contentOf(text(`${filler}\n\n${filler2}`, { keywords: ['a', 'b'] }));

describe('canonical digest', () => {
  it('is the same whatever the order of members and the time of arrival', () => {
    const turned = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    expect(canonicalDigest(turned)).toBe(canonicalDigest(content));
    expect(
      canonicalDigest({
        ...content,
        versionCreated: '2020-01-01T00:00:00Z',
        firstCreated: '2019-01-01T00:00:00Z',
      }),
    ).toBe(canonicalDigest(content));
    expect(canonicalDigest(content)).toMatch(/^[\da-f]{64}$/);
  });

  it.each([
    { headline: 'Another' },
    { body: `${content.body} ` },
    { keywords: ['b', 'a'] },
    { pubStatus: 'withheld' as const },
    { embargoed: '2027-01-01T00:00:00Z' },
    { creditLine: 'x' },
    { dateline: { text: 'PARIS' } },
  ])('differs with %j', (change) => {
    expect(canonicalDigest({ ...content, ...change })).not.toBe(canonicalDigest(content));
  });
});

describe('canonical JSON', () => {
  it('sorts members at every depth, leaves out what is undefined and keeps arrays in order', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }, null, 'x'], a: { z: true, y: '"é' } })).toBe(
      '{"a":{"y":"\\"é","z":true},"b":[{"d":1},null,"x"]}',
    );
  });
});
