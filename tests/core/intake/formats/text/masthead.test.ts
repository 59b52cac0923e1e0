import { describe, expect, it } from 'vitest';
import { read } from '../../../../../functions/core/intake/index.ts';
import { normalise } from '../../../../../functions/core/normalise/index.ts';

const now = '2026-11-30T12:00:00Z';

async function contentOf(...paragraphs: string[]) {
  const { items } = await read({
    bytes: new TextEncoder().encode(paragraphs.join('\n\n')),
    receivedAt: now,
  });
  const [item] = items;
  if (item === undefined || 'problems' in item) throw new Error('not read');
  const { content } = normalise(item.draft, { now, agencyName: 'Demo Agency', policy: {} });
  if (content === undefined) throw new Error('refused');
  return content;
}

const more = 'Nobody knew on Friday when the next one would come, and nobody wanted to guess.';
const last = 'The council meets again in the spring.';

/** A short headline, the line below it, and the beginning of the text. */
const headlines: readonly [headline: string, below: string, text: string][] = [
  [
    'Reef & Lagoon',
    'Two sisters and the shop they would not sell',
    'The sign over the door still says Reef & Lagoon, though the reef is gone and the lagoon is a car park.',
  ],
  [
    'Jane Goodall',
    'Primatologist who changed how we see our nearest relatives',
    'Jane Goodall, who has died aged 91, was given a stuffed ape by her father and never let go of it.',
  ],
  [
    'Obituary: Mary Ferrow',
    'Weaver who clothed half a valley',
    'Mary Ferrow learned to weave at six and was still at her loom on the morning she died.',
  ],
  [
    'Günter Halm',
    'Der letzte Türmer von Nordhausen ist tot',
    'Mit 88 Jahren ist am Sonntag Günter Halm gestorben, der vierzig Jahre lang die Stunden vom Turm rief.',
  ],
  [
    'Silent Running',
    'How the last steam ferry on the lake lost its engine',
    'The ferry leaves the pier at nine, and for the first time in a century nobody hears it go.',
  ],
  [
    'Press Freedom Under Threat',
    'Three editors leave the country within a week',
    'Three editors have left the country since Monday, and press groups say that others will follow them.',
  ],
  [
    'News Agency Closes Doors',
    'Staff of forty learn of it by telephone',
    'The oldest news agency of the islands closed on Friday, and its staff of forty learned of it by telephone.',
  ],
  [
    'Wire and Bone',
    'An exhibition of what the sea gives back',
    'Old fishing wire and the bones of whales hang from the roof of the customs house until Easter.',
  ],
  [
    'THE LONG WAY HOME',
    'Sheep walk forty miles after a gate is left open',
    'A flock of sheep took the long way home over forty miles of moor, the farmer said on Monday.',
  ],
  [
    'Night Desk',
    'Who answers the telephone when the town sleeps',
    'At the night desk of the county hospital Olwen Pryce answers some two hundred calls before dawn.',
  ],
  [
    'Harbour News Service Saved',
    'Readers buy the paper that nobody wanted',
    'Readers have bought the Harbour News Service, which had been for sale since the owner died.',
  ],
  [
    'Notre-Dame rouvre',
    'La cathédrale accueille de nouveau les visiteurs',
    'La cathédrale a rouvert ses portes samedi, cinq ans après le feu qui avait détruit sa flèche.',
  ],
  [
    'El Faro',
    'Una torre que nadie quiso apagar',
    'El faro de la isla se encendió otra vez el lunes, después de que los vecinos pagaran la bombilla.',
  ],
  [
    'Анна Ким',
    'Женщина, которая считала журавлей',
    'Анна Ким тридцать лет считала журавлей над устьем реки, и журавли, говорят, считали её своей.',
  ],
  [
    'Вести с полей',
    'Урожай собрали на две недели раньше',
    'Вести с полей на этот раз хорошие: урожай собрали раньше срока, сказал агроном.',
  ],
  [
    'Albiste Onak',
    'Arrantzaleek inoiz baino gehiago harrapatu dute',
    'Albiste onak iritsi dira portura: arrantzaleek inoiz baino gehiago harrapatu dute aurten, zuzendariak esan duenez.',
  ],
  [
    'Haber Yok',
    'Kayıp balıkçılar üç gündür aranıyor',
    'Denizde kaybolan balıkçılardan üç gündür haber yok, dedi liman başkanı pazar günü.',
  ],
  [
    'सुंदरलाल नेगी',
    'पेड़ों के बीच जीवन बिताने वाले शिक्षक नहीं रहे',
    'शिक्षक सुंदरलाल नेगी का रविवार को निधन हो गया, उन्होंने चालीस साल तक बच्चों को पेड़ लगाना सिखाया।',
  ],
  [
    'Two-Way Radio',
    'Villages without a mast talk to each other again',
    'Nine villages without a mast bought radios for both banks of the river, and talk to each other again.',
  ],
  [
    'Kestrel Dispatch',
    'A small bird carries letters in a film for children',
    'In the new film for children a small bird carries letters over a mountain that nobody may cross.',
  ],
  [
    'Storm Warning',
    'Fishermen stay ashore for a second day',
    'Fishermen stayed ashore for a second day after the harbour office had raised the black ball.',
  ],
  [
    'Rue de la Presse',
    'Les derniers kiosques ferment',
    'Les derniers kiosques de la rue de la Presse ferment à Noël, a annoncé la mairie.',
  ],
  [
    'Elif Karataş',
    'Köprüyü ayakta tutan kadın',
    'Köyün taş köprüsünü otuz yıl boyunca Elif Karataş onardı ve kimseden para almadı.',
  ],
  [
    'Last Post',
    'The office on the island closes after 140 years',
    'The office on the island closed on Friday after 140 years, and the postman walked home without a bag.',
  ],
  [
    'Water | Wine',
    'How a village paid for its new pipe',
    'A village in the hills sold its last barrels of wine and paid for a new water pipe with them.',
  ],
  [
    'Ana Lipovan',
    'Cea care numără pelicanii din deltă',
    'Biologa numără pelicanii din deltă de treizeci de ani, iar vecinii îi spun doar Ana.',
  ],
  [
    'Blue Note',
    'Club finds a home in a former chapel',
    'The club will move into a former chapel in spring, its owner said, and the organ will stay.',
  ],
  [
    'ნინო ჯაფარიძე',
    'ქალი, რომელმაც თოვლის სკოლა ააშენა',
    'თოვლის სკოლა მესტიაში ნინო ჯაფარიძემ ააშენა, რომელიც ოცი წელია ბავშვებს ასწავლის.',
  ],
  [
    'Nuus Uit Die Karoo',
    'Windpomp gee weer water',
    "Daar is goeie nuus uit die Karoo: 'n windpomp buite Sutherland gee weer water.",
  ],
  [
    'Good News for Farmers',
    'Milk price rises for the third month',
    'The dairies will pay farmers three cents more for a litre of milk from December, the board said.',
  ],
  [
    'Press Officer Resigns',
    'Council looks for a new voice',
    'The council is looking for a new voice after its spokesman left on Friday without a word.',
  ],
  [
    'The Agency',
    'A novel about people who sell other names',
    'In her third novel Hester Quill writes about an agency that sells names to people who have lost theirs.',
  ],
];

