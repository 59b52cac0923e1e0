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

describe('marks of lists at the front of a line', () => {
  const wrap = 'Parliament is to vote on the water law on Tuesday, when the session that began';

  it('belong to the sentence where the line above goes on', () => {
    const given = `${wrap}\nin March will be in its last week before a summer break that starts on\n12. The speaker said that the debate would be open to the public and that he\n- like his deputy - would vote for it.`;
    expect(contentOf(text(`${given}\n\n${filler}`)).text).toBe(`${given.replace(/\n/g, ' ')}\n\n${filler}`);
  });

  it('part items below an announcement and below other items, whose lines may be indented', () => {
    const given = `${wrap}.\nThe law:\n* The regulator will set a price for all water that is used outside of the\n  railways.\n* Farmers pay half.\n\n${filler}`;
    expect(contentOf(text(given)).body).toContain(
      '<ul><li>The regulator will set a price for all water that is used outside of the railways.</li><li>Farmers pay half.</li></ul>',
    );
  });
});

describe('a line that is whole by its form', () => {
  const paragraph =
    'The old clock strikes again after two years in which a part of\nit had to be cast anew, the council of the town said on Friday\nevening.';
  it.each([
    ['the writer and initials', 'Autor: Marta Roe\nmro/ jos/', 'Marta Roe'],
    ['initials below an end mark', '-30-\nfl/mt\nNewsrooom: +685 555 0142', undefined],
    [
      'writer, editor and rights',
      'Pewarta: Ode Roe\nEditor: Jan Poe\n© 2026 Harbour News Service',
      'Ode Roe',
    ],
  ])('is not joined to the one above it: %s', (_, lines, byline) => {
    const content = contentOf(text(`OBAN (Tide Wire) - ${paragraph}\n\n${filler}\n\n${lines}`));
    expect(content.text).toBe(`${paragraph.replace(/\n/g, ' ')}\n\n${filler}`);
    expect(content.byline).toBe(byline);
  });
});
