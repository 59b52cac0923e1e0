import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, looksBinary } from '../../../../functions/core/intake/charset/decode.ts';
import { read as readUpload } from '../../../../functions/core/intake/index.ts';

const receivedAt = '2026-11-20T09:00:00Z';
const utf8 = (text: string) => new TextEncoder().encode(text);
const encoded = (text: string, encoding: string) => new Uint8Array(iconv.encode(text, encoding));
const read = (bytes: Uint8Array, charset?: string) =>
  decode({ bytes, receivedAt, ...(charset && { charset }) });

const sentences: Record<string, string> = {
  'windows-1252':
    'The café’s owner said: “We’ve paid £1.2m” — and left. Anaïs, the façade’s architect, was not in Málaga.',
  'windows-1251': 'Правительство объявило в понедельник о новом плане ремонта дорог в трёх областях страны.',
  'koi8-r': 'Правительство объявило в понедельник о новом плане ремонта дорог в трёх областях страны.',
  'windows-1253':
    'Η κυβέρνηση ανακοίνωσε τη Δευτέρα ένα νέο σχέδιο για τους δρόμους σε τρεις περιοχές της χώρας.',
  'windows-1256': 'أعلنت وزارة المياه يوم الاثنين عن خطة لإصلاح شبكة التوزيع في ثلاث مدن ساحلية على البحر.',
  shift_jis: '政府は月曜日、三つの地域の道路を修理する新しい計画を発表した。工事は四月に始まる予定です。',
  'euc-jp': '政府は月曜日、三つの地域の道路を修理する新しい計画を発表した。工事は四月に始まる予定です。',
  gb18030: '政府星期一宣布了一项新的道路维修计划，工程将于四月开始，预计需要一年时间才能完成。',
  'euc-kr': '정부는 월요일 세 지역의 도로를 보수하는 새로운 계획을 발표했다. 공사는 사월에 시작된다.',
  big5: '政府星期一宣布了一項新的道路維修計劃，工程將於四月開始，預計需要一年時間才能完成。',
};

