import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { looksBinary } from '../../../functions/core/intake/charset/binary.ts';
import { readLanguageTag } from '../../../functions/core/intake/draft/language.ts';
import { Element, lineText, Text, textsIn } from '../../../functions/core/normalise/body/dom.ts';
import { tidy } from '../../../functions/core/normalise/body/white-space.ts';
import { cleanCharacters } from '../../../functions/core/normalise/recognise/characters.ts';
import { keywordOf } from '../../../functions/core/normalise/recognise/embargo/keyword.ts';
import { mayForbid, mayMakeNotice } from '../../../functions/core/normalise/recognise/embargo/kinds-in.ts';
import { kind } from '../../../functions/core/normalise/recognise/embargo/lexicon.ts';
import { tokensOf } from '../../../functions/core/normalise/recognise/embargo/tokens.ts';
import { guessLanguage } from '../../../functions/core/normalise/recognise/language/guess.ts';
import { countWords, hasMoreWords } from '../../../functions/core/normalise/recognise/language/word-count.ts';
import { wordsIn } from '../../../functions/core/normalise/recognise/names/name-finder.ts';
import { outsideTags } from '../../../functions/core/normalise/recognise/outside-tags.ts';
import * as calls from '../../../functions/core/normalise/words/tail/reader-calls.ts';
import * as roles from '../../../functions/core/normalise/words/tail/roles.ts';
import { notices, others } from './embargo-lines.ts';

/** Text of letters, marks, white space and rare characters, so that every branch of a walk is met. */
const texts = fc
  .array(
    fc.constantFrom(
      ...['a', 'Z', '7', ' ', '  ', '\n', '\t', '\u00a0', '\u2003', '.', '-', '_', '’', '“', '…', 'é', 'ß'],
      ...[
        'İ',
        'Σ',
        'ж',
        '\u0301',
        'ʼ',
        '\u200b',
        '\u200d',
        '\u00ad',
        '\ud800',
        '\udc00',
        '𝐀',
        '😀',
        '\u0007',
      ],
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('what is walked by hand is what an expression would find', () => {
  it('words are runs between white space that hold a letter or digit', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
        expect(countWords(text, 'en')).toBe(words.length);
      }),
    );
  });

  it('a line has more words than it may when it has as many spaces', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, most) => {
        expect(hasMoreWords(text, most)).toBe(text.split(' ').length > most);
      }),
    );
  });

  it('a block that is tidy already comes out as it is, any other with its white space mended', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanCharacters(text, new Map());
        const block = new Element('p', {}, [new Text(clean)]);
        const stays = tidy(block);
        const expected = clean.replace(/\s+/g, ' ').trim();
        expect(stays).toBe(expected !== '');
        expect(lineText(block)).toBe(expected);
      }),
    );
  });

  it('nothing that cannot be seen is left, whether it is looked for or not', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanCharacters(text, new Map());
        expect(clean).not.toMatch(/[\u0007\u00ad\u200b\u00a0\u2003\t]/);
        expect(clean.isWellFormed()).toBe(true);
      }),
    );
  });

  it('bytes are binary by their share of zeros and controls', () => {
    const bytes = fc.uint8Array({ minLength: 8, maxLength: 400 });
    fc.assert(
      fc.property(bytes, fc.constantFrom(0x20, 0x41, 0x80), (drawn, filler) => {
        // A letter in front, so that no signature and no UTF-16 stands there.
        const sample = Uint8Array.from([
          0x41,
          0x42,
          0x43,
          ...drawn.map((byte) => (byte < 40 ? byte : filler)),
        ]);
        const zeros = sample.filter((byte) => byte === 0).length;
        const controls = sample.filter(
          (byte) => (byte < 32 && ![9, 10, 13].includes(byte)) || byte === 127,
        ).length;
        const rare = sample.filter((byte) => [0, 5, 6, 16, 21, 23, 24, 25].includes(byte)).length;
        const high = sample.filter((byte) => byte >= 0x80).length;
        const scattered = rare * 100 > sample.length && high * 5 > sample.length;
        if (zeros * 2.5 < sample.length * 0.4)
          expect(looksBinary(sample)).toBe(
            zeros * 500 > sample.length || controls * 5 > sample.length || scattered,
          );
      }),
    );
  });
});

