import { describe, expect, it } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import { normalise } from '../../../functions/core/normalise/index.ts';
import type { Policy } from '../../../functions/core/normalise/policy.ts';
import { filler, filler2, html, run } from './drafts.ts';
import { notices, others } from './embargo-lines.ts';

const now = '2026-11-30T22:00:00Z';
const headline = 'New water law passed by house';
const filler3 =
  'A third paragraph tells what the neighbours of the station think of the plan and of its cost.';

async function resultOf(paragraphs: readonly string[], policy: Policy = {}) {
  const { items } = await read({ bytes: new TextEncoder().encode(paragraphs.join('\n\n')), receivedAt: now });
  const [item] = items;
  if (item === undefined || 'problems' in item) throw new Error('not read');
  const result = normalise(item.draft, { now, agencyName: 'Harbour News Service', policy });
  if (result.content === undefined) throw new Error('refused');
  return { ...result, content: result.content };
}

const isHeld = ({ embargoed, pubStatus }: { embargoed?: string; pubStatus: string }): boolean =>
  pubStatus === 'withheld' || (embargoed !== undefined && Date.parse(embargoed) > Date.parse(now));

describe('a line that is a notice of an embargo', () => {
  it.each(notices)('holds the story and is no part of it: %s', async (line) => {
    for (const paragraphs of [
      [line, headline, filler, filler2],
      [headline, line, filler, filler2],
      [headline, filler, filler2, filler3, line],
    ]) {
      const { content } = await resultOf(paragraphs);
      expect(isHeld(content)).toBe(true);
      expect(content.headline).toBe(headline);
      expect(content.text).not.toContain(line);
      expect(content.summary).not.toContain(line);
    }
  });

  it('holds nothing of an agency whose lines do not count', async () => {
    const { content, changes } = await resultOf([headline, 'EMBARGOED UNTIL TUESDAY', filler, filler2], {
      embargo: 'fields',
    });
    expect(content).toMatchObject({ pubStatus: 'usable', text: `${filler}\n\n${filler2}` });
    expect(changes.map(({ reason }) => reason)).toContain(
      'embargo notice that the policy ignores lifted out of the text',
    );
  });

  it('in front of a headline is cut off it', async () => {
    for (const line of [
      `EMBARGOED: ${headline}`,
      `[EMBARGO] ${headline}`,
      `Sperrfrist Dienstag, 10 Uhr: ${headline}`,
      `SOUS EMBARGO - ${headline}`,
      `${headline} (Sperrfrist Dienstag)`,
    ]) {
      const { content } = await resultOf([line, filler, filler2]);
      expect(content.headline).toBe(headline);
      expect(content.pubStatus).toBe('withheld');
    }
  });

  it('whose time has surely come holds nothing, and goes', async () => {
    for (const line of [
      'Embargoed until 0001 GMT Monday 23 November 2026',
      'Sperrfrist: Freitag, 20. November 2026',
      'Sous embargo jusqu’au 20 novembre 2026 à 10h (heure de Paris)',
    ]) {
      const { content } = await resultOf([headline, line, filler, filler2]);
      expect(content).toMatchObject({ pubStatus: 'usable', text: `${filler}\n\n${filler2}` });
      expect(content.embargoed).toBeUndefined();
    }
  });

  it('of one word alone is answered by another that names the time', async () => {
    const { content } = await resultOf([
      `EMBARGOED: ${headline}`,
      filler,
      filler2,
      filler3,
      'Embargo: 8 December 2026, 10:00 GMT',
    ]);
    expect(content).toMatchObject({ headline, pubStatus: 'usable', embargoed: '2026-12-08T10:00:00Z' });
  });
});

describe('a line that is none', () => {
  it.each(others)('holds nothing: %s', async (line) => {
    for (const paragraphs of [
      [line, filler, filler2],
      [headline, line, filler, filler2],
      [headline, filler, filler2, filler3, line],
    ]) {
      const { content } = await resultOf(paragraphs);
      expect([line, isHeld(content)]).toEqual([line, false]);
    }
  });
});

describe('a line that frees a story', () => {
  it.each([
    'Village without any embargo',
    'Ein Dorf ohne Embargo',
    'Un village sans embargo',
    'Harbour free of embargo',
  ])('%s is a line of the story, and stays', async (line) => {
    const { content } = await resultOf([headline, filler, line, filler2, filler3]);
    expect(content).toMatchObject({ pubStatus: 'usable' });
    expect(content.text).toContain(line);
  });

  it.each([
    'A press embargo applies to this release.',
    'A full embargo is in place.',
    'EMB: 0600 FRI 4 DEC',
    'Embargo levé le 8 décembre à 10h',
  ])('%s is none', async (line) => {
    const { content } = await resultOf([headline, line, filler, filler2]);
    expect(content.pubStatus).toBe('withheld');
  });
});

