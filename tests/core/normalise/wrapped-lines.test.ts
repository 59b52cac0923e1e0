import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, text } from './drafts.ts';

/** Each is one paragraph, wrapped so that a line of it reads like a label or a credit. */
const wrapped = [
  'The storm hit the coast on Sunday night and more than four thousand people left\nhome.',
  'The company said that it would pay for all those who had been asked to wait\nand that it could say no\nmore.',
  'The mine was shut for a month after the inspectors came, and its owner told\nReuters.',
  'The minister spoke for an hour in the old hall of the palace and then to the\nBBC.',
  'They came to the valley where people had lived\nfor more than a thousand years and where anyone could visit the old\nchurch.',
  'Le maire est parti avec son mari et\navec Le Monde\nentier, a dit son adjoint, qui ne veut rien\npartager.',
];

describe('a line that goes on from the one above it', () => {
  for (const one of wrapped)
    it(`stays in its sentence: …${one.slice(-30)}`, () => {
      const content = contentOf(text(`${one}\n\n${filler}`));
      expect(content.text).toBe(`${one.replace(/\n/g, ' ')}\n\n${filler}`);
      expect(content.creditLine).toBeUndefined();
    });

  it('stays where line breaks of HTML part it', () => {
    const body =
      '<p>The singers went<br>home.</p><p>There is nothing<br>more<br>to say, they told the<br>BBC.</p>';
    const content = contentOf(html(`<p>${filler}</p>${body}`));
    expect(content.body).toContain('went<br />home.');
    expect(content.body).toContain('nothing<br />more<br />to say, they told the<br />BBC.');
  });

  it('is none below an end, a title or another label', () => {
    const content = contentOf(text(`${filler}\nAdvertisement\nRead more\n${filler2}\nReuters`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(content.creditLine).toBe('Reuters');
  });

  it('is no label with a small letter and a full stop, even as a paragraph', () => {
    expect(contentOf(text(`${filler}\n\nhome.`)).text).toContain('home.');
  });
});
