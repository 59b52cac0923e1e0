/** A story as an agency sends it; its paragraphs are what every client has to have. */
export interface Sent {
  guid: string;
  headline: string;
  language: string;
  paragraphs: string[];
  author?: string;
}

const voices: readonly Omit<Sent, 'guid'>[] = [
  {
    headline: 'Salt & Sons wins harbour contract at <20 % below estimate',
    language: 'en',
    paragraphs: [
      'The council of Port Ella voted 7–2 & signed at once.',
      'Costs stay below 5 million, it said.',
    ],
    author: 'Mira Okafor',
  },
  {
    headline: 'Brücke über die Weser öffnet früher als geplant',
    language: 'de',
    paragraphs: [
      'Die neue Brücke über die Weser ist seit Montag offen.',
      'Die Fähre fährt weiter, sagte die Stadt.',
    ],
    author: 'Jörg Müller',
  },
  {
    headline: 'الميناء الجديد يفتح أبوابه أمام السفن',
    language: 'ar',
    paragraphs: ['افتتح الميناء الجديد في المدينة يوم الاثنين بعد خمس سنوات من العمل.'],
  },
  {
    headline: '新しい橋が予定より一か月早く開通',
    language: 'ja',
    paragraphs: ['市によると、川に架かる新しい橋は月曜日に開通した。', '初日の交通量は少なかった。'],
    author: '佐藤 花子',
  },
  {
    headline: 'बंदरगाह का नया पुल समय से पहले खुला',
    language: 'hi',
    paragraphs: ['नगर निगम ने कहा कि नदी पर बना नया पुल सोमवार को खुल गया।'],
  },
  {
    headline: 'Ferry crews celebrate 🎉 & the tug sails 🚢 again',
    language: 'en',
    paragraphs: [
      'Crews waved flags 🏁 when the ferry left the quay at noon on Monday.',
      'if (a < b && b > c) { return ]]> }',
    ],
    author: 'Zoë O’Brien-Núñez',
  },
  {
    headline: 'Le port d’Ella signe l’accord « historique »',
    language: 'fr',
    paragraphs: [
      'Le conseil a signé lundi un accord sur l’agrandissement du port.',
      'Les travaux durent trois ans.',
    ],
    author: 'Élodie Lefèvre',
  },
  {
    headline: 'A manual of R&D: "x < y" & "y > z"',
    language: 'en',
    paragraphs: ['The manual of the harbour office says that x < 3 && y > 4, its author said on Monday.'],
  },
];

/** A story of the wire, each with words of its own. */
export const sent = (n: number): Sent => {
  const { headline, paragraphs, ...voice } = voices[n % voices.length] as Omit<Sent, 'guid'>;
  const own = Array.from(
    { length: 1 + (n % 4) },
    (_, at) => `${n * 7919 + at} · ${paragraphs[at % paragraphs.length]}`,
  );
  return { ...voice, guid: `wire:${n}`, headline: `${headline} (${n})`, paragraphs: [...paragraphs, ...own] };
};

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The upload of a story in Dateline's own JSON. */
export const upload = (
  { guid, headline, language, paragraphs, author }: Sent,
  more: object = {},
): object => ({
  guid,
  headline,
  language,
  body: paragraphs.map((one) => `<p>${html(one)}</p>`).join('\n'),
  ...(author !== undefined && { byline: author }),
  ...more,
});