describe('a short headline over its standfirst', () => {
  it.each(headlines)('stays the headline: %s', async (headline, below, text) => {
    const content = await contentOf(headline, below, text, more, last);
    expect(content.headline).toBe(headline);
    expect(content.byline).toBeUndefined();
    expect(`${content.summary}\n${content.subheadline}\n${content.text}`).toContain(below);
    expect(content.text).toContain(text);
  });
});

/** The line above, the headline, the text, and what stands below it. */
const mastheads: readonly [over: string, headline: string, text: string, ...below: string[]][] = [
  [
    'Tern & Plover News Service | Honiara desk',
    'Village turns old hull into a nursery for clams',
    'The rusting hull of a ferry now shelters rows of young clams off the village.',
  ],
  [
    'TERN NEWSWIRE / REGIONS / 1130H',
    'Stone houses to get storm shutters again',
    'VIRAC (Tern Newswire) – Carpenters are making wooden shutters for 210 stone houses, the office said.',
  ],
  [
    'ȘTIRE – SOCIAL – 11:20',
    'Lebedele au rămas peste iarnă pe lac',
    'Aproximativ două sute de lebede au rămas peste iarnă pe lac, au anunțat luni biologii.',
  ],
  [
    'Fréttastofa Austfjarða',
    'Vitinn verður að gistiheimili í vor',
    'Gamli vitinn á nesinu verður opnaður sem gistiheimili í maí, að sögn sveitarstjórnar.',
  ],
  [
    'Mendialde Albiste Agentzia',
    'Artzainek txabola zaharrak ikasleei eman dizkiete',
    'Artzainek txabola zaharrak ikasleei eman dizkiete, udan bertan lan egin dezaten.',
  ],
  [
    'Bosveld Nuusagentskap\n30 November 2026',
    'Meul maal weer mielies ná twintig jaar',
    "'n Meul buite die dorp maal weer mielies nadat leerlinge dit self reggemaak het.",
  ],
  [
    'סוכנות הידיעות גלבוע',
    'חקלאים בעמק מגדלים אננס בחממה ישנה',
    'חקלאים בארבעה יישובים בעמק החלו לגדל אננס בחממה ישנה שעמדה ריקה.',
  ],
  [
    'საინფორმაციო სააგენტო „არაგვი“',
    'სოფელში ბავშვებმა ყინულის თეატრი ააშენეს',
    'სოფელში ბავშვებმა ყინულისგან პატარა თეატრი ააშენეს, სადაც ათი მაყურებელი ეტევა.',
  ],
  ['కృష్ణా వార్తా సంస్థ', 'తీర గ్రామానికి తొలి సౌర పడవ', 'తీరంలోని ఓ గ్రామానికి సౌర విద్యుత్తుతో నడిచే తొలి పడవ వచ్చింది.'],
  [
    'ISLES NEWS COOPERATIVE\n\n30/11/26 09:42',
    'Five rules for visitors to the seal island',
    'The trust that owns the seal island has agreed five rules for visitors, which apply from April.',
  ],
  [
    'Kestrel Dispatch',
    'Snow closes mountain school for a third day',
    'The primary school stayed closed on Tuesday because the bus could not climb the mountain.',
    '© 2026 Kestrel Dispatch. All rights reserved.',
  ],
  [
    'Kestrel Dispatch',
    'Snow closes mountain school for a third day',
    'UPPER TARN (Kestrel Dispatch) – The primary school stayed closed on Tuesday because of the snow.',
  ],
];

