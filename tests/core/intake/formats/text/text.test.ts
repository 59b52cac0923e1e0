import { describe, expect, it } from 'vitest';
import { text } from '../../../../../functions/core/intake/formats/text/index.ts';
import { textKind } from '../../../../../functions/core/intake/formats/text/kind.ts';
import { draftOf, parseWith } from '../../parsing.ts';

const paragraph =
  'The town council on Monday approved a plan to repair the old bridge, ending a dispute that has lasted four years.';
const wrapped = [
  'The town council on Monday approved a plan to repair the old bridge,',
  'ending a dispute that has lasted four years, and asked the engineers',
  'to begin before the winter.',
].join('\n');

describe('headline', () => {
  it.each([
    ['Council approves repair of old bridge'],
    ['Who pays for the old bridge?'],
    ['“We have waited long enough,” mayor says'],
    ['BRIDGE TO CLOSE IN MAY'],
    ['Exports to rise, says U.S.'],
    ['पुल की मरम्मत को मंजूरी'],
    ['خطة لإصلاح الجسر القديم'],
    ['市議会、古い橋の修理を承認'],
    ['2-1 win sends Harbour United top'],
  ])('%s', (headline) => {
    const draft = draftOf(text, `${headline}\n\n${paragraph}\n\nWork begins in May.`);
    expect(draft.headline).toBe(headline);
    expect(draft.body.value).toBe(`${paragraph}\n\nWork begins in May.`);
  });

  it.each([
    ['a first paragraph that is a sentence', `${paragraph}\n\nWork begins in May.`],
    ['a short first sentence', `It rained.\n\n${paragraph}`],
    ['a sentence that ends inside quotation marks', `“We have waited long enough.”\n\n${paragraph}`],
    [
      'paragraphs on lines of their own',
      `${paragraph}\n“We waited,” she said.\nWhat happens now?\n${paragraph}`,
    ],
    ['a hard-wrapped first paragraph', `${wrapped}\n\n${wrapped}`],
    ['a hard-wrapped text without blank lines', `${wrapped}\n   ${wrapped.replaceAll('\n', ' ')}`],
    ['a list', `- first\n- second\n- third\n\n${paragraph}`],
    ['a single line', 'Bridge closed after accident'],
    ['furniture', `ALSO READ | The bridge in pictures\n\n${paragraph}`],
    ['a Hindi sentence', 'राज्य सरकार ने सोमवार को मंजूरी दी।\n\nकाम मई में शुरू होगा।'],
    ['a Chinese sentence', '市议会星期一批准了计划。\n\n工程将于五月开始。'],
  ])('is not made of %s', (_what, upload) => {
    const draft = draftOf(text, upload);
    expect(draft.headline).toBeUndefined();
    expect(draft.body.value).toBe(upload);
  });

  it('may stand directly over the text', () => {
    const draft = draftOf(text, `Council approves repair\n${paragraph}\nWork begins in May.`);
    expect(draft.headline).toBe('Council approves repair');
    expect(draft.body.value).toBe(`${paragraph}\nWork begins in May.`);
  });

  it('may be wrapped over two lines, or have a line under it', () => {
    const long =
      'Council approves the repair of the bridge that has stood closed to\nall traffic for four years';
    expect(draftOf(text, `${long}\n\n${wrapped}`).headline).toBe(long.replace('\n', ' '));
    const two = draftOf(text, `Council approves repair\nWork on the bridge begins in May\n\n${wrapped}`);
    expect(two).toMatchObject({
      headline: 'Council approves repair',
      subheadline: 'Work on the bridge begins in May',
    });
  });

  it('loses invisible characters around it', () => {
    expect(draftOf(text, `\u200bCouncil approves repair\u200b\r\n\r\n${paragraph}`).headline).toBe(
      'Council approves repair',
    );
  });
});

describe('byline', () => {
  it.each([
    'By Lena Costa',
    'By STAFF REPORTER',
    'BY LENA COSTA AND JO HILL',
    'By Lena Costa, Science Editor',
    'By our special correspondent',
    'Von Max Brandt',
    'By Jo Hill Jr.',
  ])('%s', (byline) => {
    for (const gap of ['\n', '\n\n']) {
      const draft = draftOf(text, `Council approves repair${gap}${byline}\n\n${paragraph}`);
      expect(draft).toMatchObject({ headline: 'Council approves repair', byline });
      expect(draft.body.value).toBe(paragraph);
    }
  });

  it.each([
    'By Monday the bridge had been closed for a year.',
    'By the time the council met, half of its members had left the hall and gone home',
    'Bypass to open',
  ])('is not: %s', (line) => {
    const draft = draftOf(text, `Council approves repair\n\n${line}\n\n${paragraph}`);
    expect(draft.byline).toBeUndefined();
    expect(draft.body.value).toContain(line);
  });
});

