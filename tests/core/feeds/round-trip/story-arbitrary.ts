import fc from 'fast-check';
import { normalise } from '../../../../functions/core/normalise/index.ts';
import type { Draft } from '../../../../functions/core/story/draft.ts';
import type { AiUse, Association, Story } from '../../../../functions/core/story/schema.ts';
import { storyId } from '../stories.ts';

/** The one clock and agency of these tests; the reader knows no more of the sender than any subscriber would. */
export const context = { now: '2026-11-24T05:00:00Z', agencyName: 'Harbour News Service', policy: {} };

/** Sentences that the normaliser has no reason to touch, by language. */
const sentences: Record<string, readonly string[]> = {
  en: [
    'The council of the harbour town approved the plan on Monday after a long debate about its cost.',
    'Work on the new quay begins in March & takes a year, the engineers wrote in their report.',
    'Fewer than <20% of the boats stayed away, according to the figures of the authority.',
    'Residents have asked for a second crossing for many years, but there was never the money.',
  ],
  de: [
    'Der Rat der Hafenstadt stimmte dem Plan am Montag nach einer langen Debatte über die Kosten zu.',
    'Die Arbeiten am neuen Kai beginnen im März und dauern ein Jahr, wie die Ingenieure schreiben.',
    'Die Anwohner fordern seit vielen Jahren eine zweite Brücke, doch es fehlte immer das Geld.',
  ],
  ru: [
    'Совет портового города одобрил план в понедельник после долгих споров о его стоимости.',
    'Работы на новом причале начнутся в марте и займут год, сообщили инженеры в своём отчёте.',
    'Жители много лет просят построить второй мост, но денег на это никогда не было.',
  ],
  hi: [
    'बंदरगाह शहर की परिषद ने लंबी बहस के बाद सोमवार को योजना को मंजूरी दे दी है और काम जल्द शुरू होगा।',
    'नए घाट पर काम मार्च में शुरू होगा और इसमें एक साल लगेगा, इंजीनियरों ने अपनी रिपोर्ट में लिखा है।',
    'यहां के लोग कई वर्षों से दूसरे पुल की मांग कर रहे हैं लेकिन इसके लिए पैसा कभी नहीं था।',
  ],
  ar: [
    'وافق مجلس مدينة الميناء على الخطة يوم الاثنين بعد نقاش طويل حول كلفتها ومواعيد تنفيذها.',
    'تبدأ الأعمال في الرصيف الجديد في مارس وتستمر عاما كاملا بحسب ما جاء في تقرير المهندسين.',
    'يطالب السكان منذ سنوات طويلة بجسر ثان على النهر لكن المال لم يكن متوفرا في أي وقت.',
  ],
  he: [
    'מועצת עיר הנמל אישרה את התוכנית ביום שני לאחר דיון ארוך על עלותה ועל לוחות הזמנים שלה.',
    'העבודות ברציף החדש יתחילו בחודש מרץ ויימשכו שנה שלמה, כך כתבו המהנדסים בדוח שלהם.',
    'התושבים מבקשים כבר שנים רבות גשר שני מעל הנהר, אך מעולם לא נמצא לכך הכסף הדרוש.',
  ],
  zh: [
    '港口城市的市议会在周一就其费用进行了长时间辩论之后批准了这项计划，工程将很快开始。',
    '工程师们在报告中写道，新码头的工程将于三月开始，并将持续一年的时间才能完成。',
    '当地居民多年来一直要求修建第二座桥梁，但是从来没有足够的资金来实现这个愿望。',
  ],
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const dropAbsent = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
const instant = (from: number, to: number) =>
  fc
    .integer({ min: from, max: to })
    .map((time) => `${new Date(Math.floor(time / 1000) * 1000).toISOString().slice(0, 19)}Z`);

/** HTML as an editor writes it: running text with marks, headings, lists, tables, quotations, pictures. */
const body = (language: string): fc.Arbitrary<string> => {
  const sentence = fc.constantFrom(...(sentences[language] ?? []));
  const word = sentence.map((text) => escaped(text.slice(0, 12).trim()));
  const paragraph = fc
    .tuple(sentence, maybe(fc.constantFrom('strong', 'em', 'a')), sentence)
    .map(([first, mark, second]) => {
      if (mark === undefined) return `<p>${escaped(first)}</p>`;
      const open = mark === 'a' ? '<a href="https://city.example.org/minutes?id=4&amp;p=2">' : `<${mark}>`;
      return `<p>${open}${escaped(first)}</${mark}> ${escaped(second)}</p>`;
    });
  const items = (name: string) =>
    fc
      .array(word, { minLength: 2, maxLength: 3 })
      .map((list) => `<${name}>${list.map((item) => `<li>${item}</li>`).join('')}</${name}>`);
  const table = fc
    .array(word, { minLength: 4, maxLength: 4 })
    .map(
      ([a, b, c, d]) =>
        `<table><tr><th>${a}</th><th>${b}</th></tr><tr><td>${c}</td><td>${d}</td></tr></table>`,
    );
  const picture = fc
    .tuple(fc.nat({ max: 3 }), word)
    .map(
      ([n, caption]) =>
        `<figure><img src="https://media.example.org/inside-${n}.jpg" alt="Picture ${n}"><figcaption>${caption} ${n}</figcaption></figure>`,
    );
  const block = fc.oneof(
    { weight: 4, arbitrary: paragraph },
    word.map((text) => `<h2>${text}</h2>`),
    items('ul'),
    items('ol'),
    table,
    sentence.map((text) => `<blockquote><p>${escaped(text)}</p></blockquote>`),
    picture,
  );
  return fc
    .tuple(paragraph, fc.array(block, { maxLength: 5 }), paragraph)
    .map(([first, rest, last]) => [first, ...rest, last].join('\n'));
};

const pictures: fc.Arbitrary<Association[]> = fc
  .array(
    fc.record({
      caption: maybe(fc.constantFrom('The new quay & the old pier', 'Cranes at <dawn', 'रात में बंदरगाह')),
      creditLine: maybe(fc.constantFrom('Ana Ruiz/NNA', 'Bo Lind', 'Дом Печати')),
      alt: maybe(fc.constantFrom('Three yellow cranes', 'سفن في الميناء')),
      headline: maybe(fc.constantFrom('Harbour', 'Night shift')),
      digitalSourceType: maybe(fc.constantFrom('trainedAlgorithmicMedia', 'digitalCapture')),
      small: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ small, ...said }, n) => ({
      type: 'picture' as const,
      renditions: [
        {
          href: `https://media.example.org/p${n}.jpg?w=1200&x=1`,
          mediaType: 'image/jpeg',
          width: 1200,
          height: 800,
        },
        ...(small
          ? [
              {
                href: `https://media.example.org/p${n}-s.jpg`,
                mediaType: 'image/jpeg',
                width: 600,
                height: 400,
              },
            ]
          : []),
      ],
      ...(dropAbsent(said) as Partial<Association>),
    })),
  );