describe('languages by function words', () => {
  it.each([
    [
      'is',
      'Gamall bátur fær rafmagnsvél í vetur og siglir hljóðlaust út á flóann, sagði eigandi þess á laugardag.',
    ],
    [
      'cy',
      'Dywedodd y cadeirydd fod y gwirfoddolwyr wedi symud pedwar cant o dunelli o gerrig â llaw yn y cae.',
    ],
    [
      'eu',
      'Kofradiak esan du txalupak ez duela usainik eta ez dela zaratarik ateratzen, baina hiru ordu izan dira.',
    ],
    ['az', 'Fabrikin müdiri bildirib ki, burada əlli nəfər işləyəcək və çay yerli dükanlarda satılacaq.'],
    [
      'so',
      'Kalluumaysatadu waxay sheegeen in ay hore u tuuri jireen oo uu ayaa lagu keydiyo waxa ay soo qabtaan.',
    ],
    ['ne', 'तारपुलले एक पटकमा पाँच सय किलो स्याउ बोक्न सक्छ। यसको निर्माणमा गाउँपालिकाको आधा खर्च भएको अध्यक्षले बताए।'],
    ['hi', 'नगर पालिका ने कहा कि इस काम में आसपास के चार स्कूलों के बच्चों ने भी हाथ बंटाया है और सबको खुशी है।'],
    [
      'kk',
      'Балқаш көлінің жағасындағы ауылдарға енді кітаптар қайықпен жеткізіледі, деп хабарлады аудан әкімдігі.',
    ],
    [
      'ky',
      'Ысык-Көлдүн жээгинде отуз жыл турган эски кеме эми музейге айланды, деп билдирди бөлүмү жума күнү.',
    ],
    [
      'mn',
      'Аймгийн хүүхдүүд сар бүр тэмээн дээр номын сантай танилцах боломжтой боллоо гэж захирал мэдээллээ.',
    ],
    ['ti', 'ኣብ ከተማ ከረን ንቘልዑ ዝኸውን ሓድሽ ቤት መጻሕፍቲ ተኸፊቱ ድማ ናይ ምምሕዳር ከተማ ሓቢሩ።'],
  ])('tell %s', (language, text) => expect(guessLanguage(text)?.language).toBe(language));

  it('are told whatever the case of the words', () => {
    const text =
      'Die Polizei hat nach dem Brand in der Halle mit den Arbeiten begonnen und sucht noch nach der Ursache';
    expect(guessLanguage(text, true)).toEqual(guessLanguage(text.toUpperCase(), true));
    expect(guessLanguage(text, true)?.language).toBe('de');
  });

  it('are told in scripts with capitals and without', () => {
    expect(
      guessLanguage('Он сообщил, что это было в начале года, и они уже не могли ничего сделать')?.language,
    ).toBe('ru');
    expect(guessLanguage('पुलिस ने कहा कि यह मामला की जांच के लिए है और इस पर काम हो रहा है')?.language).toBe('hi');
  });

  it('are canonical tags, the first time and every other', () => {
    for (const _ of [1, 2]) {
      expect(readLanguageTag('EN_gb.UTF-8')).toBe('en-GB');
      expect(readLanguageTag('iw')).toBe('he');
      expect(readLanguageTag('no language')).toBeUndefined();
      expect(readLanguageTag(`${' '.repeat(300)}de`)).toBe('de');
    }
  });
});

describe('names in running text', () => {
  const namesOf = (text: string, aliases: Record<string, string> = {}) =>
    wordsIn(text, aliases).names.map(({ name, at }) => [name, at]);

  it('are the longest that stand there', () => {
    expect(namesOf('She told The New York Times and The Times of India.')).toEqual([
      ['The New York Times', 9],
      ['The Times of India', 32],
    ]);
  });

  it('are found without a capital where they have none, and only as whole words', () => {
    expect(namesOf('so ritzau reports, not ritzaus')).toEqual([['ritzau', 3]]);
    expect(namesOf('mail_dpa dpa-AFX')).toEqual([['dpa-AFX', 9]]);
  });

  it('are an agency’s own first', () => {
    expect(
      namesOf('as Harbour Wire East wrote', { 'Harbour Wire': 'Harbour Wire', 'Harbour Wire East': 'HWE' }),
    ).toEqual([['Harbour Wire East', 3]]);
  });
});