describe('an encoding that nothing names', () => {
  it.each(Object.entries(sentences))('%s is told by its bytes', (encoding, text) => {
    const sniff = read(encoded(text, encoding));
    expect(sniff.text).toBe(text);
    expect(sniff.encodingSource).toBe('detected');
  });

  it('valid UTF-8 is UTF-8, however short', () => {
    expect(read(utf8('Zürich: “ja”'))).toMatchObject({
      text: 'Zürich: “ja”',
      encoding: 'utf-8',
      encodingSource: 'utf-8',
    });
  });

  it('7-bit ISO-2022-JP is told by its escape sequences', () => {
    const bytes = new Uint8Array([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect(read(bytes)).toMatchObject({ text: '日本', encoding: 'iso-2022-jp' });
  });
});

describe('a named encoding', () => {
  it.each(Object.entries(sentences))('%s in the XML declaration is used', (encoding, text) => {
    const sniff = read(encoded(`<?xml version="1.0" encoding="${encoding}"?><nitf>${text}</nitf>`, encoding));
    expect(sniff.text).toContain(text);
    expect(sniff).toMatchObject({ encodingSource: 'declared', changes: [] });
  });

  it.each(Object.entries(sentences))('%s in the Content-Type is used', (encoding, text) => {
    expect(read(encoded(text, encoding), encoding)).toMatchObject({
      text,
      encodingSource: 'content-type',
      changes: [],
    });
  });

  it('<meta charset> is used', () => {
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head>Привет</html>';
    expect(read(encoded(page, 'koi8-r'))).toMatchObject({ text: page, encodingSource: 'declared' });
  });

  it('the word encoding in running text declares nothing', () => {
    const text = 'He wrote encoding="koi8-r" <b>été</b>';
    expect(read(utf8(text))).toMatchObject({ text, encodingSource: 'utf-8' });
  });

  it('ISO-8859-1 means Windows-1252, as everywhere on the web', () => {
    expect(read(new Uint8Array([0x93, 0x61, 0x94]), 'iso-8859-1')).toMatchObject({
      text: '“a”',
      encoding: 'windows-1252',
    });
  });

  it('names that only other systems know work too', () => {
    expect(read(encoded('Müller', 'cp850'), 'cp850').text).toBe('Müller');
  });
});

describe('a wrong label', () => {
  it('declared ISO-8859-1 that is UTF-8 is read as UTF-8, and that is recorded', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Økonomi “ja”</a>';
    const sniff = read(utf8(text));
    expect(sniff).toMatchObject({ text, encoding: 'utf-8' });
    expect(sniff.changes).toEqual([
      expect.objectContaining({ step: 'decode', before: 'windows-1252', after: 'utf-8' }),
    ]);
  });

  it('declared UTF-8 that is Windows-1252 is read as Windows-1252, and that is recorded', () => {
    const text = '<?xml version="1.0" encoding="UTF-8"?><a>café “crème”</a>';
    const sniff = read(encoded(text, 'windows-1252'));
    expect(sniff).toMatchObject({ text, encoding: 'windows-1252' });
    expect(sniff.changes).toEqual([expect.objectContaining({ before: 'utf-8', after: 'windows-1252' })]);
  });

  it('an unknown name is put aside and recorded', () => {
    const sniff = read(utf8('été'), 'x-wire-9');
    expect(sniff).toMatchObject({ text: 'été', encoding: 'utf-8' });
    expect(sniff.changes[0]?.before).toBe('x-wire-9');
  });

  it('UTF-16 named in 8-bit bytes is UTF-8', () => {
    expect(read(utf8('<?xml version="1.0" encoding="utf-16"?><a>é</a>')).text).toContain('é');
  });

  it('stray Windows-1252 bytes in UTF-8 are read for what they are', () => {
    const sniff = read(Buffer.concat([utf8('“Zürich” – it'), Buffer.from([0x92]), utf8('s “done”')]));
    expect(sniff).toMatchObject({ text: '“Zürich” – it’s “done”', encoding: 'utf-8' });
    expect(sniff.changes).toHaveLength(1);
  });
});

describe('Unicode forms', () => {
  it('a byte order mark decides and is not part of the text', () => {
    expect(read(utf8('\ufeffHello'))).toMatchObject({ text: 'Hello', encodingSource: 'bom' });
    expect(read(utf8('\ufeff\ufeffHello')).text).toBe('Hello');
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('%s with byte order mark', (encoding) => {
    const text = 'नई दिल्ली: “गेहूं” 😀';
    expect(read(encoded(`\ufeff${text}`, encoding))).toMatchObject({ text, encoding, encodingSource: 'bom' });
  });

  it.each(['utf-16le', 'utf-16be'])('%s without byte order mark is told by its zeros', (encoding) => {
    expect(read(encoded('<?xml version="1.0"?><nitf/>', encoding))).toMatchObject({
      text: '<?xml version="1.0"?><nitf/>',
      encoding,
    });
  });

  it('an upload cut off inside a character keeps what is whole and says so', () => {
    for (const cut of [1, 2, 3]) {
      const sniff = read(utf8('“Zürich” says yes 😀').slice(0, -cut));
      expect(sniff).toMatchObject({ text: '“Zürich” says yes ', encoding: 'utf-8' });
      expect(sniff.changes).toHaveLength(1);
    }
    const wide = read(encoded('\ufeffabc', 'utf-16le').slice(0, -1));
    expect(wide.text).toBe('ab');
    expect(wide.changes).toHaveLength(1);
  });

  it('head begins with the first visible character', () => {
    expect(read(utf8('\r\n\t {"a":1}')).head).toBe('{"a":1}');
    expect(read(utf8('\r\n\t {"a":1}')).text).toBe('\r\n\t {"a":1}');
  });
});

describe('binary data', () => {
  /** The same on every run: a linear congruential generator (Numerical Recipes). */
  const noise = (length: number, seed: number): Uint8Array => {
    let state = seed;
    return Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
  };

  it.each([
    ['with a byte order mark', [0xff, 0xfe]],
    ['with the other byte order mark', [0xfe, 0xff]],
    ['with the frame of a wire message', [0x01]],
    ['with the frame of a wire message behind SYN', [0x16, 0x16, 0x01]],
    ['without anything in front', []],
  ])('%s is no story', async (_, front) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const bytes = Uint8Array.from([...front, ...noise(4000, seed)]);
      const { items, problems } = await readUpload({ bytes, receivedAt: '2026-11-30T10:00:00Z' });
      expect(items).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  it('a wire message with letters of another code page stays a story', async () => {
    const text = 'Der B\x81rgermeister \x94ffnete am Montag die neue Br\x81cke \x81ber den Flu\xe1.';
    const bytes = Buffer.from(
      `\x01abc0123 3 pol 10 xyz\r\n\x02Br\x81cke offen =\r\n${text}\r\n\x03301000 nov 26\x04`,
      'latin1',
    );
    const { format, items } = await readUpload({ bytes, receivedAt: '2026-11-30T10:00:00Z' });
    expect(format).toBe('iptc7901');
    expect(items).toHaveLength(1);
  });

  const kinds: Record<string, Uint8Array> = {
    PNG: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    PDF: utf8('%PDF-1.7\n1 0 obj'),
    ZIP: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]),
    zeros: new Uint8Array(64),
    'a zero in eight bytes': utf8('ab\0cdefg'),
    'mostly controls': new Uint8Array(100).map((_, index) => (index % 3 === 0 ? 0x41 : 0x05)),
  };
  it.each(Object.entries(kinds))('%s', (_name, bytes) => {
    expect(looksBinary(bytes)).toBe(true);
    expect(read(bytes).text).toBe('');
  });

  it('wire control characters are text', () => {
    const anpa = utf8(
      '\x16\x16\x01a0001\x1fxyz\r\nr i \x13\x11 slug 11-20 0123\r\n\x02\x1e\tText of it.\r\n\x03 11-20-26\x04',
    );
    expect(looksBinary(anpa)).toBe(false);
    expect(looksBinary(utf8('\x01HNA001 4 PO 20 HNA\n\x02Text\x03201104 NOV 26\x04'))).toBe(false);
  });

  it('UTF-16 and a stray zero in a long text are text', () => {
    expect(looksBinary(encoded('Hello there', 'utf-16le'))).toBe(false);
    expect(looksBinary(utf8(`${'Lorem ipsum dolor. '.repeat(60)}\0 amet`))).toBe(false);
  });
});
