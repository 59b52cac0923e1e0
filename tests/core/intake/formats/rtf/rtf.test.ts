import { describe, expect, it } from 'vitest';
import { rtf } from '../../../../../functions/core/intake/formats/rtf/index.ts';
import { read } from '../../../../../functions/core/intake/index.ts';
import { draftOf, parseWith, receivedAt } from '../../parsing.ts';

const document = (body: string, head = '\\ansi\\ansicpg1252'): string => `{\\rtf1${head} ${body}}`;
const story = 'Bridge opens\\par The new bridge opened on Monday.\\par Traffic was light.';

describe('Rich Text Format', () => {
  it('is its paragraphs', () => {
    const { headline, body } = draftOf(rtf, document(story));
    expect(headline).toBe('Bridge opens');
    expect(body).toEqual({ kind: 'text', value: 'The new bridge opened on Monday.\n\nTraffic was light.' });
  });

  it.each([
    ["M\\'e1laga", 'Málaga', undefined],
    ["\\'cc\\'ee\\'f1\\'f2", 'Мост', '\\ansi\\ansicpg1251'],
    ["\\'8b\\'b4", '橋', '\\ansi\\ansicpg932'],
    ['\\u8364?4m', '€4m', undefined],
    ["\\uc2\\u8364\\'80\\'814m", '€4m', undefined],
    ['\\u-10179?\\u-8704?', '😀', undefined],
    ['\\ldblquote It\\rquote s\\rdblquote\\emdash x\\~y\\\\z\\{\\}', '“It’s”—x\u00a0y\\z{}', undefined],
  ])('reads %s as %s', (written, text, head) => {
    const { body } = draftOf(rtf, document(`A\\par ${written} was seen on Monday.`, head));
    expect(body.value).toContain(text);
  });

  it('leaves out fonts, hidden text, fields and headers, and reports notes and pictures', () => {
    const { body, changes } = draftOf(
      rtf,
      document(
        `{\\fonttbl{\\f0 Times;}}{\\header Page 1}{\\*\\generator X}${story} {\\v secret}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt The plan}} is out{\\footnote As of Monday.}{\\pict\\pngblip 89504e47}.`,
      ),
    );
    expect(body.value).toMatch(/Traffic was light\. The plan is out\.$/);
    expect(changes.map(({ reason, before }) => [reason, before])).toEqual([
      ['footnote left out', 'As of Monday.'],
      ['picture in the document left out', undefined],
    ]);
  });

  it('ends with an answer, however it is damaged', () => {
    for (const text of [
      '{\\rtf1',
      `{\\rtf1 ${'{'.repeat(100_000)}x`,
      `{\\rtf1 ${'}'.repeat(1000)} a`,
      "{\\rtf1 \\'z \\u",
    ])
      expect(parseWith(rtf, text).problems.length + parseWith(rtf, text).items.length).toBe(1);
  });

  it('is recognised by its first characters, whatever it is called', async () => {
    const { format } = await read({
      bytes: Buffer.from(document(story)),
      mediaType: 'text/plain',
      receivedAt,
    });
    expect(format).toBe('rtf');
  });
});
