import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../../../../functions/core/intake/formats/json/index.ts';
import { scanJson } from '../../../../../functions/core/intake/formats/json/scan.ts';
import { atMost } from '../../../../property-runs.ts';
import { draftOf, draftsOf, parseWith } from '../../parsing.ts';

const parse = (value: unknown) => parseWith(json, JSON.stringify(value));
const draft = (value: unknown) => draftOf(json, JSON.stringify(value));
const problems = (value: unknown) => {
  const parsed = parse(value);
  return [...parsed.problems, ...parsed.items.flatMap((item) => ('problems' in item ? item.problems : []))];
};
const pointers = (value: unknown) => problems(value).map(({ pointer }) => pointer);

describe('an article', () => {
  it('tells what is wrong with a licence or a direction, and leaves out a licence for people', () => {
    const wrong = { license: { rsl: 7, tdmReservation: 'yes' }, textDirection: 'up', text: 'Text.' };
    expect(pointers(wrong).sort()).toEqual(['/license/rsl', '/license/tdmReservation', '/textDirection']);
    expect(pointers({ license: 7, text: 'Text.' })).toEqual(['/license']);
    const told = draft({ license: 'https://creativecommons.org/licenses/by/4.0/', text: 'Text.' });
    expect(told.license).toBeUndefined();
    expect(told.changes[0]?.reason).toContain('/license');
  });

  it('takes no embargo whose zone could also mean a later moment', () => {
    const until = (zone: string) => ({ embargoed: `12 Dec 2026 10:00 ${zone}`, text: 'Text.' });
    expect(pointers(until('IST'))).toEqual(['/embargoed']);
    expect(pointers(until('EST'))).toEqual([]);
  });

  it('keeps all fields under their own names', () => {
    const article = {
      guid: 'harbour:1',
      version: 3,
      headline: 'Ferry resumes',
      subheadline: 'After three days',
      byline: 'By Lena Costa',
      dateline: { text: 'PORT SELBY, Nov 18 (HN)', place: 'PORT SELBY', date: 'Nov 18', source: 'HN' },
      located: ['Port Selby'],
      slugline: 'ferry',
      language: 'en-GB',
      textDirection: 'rtl',
      summary: 'In short.',
      firstCreated: '2026-11-18T09:30:00+05:30',
      versionCreated: '2026-11-18T10:00:00.250Z',
      embargoed: '2026-11-19T00:00:00+01:00',
      expires: '2027-01-01T00:00:00Z',
      pubStatus: 'usable',
      urgency: 4,
      edNote: 'Updates with time.',
      keywords: ['ferry', 'storm'],
      subjects: [{ scheme: 'medtop', code: '20000001', name: 'x' }],
      genre: 'news',
      section: 'Local',
      creditLine: 'With inputs from PTI',
      credits: [{ name: 'PTI', kind: 'agency', role: 'inputs', asWritten: 'With inputs from PTI' }],
      usageTerms: 'No archive.',
      copyrightHolder: 'HN',
      copyrightNotice: '© HN',
      license: {
        rsl: 'https://harbour.example/rsl.xml',
        tdmReservation: true,
        tdmPolicy: 'https://harbour.example/tdm',
      },
      associations: [
        {
          type: 'picture',
          renditions: [{ href: 'https://harbour.example/a.jpg', width: 640 }],
          alt: 'A ferry',
        },
      ],
      canonical: 'https://harbour.example/1',
      correctionNote: 'Corrects the time.',
      evolvedFrom: 'harbour:0',
      baseUrl: 'https://harbour.example/',
    };
    expect(
      draft({ ...article, authors: [{ name: 'Lena Costa', role: 'reporter' }], body: '<p>Text.</p>' }),
    ).toEqual({
      ...article,
      authors: [{ name: 'Lena Costa', role: 'reporter' }],
      firstCreated: '2026-11-18T04:00:00Z',
      embargoed: '2026-11-18T23:00:00Z',
      body: { kind: 'html', value: '<p>Text.</p>' },
      changes: [],
    });
  });

  it.each([
    [{ title: 'T' }, { headline: 'T' }],
    [{ id: 4711 }, { guid: '4711' }],
    [{ author: 'Lena Costa' }, { byline: 'Lena Costa' }],
    [{ author: { name: 'By Lena Costa' } }, { byline: 'Lena Costa', authors: [{ name: 'Lena Costa' }] }],
    [
      { authors: ['A B', { firstName: 'C', lastName: 'D' }] },
      { byline: 'A B, C D', authors: [{ name: 'A B' }, { name: 'C D' }] },
    ],
    [{ tags: 'a, b;a' }, { keywords: ['a', 'b'] }],
    [{ tags: ['a', ' ', 'a', { name: 'b' }] }, { keywords: ['a', 'b'] }],
    [
      { published_at: 1_763_458_200 },
      { firstCreated: '2025-11-18T09:30:00Z', versionCreated: '2025-11-18T09:30:00Z' },
    ],
    [
      { date: 'Tue, 18 Nov 2025 09:30:00 GMT', updatedAt: '2025-11-18T11:00:00+01:00' },
      { firstCreated: '2025-11-18T09:30:00Z', versionCreated: '2025-11-18T10:00:00Z' },
    ],
    [{ lang: 'pt_br' }, { language: 'pt-BR' }],
    [
      { image: 'https://h.example/a.jpg' },
      { associations: [{ type: 'picture', renditions: [{ href: 'https://h.example/a.jpg' }] }] },
    ],
    [
      { images: [{ url: 'https://h.example/a.jpg', width: '640', caption: 'C', credit: 'P' }] },
      {
        associations: [
          {
            type: 'picture',
            renditions: [{ href: 'https://h.example/a.jpg', width: 640 }],
            caption: 'C',
            creditLine: 'P',
          },
        ],
      },
    ],
    [{ links: { canonical: 'https://h.example/1' } }, { canonical: 'https://h.example/1' }],
    [{ dateline: 'DELHI, Nov 1 (HN)' }, { dateline: { text: 'DELHI, Nov 1 (HN)' } }],
    [
      {
        subjects: [
          'medtop:20000001',
          '04000000',
          'Shipping',
          'http://cv.iptc.org/newscodes/mediatopic/04000000',
          'http://cv.iptc.org/newscodes/subjectcode/05000000',
        ],
      },
      {
        subjects: [
          { scheme: 'medtop', code: '20000001' },
          { scheme: 'subj', code: '04000000' },
          { scheme: 'agency', code: 'Shipping', name: 'Shipping' },
          { scheme: 'medtop', code: '04000000' },
          { scheme: 'subj', code: '05000000' },
        ],
      },
    ],
    [{ status: 'killed' }, { pubStatus: 'canceled' }],
    [
      { urgency: '3', version: '7' },
      { urgency: 3, version: 7 },
    ],
    [{ source: 'Reuters' }, { creditLine: 'Reuters' }],
    [{ version_created: '2025-11-18T09:30:00Z' }, { versionCreated: '2025-11-18T09:30:00Z' }],
  ])('understands %j', (given, read) => {
    expect(draft({ ...given, body: '<p>Text.</p>' })).toMatchObject(read);
  });

  it('keeps no e-mail address of an author, and says so', () => {
    for (const author of [
      { name: 'Lena Costa', email: 'lena@example.com' },
      'Lena Costa <lena@example.com>',
      'lena@example.com (Lena Costa)',
    ]) {
      const read = draft({ author, body: '<p>Text.</p>' });
      expect(JSON.stringify(read)).not.toContain('lena@');
      expect(read.byline).toContain('Lena Costa');
      expect(read.changes).toContainEqual(
        expect.objectContaining({ reason: expect.stringContaining('e-mail') }),
      );
    }
  });

  it.each([
    [{ body: '<p>a</p>' }, { kind: 'html', value: '<p>a</p>' }],
    [{ body: 'One.\n\nTwo <5%.' }, { kind: 'text', value: 'One.\n\nTwo <5%.' }],
    [{ body: 'One &amp; two.\n\nThree.' }, { kind: 'html', value: '<p>One &amp; two.</p>\n<p>Three.</p>' }],
    [{ text: 'One.\n\nTwo.' }, { kind: 'text', value: 'One.\n\nTwo.' }],
    [{ text: '<p>One.</p>' }, { kind: 'html', value: '<p>One.</p>' }],
    [{ body: ['One.', 'Two.'] }, { kind: 'text', value: 'One.\n\nTwo.' }],
    [{ body: { html: '<p>a</p>' } }, { kind: 'html', value: '<p>a</p>' }],
    [
      { content: '<p>a</p>', text: 'a' },
      { kind: 'html', value: '<p>a</p>' },
    ],
    [
      { body: '', text: 'a' },
      { kind: 'text', value: 'a' },
    ],
    [{ body: '<p>It\u00e2\u0080\u0099s</p>' }, { kind: 'html', value: '<p>It’s</p>' }],
  ])('finds the running text of %j', (given, body) => {
    expect(draft(given).body).toEqual(body);
  });

  it('mends mojibake that hides in escapes', () => {
    expect(draftOf(json, '{"body":"<p>It\\u00e2\\u0080\\u0099s</p>"}').body.value).toBe('<p>It’s</p>');
  });

  it('ignores and records what it does not know', () => {
    const read = draft({ body: '<p>a</p>', mood: 'calm', __proto: 1, title: 'T', headline: 'H' });
    expect(read.headline).toBe('H');
    expect(read.changes.map((change) => change.before)).toEqual(['title', 'mood, __proto']);
  });

  it('takes a date without zone as UTC and records it', () => {
    const read = draft({ body: '<p>a</p>', date: '2025-11-18 09:30' });
    expect(read.firstCreated).toBe('2025-11-18T09:30:00Z');
    expect(read.changes).toHaveLength(1);
  });
});

