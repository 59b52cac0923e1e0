import { describe, expect, it } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import { normalise } from '../../../functions/core/normalise/index.ts';
import type { StoryContent } from '../../../functions/core/story/schema.ts';
import { contentOf, filler, filler2, html, now, run, text } from './drafts.ts';

const headline = 'New water law passed by house';

/** A text file as an agency sends it, all the way from its bytes. */
async function storyOf(...paragraphs: string[]): Promise<StoryContent> {
  const { items } = await read({ bytes: new TextEncoder().encode(paragraphs.join('\n\n')), receivedAt: now });
  const [item] = items;
  if (item === undefined || 'problems' in item) throw new Error('not read');
  const { content } = normalise(item.draft, { now, agencyName: 'Harbour News Service', policy: {} });
  if (content === undefined) throw new Error('refused');
  return content;
}

/** Running text of its own for stories of more than two paragraphs. */
const filler3 =
  'A third paragraph tells what the neighbours of the station think of the plan and of its cost.';
const at10 = '2026-06-09T10:00:00Z';
const at8 = '2026-06-09T08:00:00Z';

const notices: [notice: string, embargoed: string | undefined][] = [
  ['This story is under embargo until 9 June 2026 at 10:00 GMT.', at10],
  ['THIS STORY IS EMBARGOED UNTIL 10:00 GMT ON 9 JUNE 2026', at10],
  ['This press release is embargoed until 00:01 BST on Tuesday 9 June 2026', '2026-06-08T23:01:00Z'],
  ['This article is embargoed for publication until 9 June 2026, 10:00 GMT', at10],
  ['Please note: embargoed until 10:00 GMT on 9 June 2026', at10],
  ['PLEASE NOTE STRICT EMBARGO: 10:00 GMT 9 JUNE 2026', at10],
  ['ATTENTION EDITORS: EMBARGOED UNTIL 10:00 GMT ON 9 JUNE 2026', at10],
  ['News release - embargoed until 10:00 GMT on 9 June 2026', at10],
  ['PRESS RELEASE – EMBARGO 9 June 2026 10:00 GMT', at10],
  ['Harbour Society: embargoed until 10:00 GMT on 9 June 2026', at10],
  ['>>> EMBARGO: 10:00 GMT 9 June 2026 <<<', at10],
  ['NOT TO BE PUBLISHED BEFORE 10:00 GMT ON 9 JUNE 2026', at10],
  ['Please do not publish before 9 June 2026 10:00 GMT', at10],
  ['Publish not before 9 June 2026 10:00 GMT', at10],
  ['Release time: 9 June 2026, 10:00 GMT', at10],
  ['FOR RELEASE 10 A.M. EDT, JUNE 9, 2026', '2026-06-09T14:00:00Z'],
  ['EMBARGOED FOR RELEASE: June 9, 2026, 9:00 a.m. ET', '2026-06-09T13:00:00Z'],
  ['Check against delivery - embargoed until delivery, 9 June 2026 10:00 GMT', at10],
  ['Achtung: Sperrfrist 9. Juni 2026, 10:00 Uhr MESZ', at8],
  ['Bitte Sperrfrist beachten: 9. Juni 2026, 10:00 MESZ', at8],
  ['Gesperrt bis 9. Juni 2026, 10:00 MESZ', at8],
  ['Nicht zur Veröffentlichung vor dem 9. Juni 2026, 10:00 MESZ', at8],
  ["Information sous embargo jusqu'au 9 juin 2026 à 10h00 CEST", at8],
  ['Información embargada hasta el 9 de junio de 2026 10:00 CEST', at8],
  ['EMBARGO HASTA LAS 10:00 CEST DEL 9 DE JUNIO DE 2026', at8],
  ['No difundir antes del 9 de junio de 2026 10:00 CEST', at8],
  ['Embargo até 9 de junho de 2026 10:00 UTC', at10],
  ['Não publicar até 9 de junho de 2026 10:00 UTC', at10],
  ['Не публиковать до 9 июня 2026 10:00 МСК', '2026-06-09T07:00:00Z'],
  ['ЭМБАРГО до 10:00 МСК 9 июня 2026', '2026-06-09T07:00:00Z'],
  ['محظور النشر حتى 9 يونيو 2026 10:00 GMT', at10],
  ['9 जून 2026 को 10:00 IST तक प्रतिबंधित', '2026-06-09T04:30:00Z'],
  ['EMBARGO: 9 June 2026, 10:00 IST', '2026-06-09T09:00:00Z'],
  ['EMBARGO: 9 June 2026, 10:00 GST', '2026-06-09T12:00:00Z'],
  ['EMBARGO: 9 June 2026, 10:00 BST', '2026-06-09T09:00:00Z'],
  ['אמברגו עד 9 ביוני 2026 בשעה 10:00 IST', '2026-06-09T08:00:00Z'],
  ['Embargo: 9 June 2026, 10:00, Southwest Water', undefined],
  ['解禁時間：2026年6月9日10:00', undefined],
  ['解禁日時：日本時間2026年6月9日午前10時00分', '2026-06-09T01:00:00Z'],
  ['发布禁令至北京时间2026年6月9日10:00', '2026-06-09T02:00:00Z'],
  ['Embargo hasta las 8:00 de la tarde CEST del 9 de junio de 2026', '2026-06-09T18:00:00Z'],
  ['解禁日時：日本時間2026年6月9日午後3時', '2026-06-09T06:00:00Z'],
  ['엠바고: 2026년 6월 9일 10:00 KST', '2026-06-09T01:00:00Z'],
  ['Sperrfrist: 9. Juni 2026, 12:00 TRT', '2026-06-09T09:00:00Z'],
  ['Embargo: 9 czerwca 2026, 10:00 CEST', at8],
  ['EMBARGO: 10 am 9 June 2026 EST', '2026-06-09T15:00:00Z'],
  ['EMBARGO 9 June 2026 10:00 AST', undefined],
  ['EMBARGOED', undefined],
  ['STRICT EMBARGO', undefined],
  ['This press release is embargoed until Tuesday morning', undefined],
  ['Not for publication', undefined],
  ['EMBARGOED UNTIL the minister has finished her speech in the house of the people', undefined],
];

