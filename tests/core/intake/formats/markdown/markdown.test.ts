import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { markdown } from '../../../../../functions/core/intake/formats/markdown/index.ts';
import { markdownKind } from '../../../../../functions/core/intake/formats/markdown/kind.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftOf, draftsOf, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('markdown.md');
const sniff = (text: string, label: { mediaType?: string; filename?: string } = {}) =>
  decode({ bytes: new TextEncoder().encode(text), receivedAt, ...label });
const withFront = (lines: string) => draftsOf(markdown, `---\n${lines}\n---\n\nSome running text.\n`)[0];

describe('a file with front matter', () => {
  const [draft] = draftsOf(markdown, sample);

  it('fills the fields', () => {
    expect(draft).toMatchObject({
      headline: 'Night train to the coast: a first season',
      subheadline: 'Sleeper cars sold out on most Fridays',
      byline: 'Anselm Bright, Keziah Lund',
      authors: [{ name: 'Anselm Bright' }, { name: 'Keziah Lund' }],
      firstCreated: '2026-04-02T05:15:00Z',
      language: 'en-GB',
      keywords: ['railways', 'tourism'],
      section: 'Travel',
      creditLine: 'Halden News Agency',
    });
  });

  it('writes the text as HTML without the headline', () => {
    const body = draft?.body.value ?? '';
    expect(
      body.startsWith(
        '<p>HALDEN, April 2 (HNA) - The night train carried <strong>48,000 passengers</strong>',
      ),
    ).toBe(true);
    expect(body).toContain('<h2>Sold out on Fridays</h2>');
    expect(body).toContain('<blockquote>');
    expect(body).toContain('<td align="right">14,800</td>');
  });

  it('notes what it has no field for', () => {
    expect(draft?.changes).toContainEqual({
      step: 'parse',
      reason: 'front matter that has no field here was left out',
      before: 'layout: post',
    });
  });
});

describe('front matter', () => {
  it.each([
    ['title: "A \\"quoted\\" title"', { headline: 'A "quoted" title' }],
    ["title: 'It''s done'", { headline: "It's done" }],
    ['title: Rates: up again', { headline: 'Rates: up again' }],
    ['author: By Ada Reed', { byline: 'Ada Reed' }],
    ['draft: true', { pubStatus: 'withheld' }],
    ['status: killed', { pubStatus: 'canceled' }],
    ['published_at: 2026-01-02 10:00:00 +01:00', { firstCreated: '2026-01-02T09:00:00Z' }],
    ['embargo: 2026-01-02T10:00:00Z', { embargoed: '2026-01-02T10:00:00Z' }],
    [
      'embargo: 2 Jan 2026 10:00 IST',
      {
        embargoed: '2026-01-02T04:30:00Z',
        zoneless: { embargoed: { zone: 'IST', wall: '2026-01-02T10:00:00', read: '2026-01-02T04:30:00Z' } },
      },
    ],
    ['embargo: Friday noon', { embargoText: 'Friday noon' }],
    ['embargo: 2026-01-02 10:00', { embargoText: '2026-01-02 10:00' }],
    ['tags:\n  - one\n  - two', { keywords: ['one', 'two'] }],
    ['tags: [one]\ncategories: [two, one]', { keywords: ['one', 'two'] }],
    [
      'subjects:\n  - "medtop:20000523 labour market"\n  - http://cv.iptc.org/newscodes/mediatopic/20000209\n  - Ports: old and new',
      {
        subjects: [
          { scheme: 'medtop', code: '20000523', name: 'labour market' },
          { scheme: 'medtop', code: '20000209' },
        ].map((one) => expect.objectContaining(one)),
        keywords: ['Ports: old and new'],
      },
    ],
    ['location: Port Ella, Norland', { located: ['Port Ella, Norland'] }],
    [
      "located: [ \"Port Ella, Norland\" , Geneva, 'Val d''Or, QC', O'Hara]",
      { located: ['Port Ella, Norland', 'Geneva', "Val d'Or, QC", "O'Hara"] },
    ],
    ['authors: ["Ada, Ben]', { authors: [{ name: '"Ada' }, { name: 'Ben' }] }],
    [
      'credits:\n  - "PTI (agency, inputs)"\n  - Photo by Ana (person, source)\n  - Ana Ruiz (friend, inputs)',
      {
        credits: [
          { name: 'PTI', kind: 'agency', role: 'inputs', asWritten: 'PTI' },
          { name: 'Photo by Ana', kind: 'person', role: 'source', asWritten: 'Photo by Ana' },
        ],
        creditLine: 'Ana Ruiz (friend, inputs)',
      },
    ],
    ['summary: >\n  Two lines\n  in one', { summary: 'Two lines in one' }],
    ['urgency: 2', { urgency: 2 }],
    ['urgency: 12', {}],
  ])('%s', (lines, expected) => {
    expect(withFront(lines)).toMatchObject(expected);
  });

  it('keeps its lines out of the text', () => {
    expect(withFront('title: Hidden words')?.body.value).toBe('<p>Some running text.</p>');
  });

  it('is not a thematic break', () => {
    expect(draftsOf(markdown, '---\n\nJust a line above the text.\n\n---\n')[0]?.body.value).toContain(
      'Just a line',
    );
  });
});

describe('the text', () => {
  it('gives its top heading as headline, without marks', () => {
    const [draft] = draftsOf(
      markdown,
      '# Fish & *chips* `again`\n\nThe shop opened.\n\n# Second part\n\nMore.',
    );
    expect(draft?.headline).toBe('Fish & chips again');
    expect(draft?.body.value).toBe('<p>The shop opened.</p>\n<h1>Second part</h1>\n<p>More.</p>');
  });

  it('has no headline where a lower heading comes first', () => {
    expect(draftsOf(markdown, '## Part\n\nWords.')[0]).not.toHaveProperty('headline');
  });

  it('keeps raw HTML for the cleaning that follows', () => {
    expect(draftsOf(markdown, '# T\n\nA <b>bold</b> word.')[0]?.body.value).toBe(
      '<p>A <b>bold</b> word.</p>',
    );
  });

  it('is refused when there is none', () => {
    expect(parseWith(markdown, '# Title only\n').problems).toHaveLength(1);
  });
});

