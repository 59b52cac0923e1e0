import { describe, expect, it } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import type { StoryContent } from '../../../functions/core/story/schema.ts';
import { run } from './drafts.ts';

const title = 'Old ferry becomes a floating school';
const story = [
  'The old ferry will be moored in the harbour as a school from January, the town said on Monday.',
  'It has eleven rooms and a kitchen, and pupils will be taught there until the roof is mended.',
  '"We have waited for this for nine years," said head teacher Lena Roth.',
].join('\n\n');

async function storyOf(upload: string): Promise<StoryContent> {
  const { items } = await read({
    bytes: new TextEncoder().encode(upload),
    receivedAt: '2026-05-03T10:00:00Z',
    mediaType: 'text/plain',
    charset: 'utf-8',
  });
  const [item] = items;
  const content = item && 'draft' in item ? run(item.draft).content : undefined;
  if (content === undefined) throw new Error('refused');
  return content;
}

describe('the head of a story', () => {
  it.each<[head: string, fields: Partial<StoryContent>]>([
    [`BOM17\nMH-FERRY-SCHOOL\n${title}`, { slugline: 'BOM17' }],
    [`Portugal-weather-storm,2ndlead\n${title}`, {}],
    [`NPA 0231 3 general 214 words\nSlug: FERRY\n\n${title}`, {}],
    [`r i BC-FERRY-SCHOOL 11-29 0350\n\n${title}`, {}],
    [`UPDATE 2-${title}\n\n(Adds quote in paragraph 3)`, { edNote: 'Adds quote in paragraph 3' }],
    [`(2nd LEAD) ${title}\n(ATTN: UPDATES with quotes)\nBy Jane Roe`, { byline: 'Jane Roe' }],
    [`URGENT\n\n${title}`, { urgency: 2 }],
    [`${title}\n\nATTENTION - ADDS quote ///`, { edNote: 'ATTENTION - ADDS quote' }],
    [`CULTURE\n${title}`, { section: 'CULTURE' }],
    [`Kreis Cuxhaven\n${title}`, { section: 'Kreis Cuxhaven' }],
    [`${title}\n\nBy Jane Roe in Oban`, { byline: 'Jane Roe' }],
    [`${title}\n\nPar Claire Maurin avec AFP`, { byline: 'Claire Maurin' }],
    [
      `${title}\n\nBy Jane Roe, MWANZA`,
      { byline: 'Jane Roe', dateline: { text: 'MWANZA', place: 'MWANZA' } },
    ],
    [`${title}\nJane Roe | 27.11.2026 - Update : 27.11.2026`, { byline: 'Jane Roe' }],
    [`${title}\n\nJane Roe\nThe Canadian Press`, { byline: 'Jane Roe' }],
    [
      `${title}\n\nJane Roe | Culture reporter`,
      { authors: [{ name: 'Jane Roe', role: 'Culture reporter' }] },
    ],
    [`${title}\n\nΤου ανταποκριτή μας Γ. Μανωλάκης`, { byline: 'Γ. Μανωλάκης' }],
    [`${title}\n\nNa Neema Mushi, Mwanza`, { byline: 'Neema Mushi' }],
    [`${title}\n\nPewarta: Rahmat Hidayat`, { byline: 'Rahmat Hidayat' }],
    [`${title}\n\nავტორი: ნინო გელოვანი`, { byline: 'ნინო გელოვანი' }],
    [`${title}\n\nഎഴുതിയത്: ജോസഫ് ചാക്കോ`, { byline: 'ജോസഫ് ചാക്കോ' }],
    [`${title}\n\nБ.Сарантуяа`, { byline: 'Б.Сарантуяа' }],
    [`${title}\n\nBy Desmond Arzu | Punta Gorda Dispatch`, { byline: 'Desmond Arzu' }],
    [`ដោយ៖ ចាន់ សុភា\n\n${title}`, { byline: 'ចាន់ សុភា' }],
    [
      `${title}\n\nRooms for pupils: how eleven cabins came to be mended\n\nNora Vik`,
      { byline: 'Nora Vik', summary: 'Rooms for pupils: how eleven cabins came to be mended' },
    ],
    [`${title}\n\nGan Elin Morgan`, { byline: 'Elin Morgan' }],
    [`[FEATURES] [PART 2 OF 3]\n${title}\nFay Rudd\nScience correspondent`, { byline: 'Fay Rudd' }],
    [`${title}\n\ndi Chiara Donati`, { byline: 'Chiara Donati' }],
    [`${title}\n\nExclusive by Nadia Frost`, { byline: 'Nadia Frost' }],
    [`${title}\n\nPropos recueillis par Aya Kone`, { byline: 'Aya Kone' }],
    [`${title}\n\nGuðrún Hallsdóttir skrifar`, { byline: 'Guðrún Hallsdóttir' }],
    [`${title}\n\nОлена Гончар пише`, { byline: 'Олена Гончар' }],
    [`${title}\n\n- పద్మావతి కొల్లూరు`, { byline: 'పద్మావతి కొల్లూరు' }],
    [`${title}\n\nAnn Poe and Tom Ash`, { byline: 'Ann Poe and Tom Ash' }],
    [
      `${title}\n\nElders hope that eleven cabins will be enough for all.\n\nAnn Poe and Tom Ash`,
      { byline: 'Ann Poe and Tom Ash', summary: 'Elders hope that eleven cabins will be enough for all.' },
    ],
    [`${title}\n\nInterview: Nadia Frost`, { byline: 'Nadia Frost' }],
    [`${title}\n\nBy Jane Roe, John Doe and Ann Poe`, { byline: 'Jane Roe, John Doe and Ann Poe' }],
    [`${title}\n\nWord count: 350\n\nFor immediate release`, {}],
    [`Hello all,\n\nplease find our release below.\n\n${title}\n\nBy Jane Roe`, { byline: 'Jane Roe' }],
    [
      `${title}\n\nBy Jane Roe\n\nSULOSAARI, Finland (AFP)`,
      {
        byline: 'Jane Roe',
        dateline: { text: 'SULOSAARI, Finland (AFP)', place: 'SULOSAARI, Finland', source: 'AFP' },
      },
    ],
    [`${title}\n\nHOIMA, Uganda`, { dateline: { text: 'HOIMA, Uganda', place: 'HOIMA, Uganda' } }],
    [`${title}\n\n(By Jane Roe)`, { byline: 'Jane Roe' }],
    [`${title}\n\nSagatavoja: Jānis Ozols`, { byline: 'Jānis Ozols' }],
    [`${title}\n\nJane Roe, Harbour News`, { byline: 'Jane Roe' }],
    [`ZKL 1420 27 Nov 26\nferry-reopen\n210 words\n${title}`, {}],
    [`bdt0423 4 vm 98 zkl 0214\n${title}`, {}],
    [`^BC-UK--Ferry School, 1st Ld-Writethru,210\n${title}`, {}],
    [`(Zusammenfassung 1420)\n${title}`, {}],
    [`${title}\n\nAnn Poe and Tom Ash\nOban`, { byline: 'Ann Poe and Tom Ash' }],
    [`${title}\n\nVan onze verslaggever`, { byline: 'Van onze verslaggever' }],
    [`${title}\n\nΓράφει ο Γιώργος Μανωλάκης`, { byline: 'Γιώργος Μανωλάκης' }],
    [`${title}\n\nArticle ID: 123456\n\nPublished: 27 November 2026`, {}],
    [
      `${title}\n\nAyşe KARA/ANTALYA, (DHA)`,
      {
        byline: 'Ayşe KARA',
        dateline: { text: 'Ayşe KARA/ANTALYA, (DHA)', place: 'ANTALYA', source: 'DHA' },
      },
    ],
    [`Contact: Jane Roe, 01632 960111\n\n${title}`, {}],
    [`${title}\n\nPupils move in before the roof is mended\n\nBy Jane Roe`, { byline: 'Jane Roe' }],
  ])('%j', async (head, fields) => {
    const content = await storyOf(`${head}\n\n${story}\n`);
    expect(content).toMatchObject({ headline: title, text: story, ...fields });
    expect(content.subheadline).toBeUndefined();
  });

  it('makes a summary of the standfirst over the byline', async () => {
    const standfirst = 'Pupils will be taught on the water. Nobody is seasick yet.';
    const content = await storyOf(`${title}\n\n${standfirst}\n\nWords by Jo Ferris\n\n${story}`);
    expect(content).toMatchObject({ summary: standfirst, byline: 'Jo Ferris', text: story });
  });

  it('keeps key points as a list', async () => {
    const content = await storyOf(`${title}\n\nEleven rooms and a kitchen\nRoof mended by May\n\n${story}`);
    expect(content.body).toContain('<ul><li>Eleven rooms and a kitchen</li><li>Roof mended by May</li></ul>');
  });

  it.each([
    'By Monday the road was open again, and the potters came back with their wheels.',
    'In the story by Jane Roe the ferry never sails.',
    '(Some names have been changed.)',
    'Q: How thick must the ice be?',
    'A novel by Jane Roe, who lived on the ferry, is the reason.',
    'The embargo on ferries ended on Monday.',
    'Dear reader, the ferry was never meant to be a school.',
    '"It was never meant to be a school."',
    'It was 29 November 2026.',
    'Slowly, the water rose.',
  ])('leaves a sentence alone: %s', async (sentence) => {
    const content = await storyOf(`${title}\n\n${sentence}\n\n${story}`);
    expect(content.text).toBe(`${sentence}\n\n${story}`);
    expect(content.authors).toEqual([]);
  });

  it.each([
    'WHY THE BRIDGE OF SIGHS NEVER CLOSED',
    'Mayor: we were wrong about the swans',
    'COVID-19 wards reopen in the north',
    'By the river, a school of clay',
    'G20 leaders meet on a ferry',
    'Leader of the opposition resigns',
  ])('takes for the headline what only looks like a code: %s', async (headline) => {
    expect((await storyOf(`${headline}\n\n${story}`)).headline).toBe(headline);
  });

  it('credits the source that stands behind a date', async () => {
    const content = await storyOf(`${title}\n\n2026-11-27 14:20 来源：海风社\n\n${story}`);
    expect(content.credits.map(({ name }) => name)).toEqual(['海风社']);
  });

  it('takes no section for a place', async () => {
    const content = await storyOf(`${title}\n\nSOCIEDAD\n\n${story}`);
    expect(content.dateline).toBeUndefined();
  });

  it('names nobody whom the story speaks of as its author', async () => {
    const content = await storyOf(`${title}\n\nLena Roth\n\n${story}`);
    expect(content.authors).toEqual([]);
  });
});

describe('a name in front of a date', () => {
  it.each(['New Delhi', 'Lena Roth', 'AFP'])(
    'is no writer where it is a place, spoken of or known: %s',
    async (name) => {
      const content = await storyOf(`${title}\n${name} | 27.11.2026\n\n${story}`);
      expect(content.byline).toBeUndefined();
      expect(content.headline).toBe(title);
    },
  );
});

describe('a label between paragraphs', () => {
  it('is a subheading over a short paragraph, where it has two words or fewer', async () => {
    const short = 'The board proposes a dividend of 0.60 kroner per share.';
    const parts = (label: string) => `${title}\n\n${story}\n\n${short}\n\n${label}\n\n${short}`;
    expect((await storyOf(parts('Cold water'))).body).toContain('<h2>Cold water</h2>');
    expect((await storyOf(parts('Cold water in the old harbour'))).body).not.toContain('<h2>');
  });
});
