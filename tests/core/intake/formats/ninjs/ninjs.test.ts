import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { ninjs } from '../../../../../functions/core/intake/formats/ninjs/index.ts';
import { ninjsKind } from '../../../../../functions/core/intake/formats/ninjs/kind.ts';
import { draftOf, draftsOf, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const parse = (value: unknown) => draftOf(ninjs, JSON.stringify(value));
const detect = (value: unknown): number =>
  ninjsKind.detect(decode({ bytes: new TextEncoder().encode(JSON.stringify(value)), receivedAt }));

it('reads every field of the version 3 sample', () => {
  const { body, ...draft } = draftOf(ninjs, sampleBytes('ninjs.json'));
  expect(draft).toEqual({
    changes: [],
    guid: 'urn:newswire:example:2024:88',
    version: 2,
    headline: 'Lake ferry returns after a decade',
    byline: 'Noor Abadi',
    located: ['Lakeside, Ontario', 'Lakeside'],
    slugline: 'LAKE-FERRY',
    language: 'en-CA',
    summary: 'Daily sailings start in May.',
    firstCreated: '2024-08-16T13:00:00Z',
    versionCreated: '2024-08-16T14:30:00Z',
    embargoed: '2024-08-17T06:00:00Z',
    pubStatus: 'usable',
    urgency: 5,
    edNote: 'Photo to come',
    subjects: [{ scheme: 'medtop', code: '20000337', name: 'transport' }],
    genre: 'Current',
    creditLine: 'Lakeside Wire',
    copyrightHolder: 'Lakeside Wire',
    copyrightNotice: '© 2024 Lakeside Wire',
    usageTerms: 'Editorial use only',
    associations: [
      {
        type: 'picture',
        guid: 'urn:newswire:example:2024:88p',
        headline: 'The old ferry',
        caption: 'The old ferry at its pier.',
        creditLine: 'R. Sato',
        renditions: [
          {
            href: 'https://example.com/ferry.jpg',
            mediaType: 'image/jpeg',
            width: 1200,
            height: 800,
            size: 90000,
            name: 'web',
          },
        ],
      },
    ],
  });
  expect(body).toEqual({
    kind: 'html',
    value: expect.stringContaining('<a href="https://example.com/town">'),
  });
});

it('takes the marked-up text of TT, `body_html5`', () => {
  const story = { uri: 'urn:x:2', headline: 'Bron', body_html5: '<p>Ett</p>', body_text: 'Ett' };
  expect(draftOf(ninjs, JSON.stringify(story)).body).toEqual({ kind: 'html', value: '<p>Ett</p>' });
});

describe('version 1', () => {
  const story = {
    uri: 'http://example.com/1',
    guid: 'urn:x:1',
    type: 'text',
    versioncreated: '2024-08-16T10:00:00+0200',
    headline: 'Tom &amp; <b>Jerry</b>',
    body_xhtml: '<p>One</p>',
    body_text: 'One',
    subject: [
      { code: '04000000', name: 'economy' },
      { code: 'medtop:20000170' },
      { code: 'x1', scheme: 'house' },
    ],
    service: [{ code: 'b', name: 'Business' }],
    place: [{ name: 'Oslo' }],
    authors: [
      { name: 'Ada Marsh', role: 'writer' },
      { name: 'Ed Itor', role: 'editor' },
    ],
    source: 'Wire',
    usageterms: ['One.', 'Two.'],
    keywords: ['a', { name: 'b' }],
    associations: {
      main: {
        type: 'picture',
        guid: 'p1',
        renditions: { original: { href: 'https://example.com/p.jpg', width: '172' } },
      },
    },
  };

  it('is read', () => {
    expect(parse(story)).toMatchObject({
      guid: 'urn:x:1',
      versionCreated: '2024-08-16T08:00:00Z',
      headline: 'Tom & Jerry',
      byline: 'Ada Marsh',
      body: { kind: 'html', value: '<p>One</p>' },
      subjects: [
        { scheme: 'subj', code: '04000000', name: 'economy' },
        { scheme: 'medtop', code: '20000170' },
        { scheme: 'house', code: 'x1' },
      ],
      section: 'Business',
      located: ['Oslo'],
      creditLine: 'Wire',
      usageTerms: 'One. Two.',
      keywords: ['a', 'b'],
      associations: [
        {
          type: 'picture',
          guid: 'p1',
          renditions: [{ href: 'https://example.com/p.jpg', width: 172, name: 'original' }],
        },
      ],
    });
  });

  it('is told from other JSON', () => {
    expect(detect(story)).toBeGreaterThan(0.6);
    expect(detect({ headline: 'H', body: '<p>x</p>', guid: '1' })).toBe(0);
    expect(detect({ version: 'https://jsonfeed.org/version/1.1', items: [] })).toBe(0);
  });
});

describe('status and embargo', () => {
  const base = { uri: 'u', headline: 'H', body_text: 'T' };

  it('an embargo holds', () => {
    expect(parse({ ...base, embargoed: '2024-08-17T06:00:00Z', pubstatus: 'usable' }).embargoed).toBe(
      '2024-08-17T06:00:00Z',
    );
    expect(parse({ ...base, embargoed: 'later' }).embargoText).toBe('later');
    expect(parse({ ...base, embargoed: true }).embargoText).toBe('embargoed without a time');
  });

  it.each(['canceled', 'withheld', 'usable'] as const)('pubstatus %s', (pubstatus) => {
    expect(parse({ ...base, pubstatus }).pubStatus).toBe(pubstatus);
  });

  it('signals tell of corrections', () => {
    expect(parse({ ...base, signals: ['correction'], ednote: 'Fixes name' }).correctionNote).toBe(
      'Fixes name',
    );
  });
});

describe('envelopes', () => {
  it('a list, and lists in objects, with pointers', () => {
    const one = { uri: 'a', headline: 'A', body_text: 'T' };
    const { items } = parseWith(
      ninjs,
      JSON.stringify({ items: [one, { ...one, uri: 'b', type: 'picture' }, 5] }),
    );
    expect(items.map((entry) => [entry.pointer, 'draft' in entry])).toEqual([
      ['/items/0', true],
      ['/items/1', false],
      ['/items/2', false],
    ]);
  });

  it('the AP Media API: the item id is the guid, versions count from 1', () => {
    const item = {
      uri: 'https://api.example/1?qt=abc',
      altids: { itemid: 'f00' },
      version: 0,
      type: 'text',
      headline: 'H',
      pubstatus: 'usable',
      renditions: {},
    };
    expect(parse({ data: { item } })).toMatchObject({ guid: 'f00', version: 1, body: { value: '' } });
  });

  it('a package gives the stories that it carries', () => {
    const inner = { type: 'text', uri: 'i', headline: 'In', body_html: '<p>x</p>' };
    const draft = parse({
      type: 'composite',
      uri: 'c',
      headline: 'Pack',
      associations: { a: inner, b: { type: 'text', uri: 'r' } },
    });
    expect(draft.guid).toBe('i');
    expect(draft.changes[0]?.reason).toContain('1 more');
    const { items } = parseWith(
      ninjs,
      JSON.stringify({ type: 'composite', uri: 'c', associations: { b: { type: 'text', uri: 'r' } } }),
    );
    expect(items[0]).toMatchObject({ problems: [{ detail: expect.stringContaining('refers to 1 items') }] });
  });
});

it('values of wrong types are passed over', () => {
  const odd = {
    uri: 1,
    headline: ['x'],
    body_text: 'T',
    subject: 'economy',
    place: 7,
    authors: 'A',
    associations: [null, 3, { type: 'picture' }],
    urgency: 'high',
    version: {},
    keywords: { a: 1 },
    usageterms: null,
  };
  const [draft] = draftsOf(ninjs, JSON.stringify(odd));
  expect(draft).toMatchObject({ guid: '1', body: { value: 'T' }, subjects: [{ code: 'economy' }] });
  expect(draft?.urgency).toBeUndefined();
});

it('broken JSON is refused with a byte offset', () => {
  expect(parseWith(ninjs, '{"uri": "é", ').problems[0]?.pointer).toMatch(/^byte=1\d$/);
});