/** Lines in which agencies thank others, each with what the normaliser makes of it. */
const acknowledgements = [
  'With inputs from PTI',
  'With inputs from Reuters and AFP',
  'Distributed by AP',
  'Source: dpa',
];

const people = fc.uniqueArray(
  fc.constantFrom('Mira Okafor', 'Jon Vale', 'Анна Белова', 'आशा वर्मा', 'Zoë O’Hara'),
  {
    maxLength: 3,
  },
);

const topics = fc.uniqueArray(
  fc.constantFrom(
    { scheme: 'medtop', code: '20000523', name: 'labour market' },
    { scheme: 'medtop', code: '20000209' },
    { scheme: 'subj', code: '04000000', name: 'economy, business & finance' },
    { scheme: 'nna-topics', code: 'HRB', name: 'Harbours & quays' },
  ),
  { maxLength: 3, selector: ({ code }) => code },
);

const draftOf = (language: string): fc.Arbitrary<Draft> => {
  const sentence = fc.constantFrom(...(sentences[language] ?? []));
  return fc
    .record({
      headline: fc
        .tuple(sentence, fc.constantFrom('', ' & more', ' “now”', ': "R&D" <20%'))
        .map(([text, end]) => `${text.slice(0, 40).trim()}${end}`),
      subheadline: maybe(sentence.map((text) => `${text.slice(5, 45).trim()} …`)),
      names: people,
      role: maybe(fc.constantFrom('Correspondent', 'Photographer')),
      dateline: maybe(
        fc.constantFrom(
          { text: 'PORT ELLA, March 3 (AP)', place: 'Port Ella', date: 'March 3', source: 'AP' },
          { text: 'GENEVA, Dec 15 (Reuters)', place: 'Geneva', date: 'Dec 15', source: 'Reuters' },
          { text: 'NEW DELHI', place: 'New Delhi' },
        ),
      ),
      located: fc.uniqueArray(fc.constantFrom('Port Ella', 'Geneva', 'Norland'), { maxLength: 2 }),
      body: body(language),
      thanks: maybe(fc.constantFrom(...acknowledgements)),
      summary: maybe(sentence),
      firstCreated: maybe(instant(Date.UTC(2025, 0, 1), Date.UTC(2025, 5, 1))),
      versionCreated: instant(Date.UTC(2025, 6, 1), Date.UTC(2026, 10, 1)),
      expires: maybe(instant(Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1))),
      urgency: maybe(fc.integer({ min: 1, max: 9 })),
      edNote: maybe(fc.constantFrom('Adds vote count', 'Updates with details & quotes')),
      correctionNote: maybe(fc.constantFrom('Corrects the vote in paragraph 1.', 'Исправлено имя.')),
      keywords: fc.uniqueArray(fc.constantFrom('harbour', 'quays & cranes', 'مرفأ', '港口'), {
        maxLength: 3,
      }),
      subjects: topics,
      genre: maybe(fc.constantFrom('Current', 'Analysis')),
      section: maybe(fc.constantFrom('Business', 'Coast & sea')),
      slugline: maybe(fc.constantFrom('HARBOUR-CONTRACT', 'COAST/QUAY')),
      usageTerms: maybe(fc.constantFrom('Not for use after 30 days & not in print', 'Web only')),
      aiUse: maybe(
        fc.constantFrom<AiUse>(
          { extent: 'none' },
          { extent: 'assisted', tool: 'Textwerk 3 & Co' },
          {
            extent: 'generated',
            responsible: { name: 'Mira Okafor', url: 'https://nna.example.org/mira?a=1&b=2' },
          },
          {
            extent: 'generated',
            digitalSourceType: 'algorithmicMedia',
            tool: 'Zahlenbot',
            reviewedBy: 'Jörg "Jo" Vale',
            reviewedAt: '2026-11-23T10:00:00Z',
            responsible: { name: 'हार्बर न्यूज़' },
          },
          { extent: 'assisted', digitalSourceType: 'digitalCreation', reviewedBy: 'Ana Ruiz' },
          { extent: 'assisted', tool: 'a\\b; ai-use-extent=none\\' },
        ),
      ),
      copyrightHolder: maybe(fc.constant('Northern News Agency')),
      copyrightNotice: maybe(fc.constant('© 2026 Northern News Agency. All rights reserved.')),
      associations: pictures,
      canonical: maybe(fc.constant('https://nna.example.org/2026/harbour?x=1&y=2')),
      evolvedFrom: maybe(fc.constant('nna-0')),
    })
    .map(({ names, role, body: html, thanks, ...fields }) => ({
      ...(dropAbsent(fields) as Partial<Draft>),
      language,
      ...(names.length > 0 && {
        byline: names.join(', ').replace(/, ([^,]+)$/, ' and $1'),
        authors: names.map((name, n) => ({ name, ...(n === 0 && role !== undefined && { role }) })),
      }),
      body: { kind: 'html' as const, value: `${html}${thanks === undefined ? '' : `\n<p>${thanks}</p>`}` },
      changes: [],
    }));
};

/** A story of any language as the normaliser leaves it, with any of its fields. */
export const normalStory: fc.Arbitrary<Story> = fc
  .tuple(
    fc.constantFrom(...Object.keys(sentences)).chain(draftOf),
    fc.nat({ max: 2 ** 40 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([draft, n, version]) => {
    const { content, problems } = normalise(draft, context);
    if (content === undefined) throw new Error(`The draft was refused: ${JSON.stringify(problems)}`);
    return {
      ...content,
      id: storyId(n),
      guid: `nna:${n}`,
      version,
      agency: 'harbour',
      published: '2026-11-02T08:15:00.000Z',
      digest: 'd',
      provenance: { receipt: 'r', format: 'test', changes: [] },
    };
  });
