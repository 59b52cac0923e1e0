import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../../functions/core/intake/charset/decode.ts';
import { decodeWindows1252 } from '../../../../functions/core/intake/charset/windows1252.ts';
import { atMost } from '../../../property-runs.ts';

/** What a system makes of UTF-8 that it takes for Windows-1252, and of the result again. */
const misread = (text: string, times = 1): string =>
  times === 0 ? text : misread(decodeWindows1252(new TextEncoder().encode(text)), times - 1);
const misreadLatin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

const ordinary = [
  'Café chain’s shares rise: “It’s a modest start,” said Anaïs Roux – “but we’re not in a hurry.” £5, 20°C',
  'Die Straße in Köln, Äpfel und Öl: „Größe“ – 10 €',
  'A situação é difícil, disse João. “Não há pão à mesa”, acrescentou.',
  'Ça va… « voilà » l’été dernier, où l’œuvre naît à Orléans',
  'गेहूं की खरीद एक अप्रैल से, मंत्री ने कहा।',
  'أعلنت وزارة المياه يوم الاثنين عن خطة',
  '政府は月曜日、新しい計画を発表した。',
  'Правительство объявило о новом плане',
  'Złoty spada, mówi prezes – „to nie koniec”',
  'What a night 😀',
];

describe('mends', () => {
  it.each(ordinary)('%s', (text) => {
    expect(repairMojibake(misread(text)).text).toBe(text);
    expect(repairMojibake(misread(text, 2)).text).toBe(text);
    expect(repairMojibake(misreadLatin1(text)).text).toBe(text);
  });

  it('only the part that is broken', () => {
    const mixed = `L’été “vrai”.\n${misread('L’été “faux”.')}\nFin d’été.`;
    expect(repairMojibake(mixed).text).toBe('L’été “vrai”.\nL’été “faux”.\nFin d’été.');
    const line = `Anaïs and ${misread('“Zoë’s”')} café`;
    expect(repairMojibake(line).text).toBe('Anaïs and “Zoë’s” café');
  });

  it('and records it as one change', () => {
    const { change } = repairMojibake(misread('Café\nCafé\n“Café”'));
    expect(change).toMatchObject({ step: 'decode', before: 'CafÃ©', after: 'Café' });
  });
});

describe('leaves alone', () => {
  it.each([
    ...ordinary,
    'jusqu’à\u00a0« demain », et l’été\u00a0»',
    '“MAÇÔ, “AMANHÔ, “IRMÓ… “PÔ',
    'ESPAÑ… “É”… Ñ” Ð–',
    'the café”—a small one—and é»… ê”“',
    'HÂ» «ÂGE» Â',
    'Ã, Â and â are letters',
    'àéîõü ÀÉÎÕÜ ¡¿§¶ ½¼ ©®™',
    'Tiếng Việt: Ấn Độ, Đà Nẵng',
    'Türkçe: İstanbul’da “Şişli” ğüşiöç',
  ])('%s', (text) => {
    expect(repairMojibake(text)).toEqual({ text });
  });

  it('any text of ordinary words', () => {
    const letters = {
      western: 'aeiouáàâäãåéèêëíìîïóòôöõúùûüçñßøœæyklmnrst',
      central: 'aeiouąćęłńóśźżčďěňřšťůžőűăîșțklmnrst',
      devanagari: 'अआइईउऊकखगघचछजझटठडणतथदधनपफबभमयरलवशषसह',
      arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
      cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
      chinese: '政府星期一宣布了一项新的道路维修计划工程',
    };
    const word = fc.constantFrom(...Object.values(letters)).chain((alphabet) =>
      fc
        .record({
          core: fc
            .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 9 })
            .map((list) => list.join('')),
          shape: fc.constantFrom('small', 'Title', 'CAPITALS'),
        })
        .map(({ core, shape }) =>
          shape === 'small'
            ? core
            : shape === 'CAPITALS'
              ? core.toUpperCase()
              : core.charAt(0).toUpperCase() + core.slice(1),
        ),
    );
    const wrapped = fc.record({
      word,
      open: fc.constantFrom('', '', '', '“', '„', '«\u00a0', '(', '‘', '¿'),
      close: fc.constantFrom(
        '',
        '',
        '',
        '”',
        '“',
        '\u00a0»',
        '…',
        '’',
        '”…',
        ' –',
        '—',
        ',”',
        '°',
        '™',
        '®',
        '\u00a0€',
      ),
    });
    const text = fc
      .array(wrapped, { maxLength: 30 })
      .map((words) => words.map((w) => w.open + w.word + w.close).join(' '));
    fc.assert(
      fc.property(text, (value) => {
        expect(repairMojibake(value)).toEqual({ text: value });
      }),
      atMost(400),
    );
  });
});

it('takes time in proportion to the text', () => {
  for (const piece of ['Ã©', 'â€', 'Ã\n', 'ðŸ', 'à']) {
    expect(repairMojibake(piece.repeat(300_000)).text.length).toBeGreaterThan(0);
  }
});