/** Words of notices and of lines that only sound like one, next to times and glued to them. */
const embargoWords = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...[...notices, ...others].flatMap((line) => line.split(' ')),
        ...[
          '10Uhr',
          '10:30',
          '10:30pm',
          '18h',
          '6 am',
          '7',
          'Dec',
          'GMT',
          'CET',
          'Southwest',
          'emb4rgo',
          'unti1',
        ],
      ),
      fc.constantFrom(' ', ' ', ' ', '', '-', ': ', '. '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.flat().join('').slice(0, 240));

describe('a line without a word of a notice is none', () => {
  const strongOf = (text: string) => keywordOf({ text, tokens: tokensOf(text) })?.strength;
  const isOver = (text: string) =>
    tokensOf(text).some(({ kinds }) => (kinds & (kind.lifted | kind.immediate)) !== 0);
  const holds = (text: string): void => {
    const strength = strongOf(text);
    if (strength !== undefined || isOver(text)) expect(mayMakeNotice(text), text).toBe(true);
    if (strength === 'copy' || strength === 'trade' || strength === 'ban')
      expect(mayForbid(text), text).toBe(true);
  };

  it('in the lines of desks', () => {
    for (const line of [...notices, ...others]) holds(line);
  });

  it('in any row of their words', () => {
    fc.assert(fc.property(embargoWords, holds), { numRuns: 1000 });
  });

  it('and most sentences have none', () => {
    for (const text of [
      'The ferry sailed at 10:30 on Monday, with 120 people.',
      'Der Hafen bleibt am Montag geschlossen.',
    ])
      expect(mayMakeNotice(text), text).toBe(false);
  });
});

/** Words of the tables, whole and cut, in any case, next to letters, figures and marks. */
const tableWords = Object.values({ ...roles, ...calls })
  .flatMap(({ pattern }) => pattern.source.split('|'))
  .map((word) => word.replace(/\(\?[<:!=]*|[\\)(]|\[.*/g, ''));
const linesOfTables = fc
  .array(
    fc.tuple(
      fc.constantFrom(...tableWords),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('', ' ', ' ', ': ', '-', '1', 'x', '’', 'İ', 'ı', 'ſ', 'é', 'e\u0301', 'µ', 'ж'),
      fc.boolean(),
    ),
    { maxLength: 6 },
  )
  .map((parts) =>
    parts
      .map(([word, length, mark, loud]) => `${loud ? word.toUpperCase() : word.slice(0, length)}${mark}`)
      .join(''),
  );

describe('a word that begins like one of a table is looked for first', () => {
  it('and what is found is what the pattern finds', () => {
    fc.assert(
      fc.property(linesOfTables, (line) => {
        for (const [name, words] of Object.entries({ ...roles, ...calls })) {
          expect(words.test(line), `${name}: ${line}`).toBe(words.pattern.test(line));
          expect(words.exec(line)?.index).toBe(words.pattern.exec(line)?.index);
        }
      }),
      { numRuns: 400 },
    );
  });
});

const markup = fc
  .array(
    fc.constantFrom(
      ...['<p>', '</p>', '<a href="x>y">', "<img alt='a > b'>", '<br/>', '>', ' < ', '<3 ', '"', 'word', ' '],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('what is outside of tags', () => {
  it('is what a parser reads as text', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const texts = parseDocument(html).children.flatMap((node) => textsIn(node));
        expect(outsideTags(html)).toBe(texts.map(({ data }) => data).join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('is left to the parser where there are comments', () => {
    expect(outsideTags('<p>a</p><!-- > -->')).toBeUndefined();
  });
});