describe('a body whose markup was escaped on its way', () => {
  it('is read as HTML, so that its paragraphs stay apart', () => {
    const value = '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;';
    expect(draft({ body: value })?.body).toEqual({ kind: 'html', value });
  });
});

describe('problems', () => {
  it('come all at once, each with its pointer', () => {
    expect(
      pointers({
        headline: 5,
        title: 'x',
        date: '1850-01-01',
        versionCreated: '2025-02-30T00:00:00Z',
        embargoed: '2025-11-18T09:30:00',
        urgency: 12,
        version: 1.5,
        pubStatus: 'gone',
        keywords: ['a', true],
        associations: [{ type: 'picture', renditions: [{ href: 7 }] }],
        credits: [{ name: 'x', kind: 'ghost', role: 'source', asWritten: 'x' }],
        author: { alias: 'x' },
        'a/b~c': 1,
      }),
    ).toEqual([
      '/headline',
      '/date',
      '/versionCreated',
      '/embargoed',
      '/urgency',
      '/version',
      '/pubStatus',
      '/keywords/1',
      '/associations/0/renditions/0/href',
      '/credits/0/kind',
      '/author',
      '',
    ]);
  });

  it('name the article in a list and leave the others alone', () => {
    const parsed = parse([{ body: '<p>a</p>' }, { headline: 'x' }, 7, { body: 7 }, { text: 'b' }]);
    expect(parsed.problems).toEqual([]);
    expect(
      parsed.items.map((item) => ('draft' in item ? 'ok' : item.problems.map((problem) => problem.pointer))),
    ).toEqual(['ok', ['/1'], ['/2'], ['/3/body'], 'ok']);
  });

  it('point into a wrapped list, with names escaped as RFC 6901 wants', () => {
    expect(pointers({ articles: [{ published_at: 'x', body: '<p>a</p>' }] })).toEqual([
      '/articles/0/published_at',
    ]);
    expect(draftOf(json, '{"body":"a","a/b~":1,"a/b~":2}').changes[0]?.before).toBe('/a~1b~0');
  });

  it.each([
    ['{"body": "a"', 'byte=12'],
    ['{"body": "é" "b"}', 'byte=14'],
    ["{'body': 'a'}", 'byte=1'],
    ['{"body": "a",}', 'byte=13'],
    ['[{"body": "a\nb"}]', 'byte=12'],
    ['', 'byte=0'],
  ])('bad JSON: %j', (upload, pointer) => {
    expect(parseWith(json, upload)).toMatchObject({ items: [], problems: [{ pointer }] });
  });

  it.each(['[]', '{"articles":[]}', '7', 'null', '"text"', '{}'])('%s holds no article', (upload) => {
    const parsed = parseWith(json, upload);
    expect(parsed.problems.length + parsed.items.filter((item) => 'problems' in item).length).toBe(1);
  });
});