describe('an embargo notice', () => {
  it.each(notices)('%s is seen wherever it stands', async (notice, embargoed) => {
    for (const paragraphs of [
      [notice, headline, filler, filler2],
      [headline, notice, filler, filler2],
      [headline, filler, filler2, filler3, notice],
    ]) {
      const content = await storyOf(...paragraphs);
      expect(content).toMatchObject({ headline, pubStatus: embargoed === undefined ? 'withheld' : 'usable' });
      expect(content.embargoed).toBe(embargoed);
      expect(content.text.startsWith(filler)).toBe(true);
      expect(content.text).not.toMatch(/\d/);
    }
  });

  it('leaves what else its headline, line or paragraph says', async () => {
    for (const line of [
      `${headline} (EMBARGO 9 June 10:00 GMT)`,
      `${headline} - embargoed until 10:00 GMT on 9 June`,
      `EMBARGO 9 June 2026 10:00 GMT: ${headline}`,
    ])
      expect(await storyOf(line, filler, filler2)).toMatchObject({
        headline,
        embargoed: at10,
        text: `${filler}\n\n${filler2}`,
      });
    const opening = `${filler} ${filler3} ${filler}`;
    for (const paragraph of [
      `EMBARGOED UNTIL 6 a.m. EDT, June 9, 2026. ${opening}`,
      `${opening} Embargoed until 10:00 GMT on 9 June 2026.`,
    ]) {
      const content = await storyOf(headline, paragraph, filler2);
      expect(content).toMatchObject({ embargoed: at10, text: `${opening}\n\n${filler2}` });
    }
  });

  it('is seen where the line under a headline is taken for a part of it, and in other fields', async () => {
    const notice = 'EMBARGOED UNTIL 10:00 GMT 9 JUNE 2026';
    const content = await storyOf(`${headline}\n${notice}`, filler, filler2);
    expect(content).toMatchObject({ headline, embargoed: at10, text: `${filler}\n\n${filler2}` });
    expect(content.subheadline).toBeUndefined();
    expect(contentOf(text(filler, { usageTerms: notice })).embargoed).toBe(at10);
    expect(contentOf(text(filler, { slugline: 'Embargo until Tuesday' })).pubStatus).toBe('withheld');
    expect(contentOf(html(`<ul><li>${notice}</li></ul><p>${filler}</p><p>${filler2}</p>`)).embargoed).toBe(
      at10,
    );
  });

  it.each([
    'The findings of the study are embargoed until 9 June 2026 at 10:00 GMT and must be treated so.',
    'The new figures of the harbour master are under embargo until 10:00 on 9 June 2026.',
    'Embargo until 9 June: what the new law means for all who live by the sea',
  ])('%s: the story is held, and the line stays', (line) => {
    for (const value of [`${line}\n\n${filler}`, `${filler}\n\n${filler2}\n\n${line}`]) {
      const { content, warnings } = run(text(value));
      expect(content).toMatchObject({ pubStatus: 'withheld', text: value });
      expect(warnings.map(({ code }) => code)).toEqual(['embargo-unreadable']);
    }
  });
});

