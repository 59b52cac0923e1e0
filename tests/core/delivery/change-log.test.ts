import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeType,
  isLive,
  type LastLogged,
  type Observed,
} from '../../../functions/core/delivery/change.ts';
import { logText, segmentOf, segmentSize } from '../../../functions/core/delivery/log-documents.ts';
import { digestAfter, emptyDigest, setDigest } from '../../../functions/core/delivery/set-digest.ts';

const now = (version: number, state: Observed['state'], more: Partial<Observed> = {}): Observed => ({
  version,
  state,
  isFirst: true,
  ...more,
});
const live = (version: number, isFirst = true) => now(version, 'live', { isFirst });

describe('the type of a change', () => {
  const cases: [string, LastLogged | undefined, Observed, string | undefined][] = [
    ['a first version', undefined, live(1), 'published'],
    ['an older story that matches now', undefined, live(3, false), 'joined'],
    ['a later version', { version: 1, type: 'published' }, live(4, false), 'corrected'],
    ['the same version again', { version: 4, type: 'corrected' }, live(4, false), undefined],
    ['an older version', { version: 4, type: 'corrected' }, live(3, false), undefined],
    ['a kill', { version: 1, type: 'published' }, now(2, 'gone'), 'killed'],
    ['a kill of what was never seen', undefined, now(2, 'gone'), 'killed'],
    ['a hold of what was never seen', undefined, now(2, 'gone', { cause: 'withheld' }), 'withheld'],
    ['the end of terms of what was never seen', undefined, now(2, 'gone', { cause: 'expired' }), undefined],
    ['the same kill again', { version: 2, type: 'killed' }, now(2, 'gone'), undefined],
    ['a kill of what is held back', { version: 2, type: 'withheld' }, now(3, 'gone'), 'killed'],
    ['the end of a hold', { version: 2, type: 'withheld' }, live(3, false), 'released'],
    ['what left and matches again', { version: 2, type: 'left' }, live(3, false), 'joined'],
    ['what left again', { version: 2, type: 'left' }, now(3, 'gone', { cause: 'left' }), undefined],
    ['terms that end', { version: 2, type: 'corrected' }, now(2, 'gone', { cause: 'expired' }), 'expired'],
  ];
  test.each(cases)('%s', (_name, before, seen, expected) => {
    expect(changeType(before, seen)).toBe(expected);
  });

  test('never says the same twice, and always ends with what is (property)', () => {
    const observed = fc.record({
      version: fc.integer({ min: 1, max: 5 }),
      state: fc.constantFrom('live' as const, 'gone' as const),
      isFirst: fc.boolean(),
      cause: fc.constantFrom(undefined, 'left' as const, 'expired' as const, 'withheld' as const),
    });
    fc.assert(
      fc.property(fc.array(observed, { maxLength: 12 }), (all) => {
        let before: LastLogged | undefined;
        let version = 0;
        for (const { cause, ...one } of all) {
          // Rows of a story never go back.
          version = Math.max(version, one.version);
          const seen = { ...one, version, ...(cause && one.state === 'gone' && { cause }) };
          const type = changeType(before, seen);
          if (type) before = { version, type };
          expect(changeType(before, seen)).toBeUndefined();
          expect(before ? isLive(before.type) : false).toBe(seen.state === 'live');
        }
      }),
    );
  });
});

describe('the digest of a set', () => {
  const held = fc.uniqueArray(fc.record({ storyId: fc.uuid(), version: fc.integer({ min: 1, max: 99 }) }), {
    selector: ({ storyId }) => storyId,
    maxLength: 20,
  });

  test('does not depend on the order, and is kept up to date story by story (property)', () => {
    fc.assert(
      fc.property(held, held, (before, after) => {
        expect(setDigest(before)).toBe(setDigest(before.toReversed()));
        let digest = setDigest(before);
        for (const one of before) digest = digestAfter(digest, one, undefined);
        expect(digest).toBe(emptyDigest);
        for (const one of after) digest = digestAfter(digest, undefined, one);
        expect(digest).toBe(setDigest(after));
      }),
    );
  });

  test('differs for another version and for a story that is missing', () => {
    const all = [
      { storyId: 'a', version: 1 },
      { storyId: 'b', version: 1 },
    ];
    expect(setDigest(all)).toMatch(/^[0-9a-f]{64}$/);
    expect(setDigest(all)).not.toBe(setDigest(all.slice(1)));
    expect(setDigest(all)).not.toBe(setDigest([{ storyId: 'a', version: 2 }, ...all.slice(1)]));
  });
});

test('a segment holds its numbers', () => {
  expect([1, 2, 100, 101, 200, 201].map(segmentOf)).toEqual([1, 1, 1, 101, 101, 201]);
  expect(segmentSize).toBe(100);
});

test('a document has one entry a line', () => {
  const entry = {
    seq: 1,
    type: 'killed' as const,
    storyId: 's',
    guid: 'g',
    version: 2,
    digest: 'd',
    at: 't',
    url: 'u',
  };
  const text = logText({ feed: 'f', first: 1, last: 100, entries: [entry, { ...entry, seq: 2 }] });
  expect(JSON.parse(text)).toEqual({
    feed: 'f',
    first: 1,
    last: 100,
    entries: [entry, { ...entry, seq: 2 }],
  });
  expect(text.split('\n')).toHaveLength(5);
  expect(JSON.parse(logText({ feed: 'f', first: 1, last: 100, entries: [] })).entries).toEqual([]);
});