describe('hostile input', () => {
  it('is not followed into the depths', () => {
    const deep = (levels: number) => `{"body":"a","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(parseWith(json, deep(63)).items).toHaveLength(1);
    expect(parseWith(json, deep(64)).problems[0]?.detail).toContain('64 levels');
    expect(parseWith(json, '['.repeat(4_000_000)).problems).toHaveLength(1);
  });

  it('may hold 10,000 names', () => {
    const names = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index]));
    const [change, ...others] = draft({ ...names, body: '<p>a</p>' }).changes;
    expect(others).toEqual([]);
    expect(change?.before).toContain('9980 more');
  });

  it('cannot reach prototypes', () => {
    const read = draftOf(
      json,
      '{"__proto__":{"headline":"x"},"constructor":{"prototype":{"y":1}},"body":"a"}',
    );
    expect(read.headline).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'y')).toBe(false);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('with a name given twice is read as every parser does, and that is recorded', () => {
    const read = draftOf(json, '{"body":"a","body":"b"}');
    expect(read.body.value).toBe('b');
    expect(read.changes).toEqual([expect.objectContaining({ before: '/body' })]);
  });

  it('any value in any field gives a draft or problems', () => {
    const names = [
      'headline',
      'body',
      'text',
      'authors',
      'byline',
      'keywords',
      'subjects',
      'date',
      'embargo',
      'images',
      'dateline',
      'links',
      'version',
      'status',
      'credits',
      'language',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 })), (article) => {
        const parsed = parse([article]);
        expect(parsed.problems).toEqual([]);
        const [item] = parsed.items;
        if (item && 'problems' in item)
          for (const problem of item.problems) expect(problem.pointer).toMatch(/^\/0/);
        else expect(item?.draft.body.value).toBeTypeOf('string');
      }),
      atMost(400),
    );
  });
});

describe('scanning', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"\\u00e9"',
        '"',
        '\\',
        '1',
        '-',
        '0',
        '.5',
        'e3',
        'true',
        'null',
        ' ',
        '\n',
        '\t',
        '\u00a0',
      ),
      { maxLength: 14 },
    );
    const text = fc.oneof(
      pieces.map((list) => list.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (value) => {
        let sound = true;
        try {
          JSON.parse(value);
        } catch {
          sound = false;
        }
        expect(scanJson(value, 64).error === undefined).toBe(sound);
      }),
      atMost(3000),
    );
  });
});

it('an object around a list of articles is unwrapped', () => {
  expect(draftsOf(json, '{"articles":[{"body":"a"},{"body":"b"}],"next":null}')).toHaveLength(2);
});

describe('names inside a field', () => {
  it('have the aliases of pictures, with and without renditions', () => {
    const picture = { credit: 'J. Frei', altText: 'A wall', title: 'Wall', description: 'At dusk' };
    const read = { headline: 'Wall', caption: 'At dusk', creditLine: 'J. Frei', alt: 'A wall' };
    const given = [
      { url: 'https://a.example/1.jpg', ...picture },
      { renditions: [{ url: 'https://a.example/2.jpg' }], ...picture },
    ];
    expect(draftOf(json, JSON.stringify({ text: 'T.', images: given })).associations).toEqual([
      expect.objectContaining(read),
      expect.objectContaining({
        ...read,
        renditions: [expect.objectContaining({ href: 'https://a.example/2.jpg' })],
      }),
    ]);
  });

  it('are reported with their pointer where nothing is read from them', () => {
    const article = {
      text: 'T.',
      images: [
        { url: 'https://a.example/1.jpg', photoCredit: 'J' },
        { renditions: [{ href: 'https://a.example/2.jpg', dpi: 72 }] },
      ],
      dateline: { text: 'ORRIN', country: 'NO' },
      authors: [{ name: 'Ada', 'twi/tter': '@a' }],
      subjects: [{ code: 'a', rank: 1 }],
    };
    const { changes } = draftOf(json, JSON.stringify(article));
    expect(changes.map(({ before }) => before)).toEqual([
      '/images/0/photoCredit, /images/1/renditions/0/dpi, /dateline/country, /authors/0/twi~1tter, /subjects/0/rank',
    ]);
  });
});
