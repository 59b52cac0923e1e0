import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  archiveFolder,
  archivePageName,
  dropReceiptSuffix,
  objectKeys,
  parseArchivePage,
  prefixes,
  shortDigest,
  storyPageKey,
} from '../../functions/contract/object-keys.ts';

const story = 'a3f0c1d2-0000-5000-8000-000000000001';
const receipt = 'b3f0c1d2-0000-5000-8000-000000000002';
const digest = 'e3b0c44298fc1c14';

/** Every kind with parts and the key as releases since 0.1.0 have written it. */
const known = {
  raw: [{ agency: 'test', receipt, digest }, `raw/test/${receipt}/${digest}`],
  results: [{ agency: 'test', receipt }, `results/test/${receipt}.json`],
  dropped: [{ agency: 'test', path: '2026/ferry 📰.v2.json' }, 'drop/test/2026/ferry 📰.v2.json'],
  dropReceipt: [{ droppedKey: 'drop/test/2026/ferry.json' }, 'drop/test/2026/ferry.json.receipt.json'],
  story: [{ story, version: '12', digest }, `stories/${story}/12-${digest}.json`],
  feedHead: [{ feed: 'language-de-at', extension: 'rss' }, 'feeds/language-de-at.rss'],
  archivePage: [{ feed: 'latest', archivePage: '2-12', extension: 'atom' }, 'feeds/latest/archive/2-12.atom'],
  rendition: [{ story, extension: 'html' }, `stories/${story}.html`],
  feedRendition: [{ feed: 'rivers', story, extension: 'html' }, `feeds/rivers/stories/${story}.html`],
  changesHead: [{ feed: 'rivers' }, 'changes/rivers.json'],
  changesSegment: [{ feed: 'rivers', first: '1' }, 'changes/rivers/1.json'],
} as const satisfies Record<keyof typeof objectKeys, readonly [object, string]>;

describe.each(Object.keys(known) as (keyof typeof known)[])('a key of the kind %s', (name) => {
  const [parts, key] = known[name];

  test('is built byte for byte as releases before built it', () => {
    expect((objectKeys[name].of as (parts: object) => string)(parts)).toBe(key);
  });

  test('is read back into the parts that it was built from', () => {
    expect({ ...objectKeys[name].parse(key) }).toEqual(parts);
  });

  test('is of no other kind', () => {
    const kinds = Object.entries(objectKeys).filter(([, kind]) => kind.parse(key));
    expect(kinds.map(([kind]) => kind)).toEqual([name]);
  });
});

describe('keys that are read', () => {
  test.each([
    'drop/test/',
    'drop/test/folder/',
    'drop/story.txt',
    'drop//story.txt',
    'elsewhere/test/story.txt',
  ])('%s is no file of an agency', (key) => expect(objectKeys.dropped.parse(key)).toBeUndefined());

  test('a receipt is never a file of an agency, and the receipt of a file names the file', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (path) => {
        const key = objectKeys.dropped.of({ agency: 'test', path });
        const own = objectKeys.dropReceipt.of({ droppedKey: key });
        expect(own).toBe(key + dropReceiptSuffix);
        expect(objectKeys.dropped.parse(own)).toBeUndefined();
        expect(objectKeys.dropReceipt.parse(own)?.droppedKey).toBe(key);
        const isFile = !path.endsWith('/') && !path.endsWith(dropReceiptSuffix);
        expect(objectKeys.dropped.parse(key)?.path).toBe(isFile ? path : undefined);
      }),
    );
  });

  test('archive pages of every series', () => {
    expect(archivePageName(7)).toBe('7');
    expect(archivePageName(7, 3)).toBe('3-7');
    expect(parseArchivePage('7')).toEqual({ series: 1, page: 7 });
    expect(parseArchivePage('3-7')).toEqual({ series: 3, page: 7 });
  });

  test('lists of a feed or a story find its own objects and no others', () => {
    const head = objectKeys.feedHead.of({ feed: 'sport', extension: '' });
    expect('feeds/sport.rss'.startsWith(head)).toBe(true);
    expect('feeds/sport-de.rss'.startsWith(head)).toBe(false);
    expect(known.archivePage[1].startsWith(archiveFolder('latest'))).toBe(true);
    expect(known.archivePage[1].startsWith(archiveFolder('late'))).toBe(false);
    expect(storyPageKey(story)).toBe(known.rendition[1]);
  });

  test('every key lies below a prefix that infrastructure grants', () => {
    for (const [, key] of Object.values(known))
      expect(
        Object.values(prefixes).some((prefix) => key.startsWith(prefix)),
        key,
      ).toBe(true);
  });

  test('a key holds the first 16 digits of a digest', () => {
    expect(shortDigest(digest.repeat(4))).toBe(digest);
  });
});