describe('detection', () => {
  it.each([
    ['a label', sniff('Just words.', { mediaType: 'text/markdown' })],
    ['a file name', sniff('Just words.', { filename: 'story.md' })],
    ['front matter', sniff('---\ntitle: A\n---\nWords.')],
    ['a title', sniff('# Title\n\nWords.')],
    ['marks', sniff('Words with **weight** and a [link](https://a.example/).')],
  ])('knows %s', (_, upload) => {
    expect(markdownKind.detect(upload)).toBeGreaterThan(0.4);
  });

  it.each([
    ['prose', 'The council met.\n\nIt agreed on the budget.'],
    ['a list', 'Prices:\n\n- bread 2.40\n- milk 1.10\n\n> said the shop'],
    ['an end mark', 'The council met.\n\n###\n\nContact: press@council.example'],
    ['starred text', 'He said it was * not * his fault. *** Second take ***'],
    ['a hashtag', '#harbour news\n\nThe harbour opened.'],
    ['headers', 'Headline: Harbour opens\nByline: A. Reed\n\nThe harbour opened.'],
    ['HTML', '<p>Words with **weight** and a [link](https://a.example/).</p>'],
    ['JSON', '{"title": "**x** [a](https://b.example)"}'],
    ['a ruler', '-----\nThe council met.\n-----'],
  ])('leaves %s alone', (_, text) => {
    expect(markdownKind.detect(sniff(text))).toBe(0);
  });
});

describe('hostile text', () => {
  it.each([
    ['quotes', '> '.repeat(50_000)],
    ['emphasis', '_a_'.repeat(50_000)],
    ['open stars', '**a'.repeat(50_000)],
    ['comments', '<!--'.repeat(50_000)],
    ['nested lists', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
    ['brackets', '['.repeat(50_000)],
  ])('of endless %s is refused with its line', (_, text) => {
    const { items, problems } = parseWith(markdown, `# T\n\n${text}`);
    expect(items).toEqual([]);
    expect(problems[0]?.pointer).toMatch(/^line=\d+$/);
  });

  it('is read without an exception', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const { items, problems } = parseWith(markdown, bytes);
        expect(items.length + problems.length).toBeGreaterThan(0);
      }),
      atMost(60),
    );
  });
});

describe('front matter with parts inside', () => {
  const of = (text: string) => draftOf(markdown, text);
  const body = 'The ferry sails again on Monday, the town said.\n';

  it.each([
    [
      'authors as maps',
      '---\ntitle: Ferry\nauthors:\n  - name: Mira Holt\n    email: mira@wire.example\n    url: https://wire.example/mira\n  - name: Jo Lund\ncategories:\n- sea\n- towns\n---\n',
      {
        byline: 'Mira Holt, Jo Lund',
        authors: [{ name: 'Mira Holt' }, { name: 'Jo Lund' }],
        keywords: ['sea', 'towns'],
      },
    ],
    [
      'maps in brackets',
      '---\ntitle: "Ferry: again"\nauthor: {name: "Mira Holt", mail: mira@wire.example}\nimage: {src: https://wire.example/f.jpg, alt: A ferry}\n---\n',
      {
        headline: 'Ferry: again',
        byline: 'Mira Holt',
        associations: [{ type: 'picture', renditions: [{ href: 'https://wire.example/f.jpg' }] }],
      },
    ],
    [
      'blocks and lines that run on',
      '---\ntitle: |\n  Ferry sails\n  again\ndescription: >-\n  The ferry: it\n  sails.\nslug: a\n---\n',
      { headline: 'Ferry sails again', summary: 'The ferry: it sails.', slugline: 'a' },
    ],
    [
      'TOML',
      '+++\ntitle = "Ferry \\"Orrin\\" sails" # again\ndate = 2026-05-01T06:00:00Z\ntags = [\n  "sea", # the\n  \'towns\',\n]\n[params]\nauthor = "Mira Holt"\n[[authors]]\nname = "Jo Lund"\n+++\n',
      {
        headline: 'Ferry "Orrin" sails',
        firstCreated: '2026-05-01T06:00:00Z',
        keywords: ['sea', 'towns'],
        byline: 'Mira Holt',
      },
    ],
    [
      'TOML with long strings',
      '+++\ntitle = """\nFerry\nsails"""\ndraft = true\n+++\n',
      { headline: 'Ferry sails', pubStatus: 'withheld' },
    ],
    [
      'an embargo in TOML',
      '+++\ntitle = "Ferry"\nembargo = 2027-01-01T06:00:00Z\n+++\n',
      { embargoed: '2027-01-01T06:00:00Z' },
    ],
  ])('reads %s', (_, front, expected) => {
    const draft = of(front + body);
    expect(draft).toMatchObject(expected);
    expect(draft.body.value).toBe('<p>The ferry sails again on Monday, the town said.</p>');
    expect(JSON.stringify(draft)).not.toContain('mira@');
  });

  it('notes the parts that have no field', () => {
    const draft = of(
      `---\ntitle: Ferry\nauthor:\n  name: Mira Holt\n  url: https://wire.example/mira\nseo:\n  robots: none\n---\n${body}`,
    );
    expect(draft.changes.map(({ before }) => before)).toEqual([
      'author.url: https://wire.example/mira',
      'seo.robots: none',
    ]);
  });
});