it.each(['Not under embargo', 'Story no longer embargoed', 'Sin embargo', 'Keine Sperrfrist'])(
  'what denies an embargo is none: %s',
  async (line) => {
    expect(await storyOf(headline, filler, line, filler2)).toMatchObject({ headline, pubStatus: 'usable' });
  },
);

it.each(['EMBARGO LIFTED', 'For immediate release', 'No embargo'])(
  '%s is no part of the story, and holds nothing',
  async (line) => {
    for (const paragraphs of [
      [line, headline, filler, filler2],
      [headline, line, filler, filler2],
    ])
      expect(await storyOf(...paragraphs)).toMatchObject({
        headline,
        pubStatus: 'usable',
        text: `${filler}\n\n${filler2}`,
      });
  },
);

describe('a story about an embargo', () => {
  it.each([
    'Embargo until 2030: what the oil deal means for drivers',
    'Embargo on arms sales to end on 30 June at 2200 GMT, council says',
    'Embargo auf Öl: Das fordern die Grünen',
    'Brücke bis 9. Juni gesperrt',
    'Brücke gesperrt bis 9. Juni, 10 Uhr',
  ])('keeps its headline: %s', async (line) => {
    expect(await storyOf(line, filler, filler2)).toMatchObject({
      headline: line,
      pubStatus: 'usable',
      text: `${filler}\n\n${filler2}`,
    });
  });

  it.each([
    'Embargo for weapons, no embargo for food, the minister said at 10:00 GMT on 3 June 2026.',
    'Embargo: that was the word on every lip in Havana.',
    'Embargo to end by 3 June at 10.00 GMT, says the minister of trade.',
    'Embargoed goods worth 3 million were seized on 12 June at 10:00 GMT, customs said.',
    'For release on bail he paid 3,000 dollars on 4 June at 10:00 GMT.',
    'For publication on 3 June at 9am BST the book has been given a new cover.',
    'Not for use by children before 12 months, the label says in red letters.',
    "Don't use before 10 June 2026, the label warned at noon.",
    'Hold until help comes, the pilot was told.',
    'The report is embargoed until Tuesday, he said.',
    'Эмбарго на нефть вступит в силу 5 июня в 10:00 MSK, заявил министр.',
  ])('keeps its text: %s', async (sentence) => {
    for (const [paragraphs, whole] of [
      [[headline, sentence, filler, filler2], `${sentence}\n\n${filler}\n\n${filler2}`],
      [
        [headline, filler, filler2, filler3, sentence],
        `${filler}\n\n${filler2}\n\n${filler3}\n\n${sentence}`,
      ],
    ] as const) {
      const content = await storyOf(...paragraphs);
      expect(content).toMatchObject({ headline, text: whole, pubStatus: 'usable' });
      expect(content.embargoed).toBeUndefined();
    }
  });

  it('is told from a header line by what it says', async () => {
    const sentence = 'Embargo: that was the word on every lip in Havana.';
    const content = await storyOf(sentence, filler, filler2);
    expect(content.pubStatus).toBe('usable');
    expect(content.text).toContain(sentence);
  });
});

describe('a notice among other lines at an edge of the story', () => {
  const lines = ['TIDE-FERRY', 'Slug: ferry', '214 words', '(Eds: adds quote)', 'Ann Poe, Oban'];
  it.each([
    ['above', [...lines, 'EMBARGOED until 6 May 2026, 08:00 UTC', filler, filler2]],
    ['below', [filler, filler2, 'EMBARGOED until 6 May 2026, 08:00 UTC', 'Ends', ...lines.slice(0, 3)]],
  ])('holds it: %s', (_, all) => {
    expect(contentOf(text(all.join('\n\n'))).embargoed).toBe('2026-05-06T08:00:00Z');
  });

  it('leaves the headline to the line below it', () => {
    const draft = text(`${filler}\n\n${filler2}`, {
      headline: 'EMBARGOED until 6 May 2026, 08:00 UTC',
      subheadline: 'Ferry sails again',
    });
    const { headline, subheadline, embargoed } = contentOf(draft);
    expect([headline, subheadline, embargoed]).toEqual([
      'Ferry sails again',
      undefined,
      '2026-05-06T08:00:00Z',
    ]);
  });
});