describe('the name of an agency or a desk over the headline', () => {
  it.each(mastheads)('is neither headline nor byline: %s', async (over, headline, text, ...below) => {
    const content = await contentOf(over, headline, text, more, last, ...below);
    expect(content.headline).toBe(headline);
    expect(content.byline).toBeUndefined();
    expect(content.authors).toEqual([]);
    expect(content.text).not.toContain(over.split('\n')[0]);
    expect(content.text).toContain('Nobody knew on Friday');
  });
});

describe('the name of the writer over the headline', () => {
  it.each([
    [
      'Elif Karataş',
      'Yayla yolundaki köprü onarıldı',
      'ARTVİN (Kaçkar Haber) - Yayla yolundaki taş köprü onarılarak yayaların kullanımına açıldı.',
      'Muhabir: Elif Karataş',
    ],
    [
      'ममता रावत',
      'चंपावत में पुरानी घराट फिर चली',
      'चंपावत, 30 नवंबर (हिमवाणी)। चंपावत के एक गांव में पुरानी घराट पंद्रह साल बाद फिर चलने लगी है।',
    ],
  ])('is the byline: %s', async (name, headline, text, ...below) => {
    const content = await contentOf(name, headline, text, more, last, ...below);
    expect(content.headline).toBe(headline);
    expect(content.byline).toBe(name);
    expect(content.authors.map((author) => author.name)).toEqual([name]);
  });
});
