import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, text } from './drafts.ts';

/** Sentences that begin as calls to the reader do. */
const noCalls = [
  'For more than a week the two boys had to follow the river south.',
  'For the latest round of talks, negotiators will visit Doha on Sunday.',
  'For all its 400 pages, the report does not say who should check the dam.',
  'For all the parties, the youth vote is the one to watch, and they follow it closely.',
  'Stay informed and stay calm, the governor told residents.',
  'Stay tuned, the band told its fans, because a new record is on the way.',
  'Get more sleep, doctors tell parents who wake up to e-mail daily.',
  'Download the form from the council’s page and send it by post.',
  'Try the soup, the waiter said, it is on the menu daily.',
  'Watch what you say on social media, the coach told his players.',
  'Watch what you write on Telegram and keep your friends.',
  'Follow us on Instagram is not a call but a habit in the trade.',
  'Join our group on Saturday, the volunteers said.',
  'Join the queue at Google, as they say.',
  'Share this story with your children, the survivor asked the class.',
  'Have you got a story like mine, she asked the other widows.',
  'Sign up now or lose your place, parents were told by the school.',
  'Register today if you have no tax number, the ministry advises.',
  'Story continues after the war, the author said.',
  'Copyright 2024 is the title of the artist’s new show.',
  'Subscribe now and pay later was the slogan of the failed start-up.',
  'Jetzt droht Google eine Strafe in Milliardenhöhe',
  'Jetzt will die Polizei die Chats auf WhatsApp auswerten',
  'Abonnieren Sie keine Newsletter, die Sie nicht bestellt haben, rät die Verbraucherzentrale',
  'Recevez-vous des newsletters que vous n’avez pas demandées ?',
  'Siga o dinheiro, disse o promotor no Instagram',
  'सरकार ने कहा कि लोग यहां क्लिक करें और आवेदन भरें',
];

/** Calls that look like sentences. */
const calls = [
  'For the latest news and updates, follow us on X',
  'For more information visit our website',
  'For more on this story, visit our live page',
  'Stay tuned to Harbour News for more',
  'Stay informed with our morning briefing',
  'Jetzt Newsletter abonnieren',
  'Jetzt für den Newsletter anmelden!',
  'Recevez notre newsletter chaque matin',
  'Siga o Diário no Instagram, Facebook e X',
  'Download the Harbour News app now',
];

/** Sentences that begin as pointers to other stories do. */
const noPointers = [
  'Related: both men are cousins of the minister.',
  'Don’t miss: that is the instructor’s only rule.',
  'Read more – that is what he would tell his younger self.',
  'In pictures: the trial was drawn by two artists.',
  'Further reading: the minister’s memoirs, out on Thursday.',
  'Must read: Tolstoy, Austen and Achebe, said the teacher.',
  'See also: the sign under the painting means its neighbour.',
  'WATCH: that was the only word on the note.',
  'Zum Thema - und nur zum Thema - wolle er sprechen, sagte er.',
  'Mehr dazu: am Freitag will der Minister vor die Presse treten.',
  'Más información - y menos ruido - pidió la alcaldesa.',
  'По теме: доклад министра займёт двадцать минут.',
  'اقرأ: هذه هي الكلمة الأولى التي تعلمها.',
];

const pointers = [
  'Also read: how the dam broke',
  'Read also: iPhone sales fall',
  'Related: The harbour in pictures',
  'Watch: The moment the bridge fell',
  'Read more | about the harbour.',
  'Zum Thema: Was die Reform bringt',
  'Lesen Sie auch: Was kostet der Umbau?',
];

const around = (line: string): string => contentOf(text(`${filler}\n\n${line}\n\n${filler2}`)).text;

describe('a sentence that begins like a call to the reader', () => {
  for (const line of noCalls) it(`stays: ${line}`, () => expect(around(line)).toContain(line.slice(0, 20)));
  for (const line of calls)
    it(`goes when it is one: ${line}`, () => expect(around(line)).toBe(`${filler}\n\n${filler2}`));
});

describe('a sentence that begins like a pointer to another story', () => {
  for (const line of noPointers) it(`stays: ${line}`, () => expect(around(line)).toContain(line.slice(0, 9)));
  for (const line of pointers)
    it(`goes when it is one: ${line}`, () => expect(around(line)).toBe(`${filler}\n\n${filler2}`));
});

const ending = (line: string): string => contentOf(text(`${filler}\n\n${filler2}\n\n${line}`)).text;

describe('a short line', () => {
  for (const line of ['30', 'Fin', 'More', 'yes/no', 'he/she', 'and/or'])
    it(`may be the last word of a story: ${line}`, () => expect(ending(line)).toContain(`\n\n${line}`));
  for (const line of ['-30-', '30-', 'ENDS', '(END)', '- fin -', 'MORE', '(more)', 'mho/as', 'KD/TR', '###'])
    it(`is a mark at the end: ${line}`, () => expect(ending(line)).toBe(`${filler}\n\n${filler2}`));
  for (const line of ['Home', 'Menu', 'Email', 'Print', 'Comments:'])
    it(`may be a heading in the text: ${line}`, () => expect(around(line)).toContain(`\n\n${line}`));
  it('is page furniture beside other furniture', () => {
    expect(around('Share this article\n\nEmail\n\nPrint')).toBe(`${filler}\n\n${filler2}`);
    expect(around('Print\n\nShare this article')).toBe(`${filler}\n\n${filler2}`);
  });
});

describe('a sentence that begins like a note to editors', () => {
  for (const line of [
    'Note to editors is the name of his new play.',
    'Eds: three of the four shops are run by men called Ed.',
  ])
    it(`stays: ${line}`, () => expect(around(line)).toContain(line));
  for (const line of [
    'Note to editors: a picture follows.',
    'Eds: adds quotes from the minister.',
    'EDS: two pictures.',
  ])
    it(`goes when it is one: ${line}`, () =>
      expect(contentOf(text(`${filler}\n\n${filler2}\n\n${line}`)).edNote).toBe(line));
});

describe('a paragraph with the full stop of its own script', () => {
  it.each([
    ['Ethiopic', 'በላሊበላ ከተማ ኅዳር 18/2019 ለወጣቶች የንብ ማነብ ሙያ የሚያስተምር ትምህርት ቤት ተከፈተ።'],
    ['Armenian', 'Գյումրիում 27/11 վերաբացվել է քաղաքի ամենահին արհեստանոցը։'],
    ['Burmese', 'အင်းလေးကန်တွင် လှေပြိုင်ပွဲကို ၂၇/၁၁ နေ့က ပြန်လည် ကျင်းပခဲ့သည်။'],
    ['Khmer', 'បណ្ណាល័យ ២៧/១១ នេះមានសៀវភៅចំនួន ៨០០ ក្បាល។'],
    ['Tibetan', 'དེ་རིང་ 27/11 སློབ་གྲྭ་གསར་པ་ཞིག་སྒོ་ཕྱེ་སོང་།'],
  ])('stays over others and below them: %s', (_, line) => {
    expect(contentOf(text(`${line}\n\n${filler}\n\n${filler2}`)).text).toContain(line);
    expect(contentOf(text(`${filler}\n\n${filler2}\n\n${line}`)).text).toContain(line);
  });
});
