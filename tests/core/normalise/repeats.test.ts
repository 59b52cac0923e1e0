import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html } from './drafts.ts';

const question = 'What happens to the old ferries?';
const long =
  'The old ferries will be sold to a yard in the south, where two of them are to be rebuilt as hotels by the spring.';

const textOf = (...paragraphs: string[]): string[] =>
  contentOf(html(paragraphs.map((one) => (one.startsWith('<') ? one : `<p>${one}</p>`)).join(''))).text.split(
    '\n\n',
  );

describe('repeated paragraphs', () => {
  it('keeps equal lines that stand apart, as in interviews and recipes', () => {
    const given = [filler, question, filler2, question, long];
    expect(textOf(...given)).toEqual(given);
  });

  it('removes a line that stands directly behind itself, empty paragraphs and pictures between them aside', () => {
    expect(textOf(filler, question, question, filler2)).toEqual([filler, question, filler2]);
    expect(textOf(filler, question, '<p> </p>', question, filler2)).toEqual([filler, question, filler2]);
    const figure = '<figure><img src="https://example.com/a.jpg" alt=""></figure>';
    expect(textOf(filler, question, figure, question, filler2)).toEqual([filler, question, filler2]);
  });

  it('removes paragraphs that stand again in a row, with the short ones between them', () => {
    const pasted = [long, question, filler];
    expect(textOf(...pasted, filler2, ...pasted)).toEqual([...pasted, filler2]);
  });

  it('keeps one paragraph that comes back as a refrain', () => {
    const given = [long, filler, long, filler2, long];
    expect(textOf(...given)).toEqual(given);
  });

  it('keeps short lines, which may be meant', () => {
    expect(textOf(filler, 'Yes, yes.', 'Yes, yes.', filler2)).toEqual([
      filler,
      'Yes, yes.',
      'Yes, yes.',
      filler2,
    ]);
  });
});

describe('lists in the text', () => {
  it('writes items as lines, without marks and numbers', () => {
    expect(
      textOf(filler, '<ol start="3"><li>Flour<ul><li>sifted</li></ul></li><li>2 eggs</li></ol>'),
    ).toEqual([filler, 'Flour\nsifted\n2 eggs']);
  });
});