describe('a date and a flag', () => {
  it.each([
    ['Council approves repair\n18 November 2026\nBy Lena Costa'],
    ['Council approves repair\n\nBy Lena Costa\nPublished: Nov 18, 2026'],
    ['Council approves repair\n\nBy Lena Costa | 18 Nov 2026'],
  ])('%s', (top) => {
    expect(draftOf(text, `${top}\n\n${paragraph}`)).toMatchObject({
      headline: 'Council approves repair',
      byline: 'By Lena Costa',
      firstCreated: '2026-11-18T00:00:00Z',
      body: { value: paragraph },
      changes: [{ step: 'text' }],
    });
  });

  it('a bar that parts something else stays in the text', () => {
    const draft = draftOf(text, `Council approves repair\n\nBy Lena Costa | Port Selby\n\n${paragraph}`);
    expect(draft.byline ?? draft.body.value).toContain('Port Selby');
  });

  it('URGENT above the headline is its urgency', () => {
    const draft = draftOf(text, `*URGENT*\n\nCouncil approves repair\n\n${paragraph}`);
    expect(draft).toMatchObject({
      headline: 'Council approves repair',
      urgency: 2,
      changes: [{ before: 'URGENT' }],
    });
  });
});

describe('header lines', () => {
  it('fill their fields', () => {
    const draft = draftOf(
      text,
      [
        'HEADLINE: Council approves repair',
        'Byline: Lena Costa',
        'Date: 18 Nov 2026, 09:30 +0530',
        'Slug: bridge-repair',
        'Embargo: 2026-11-20T18:00:00Z',
        'Language: en_GB',
        'Keywords: bridge, council; repair, bridge',
        'Section: Local',
        'Urgency: 4',
        'Guid: harbour:4711',
        'Version: 2',
        'Credit: With inputs from agencies',
        '',
        paragraph,
      ].join('\r\n'),
    );
    expect(draft).toEqual({
      headline: 'Council approves repair',
      byline: 'Lena Costa',
      firstCreated: '2026-11-18T04:00:00Z',
      slugline: 'bridge-repair',
      embargoed: '2026-11-20T18:00:00Z',
      language: 'en-GB',
      keywords: ['bridge', 'council', 'repair'],
      section: 'Local',
      urgency: 4,
      guid: 'harbour:4711',
      version: 2,
      creditLine: 'With inputs from agencies',
      body: { kind: 'text', value: paragraph },
      changes: [],
    });
  });

  it('are not headlines that happen to hold a colon', () => {
    for (const headline of [
      'Source: minister to step down',
      'Bridge repair: council says yes',
      'Section: a life in theatre',
    ]) {
      expect(draftOf(text, `${headline}\n\n${paragraph}`).headline).toBe(headline);
    }
  });

  it('an embargo without a sure moment is kept as text, to hold the story', () => {
    const moment = '2026-11-20 18:00';
    const draft = draftOf(text, `Embargo: ${moment}\n\nCouncil approves repair\n\n${paragraph}`);
    expect(draft.embargoed).toBeUndefined();
    expect(draft).toMatchObject({ embargoText: moment, headline: 'Council approves repair' });
  });

  it('a value that cannot be read is left out and recorded', () => {
    const draft = draftOf(text, `Headline: A\nUrgency: high\nVersion: 0\nDate: soon\n\n${paragraph}`);
    expect(draft.urgency ?? draft.version ?? draft.firstCreated).toBeUndefined();
    expect(draft.changes).toHaveLength(3);
  });
});

describe('refuses', () => {
  it.each(['', ' \n\t', 'x', '...', '\u200b\ufeff'])('%j', (upload) => {
    expect(parseWith(text, upload).problems).toHaveLength(1);
  });

  it('header lines without a story', () => {
    expect(parseWith(text, 'Headline: A\nByline: B\n\n').problems[0]?.detail).toContain('no story');
  });
});

describe('does not take markup of unknown vocabularies for prose', () => {
  const score = (upload: string) =>
    textKind.detect({
      text: upload,
      head: upload,
      bytes: new Uint8Array(),
      receivedAt: '',
      encoding: 'utf-8',
      encodingSource: 'utf-8',
      changes: [],
    });
  it.each(['<?xml version="1.0"?><x>Text</x>', '<story><p>Text</p></story>', '{\\rtf1 Text}'])(
    '%s',
    (upload) => {
      expect(score(upload)).toBe(0);
    },
  );
  it('but a text may begin with an angle bracket', () => {
    expect(score('<Angry> was all that the note said.')).toBeGreaterThan(0);
  });
});