describe('a notice in a note to editors', () => {
  it.each([
    'NOTE: all material in this pack is under embargo until Friday, 10am',
    'Eds: hold until Friday',
    'Notes: Adds quotes. Embargoed until Friday',
  ])('%s holds the story wherever it is', async (line) => {
    for (const paragraphs of [
      [line, headline, filler, filler2],
      [headline, line, filler, filler2],
      [headline, filler, filler2, filler3, line],
    ])
      expect((await resultOf(paragraphs)).content.pubStatus).toBe('withheld');
  });
});

describe('the time of a notice', () => {
  it.each([
    ['Embargo: 8 December 2026, midnight GMT', '2026-12-09T00:00:00Z'],
    ['Embargo lifts at midnight GMT at the start of 8 December 2026', '2026-12-08T00:00:00Z'],
    ['EMBARGO: 4 PM ET / 9 PM GMT, 8 DECEMBER 2026', '2026-12-08T21:00:00Z'],
    ['Embargo : 8 décembre 2026 à 18h (heure de Paris)', '2026-12-08T17:00:00Z'],
    ['ЭМБАРГО до 8 декабря 2026, 8 вечера мск', '2026-12-08T17:00:00Z'],
    ['8 दिसंबर 2026 को शाम 7 बजे (भारतीय समय) तक एम्बार्गो', '2026-12-08T13:30:00Z'],
    ['禁止发布至2026年12月8日晚上8点（北京时间）', '2026-12-08T12:00:00Z'],
    ['Embargo : 8 décembre 2026 à 11 h 30 (heure de Paris)', '2026-12-08T10:30:00Z'],
    ['Sperrfrist: 8. Dezember 2026, 11 Uhr 30 MEZ', '2026-12-08T10:30:00Z'],
    ['Embargo : 8 décembre 2026 à 10 heures et demie (heure de Paris)', '2026-12-08T09:30:00Z'],
    ['解禁：令和8年12月8日午後3時半（日本時間）', '2026-12-08T06:30:00Z'],
    ['解禁：令和9年1月8日午後3時（日本時間）', '2027-01-08T06:00:00Z'],
    ['Sperrfrist: 8. Dezember 2026, halb 10 Uhr MEZ', undefined],
    ['Embargo hasta las 10 y media del 8 de diciembre de 2026 (hora de Madrid)', '2026-12-08T09:30:00Z'],
    ["Embargo: 8 January '28, 10:00 GMT", undefined],
    ['Embargo: 8/12/26 10:00 GMT', undefined],
    ['EMBARGO TOT 8 DECEMBER 2026, 10.00 UUR', undefined],
    ['Embargo: 3/12/2026 10:00 GMT', undefined],
    ['Embargo: 23/12/2026 10:00 GMT', '2026-12-23T10:00:00Z'],
    ['Embargo: 8 December 2026, 10:00 Lima-time', undefined],
    ['Embargo: 8 December or 9 December 2026, 10:00 GMT', undefined],
    ['Embargo: 8 Smarch 2026, 10:00 GMT', undefined],
    ['Embargo hadi saa 4 asubuhi, 8 Desemba 2026 EAT', undefined],
  ])('%s', async (line, embargoed) => {
    const { content } = await resultOf([headline, line, filler, filler2]);
    expect(content.embargoed).toBe(embargoed);
    expect(content.pubStatus).toBe(embargoed === undefined ? 'withheld' : 'usable');
  });
});

it('a summary made of the text never holds what the second pass would take for a notice', () => {
  const value =
    '1<details>s<blockquote>></blockquote>EMBARGOED TIL<iframe src=https:"></iframe><img src=http:">i';
  const first = run(html(value));
  expect(first.content).toBeDefined();
  if (first.content === undefined) return;
  const { headline: title, body, summary, pubStatus, edNote } = first.content;
  const again = run(
    html(body, { headline: title, pubStatus, ...(summary && { summary }), ...(edNote && { edNote }) }),
  );
  expect(again.content?.pubStatus).toBe(pubStatus);
  expect(again.content?.summary).toBe(summary);
});
