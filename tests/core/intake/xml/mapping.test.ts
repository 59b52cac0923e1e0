import { describe, expect, it } from 'vitest';
import { decode } from '../../../../functions/core/intake/charset/decode.ts';
import { emptyDraft } from '../../../../functions/core/intake/draft/fill.ts';
import { type Row, read, readRows } from '../../../../functions/core/intake/mapping/rows.ts';
import { feedSource, xmlSource } from '../../../../functions/core/intake/xml/path.ts';
import { readXml } from '../../../../functions/core/intake/xml/read.ts';
import { receivedAt } from '../parsing.ts';

const rootOf = (xml: string) => {
  const document = readXml(decode({ bytes: new TextEncoder().encode(xml), receivedAt }));
  if ('problems' in document) throw new Error(JSON.stringify(document.problems));
  return document.root;
};

describe('paths into XML', () => {
  const source = xmlSource(
    rootOf(
      '<a id=" 7 "><b>one</b><b> </b><c><b k="X">two</b><d><b k="y">three</b></d></c><x:b xmlns:x="u">four</x:b></a>',
    ),
  );

  it.each([
    ['b', ['one', 'four']],
    ['c/b', ['two']],
    ['c/b/@k', ['X']],
    ['//b', ['one', 'two', 'three', 'four']],
    ['c//b/@k', ['X', 'y']],
    ['//b[@k=x]', ['two']],
    ['//b[@k=Y]/@k', ['y']],
    ['@id', ['7']],
    ['@none', []],
    ['none/b', []],
  ])('%s gives %j', (path, values) => {
    expect(source.all(path)).toEqual(values);
  });

  it('tell the elements of a feed from those of its extensions', () => {
    const feed = feedSource(
      rootOf(
        '<item xmlns:d="http://purl.org/dc/elements/1.1/"><title>own</title><d:title>theirs</d:title></item>',
      ),
    );
    expect(feed.all('title')).toEqual(['own']);
    expect(feed.all('dc:title')).toEqual(['theirs']);
    expect(feedSource(undefined).all('title')).toEqual([]);
  });
});

describe('rows', () => {
  const mapped = (values: Record<string, string[]>, rows: readonly Row[]) => {
    const draft = emptyDraft();
    readRows(draft, { all: (path) => values[path] ?? [] }, rows);
    return draft;
  };

  it('take the first path that has a value, and never replace a field', () => {
    const rows: readonly Row[] = [
      ['headline', read.text, 'a | b'],
      ['headline', read.text, 'c'],
    ];
    expect(mapped({ b: ['B'], c: ['C'] }, rows).headline).toBe('B');
    expect(mapped({ c: ['C'] }, rows).headline).toBe('C');
    expect(mapped({}, rows).headline).toBeUndefined();
  });

  it('take every value for lists', () => {
    expect(mapped({ a: ['x', 'y'], b: ['x', 'z'] }, [['keywords', read.list, 'a | b']]).keywords).toEqual([
      'x',
      'y',
      'z',
    ]);
    expect(mapped({ a: ['x; y', 'y, z'] }, [['keywords', read.words, 'a']]).keywords).toEqual([
      'x',
      'y',
      'z',
    ]);
    expect(mapped({ a: ['x', 'y'] }, [['edNote', read.joined('\n'), 'a']]).edNote).toBe('x\ny');
    expect(mapped({ a: ['x', 'y'] }, [['located', read.single, 'a']]).located).toEqual(['x']);
  });

  it('note what cannot be read', () => {
    const draft = mapped({ a: ['soon'], b: ['11'] }, [
      ['expires', read.instant, 'a'],
      ['urgency', read.urgency, 'b'],
    ]);
    expect(draft).not.toHaveProperty('expires');
    expect(draft.changes).toMatchObject([{ before: 'soon' }, { before: '11' }]);
  });

  it('take web addresses alone for an address', () => {
    expect(mapped({ a: ['/x', 'https://example.com/x'] }, [['canonical', read.address, 'a']]).canonical).toBe(
      'https://example.com/x',
    );
  });
});
