import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, text } from './drafts.ts';

const story = `${filler}\n\n${filler2}`;

describe('what stands behind the end of a release', () => {
  it('becomes the note to editors', () => {
    const notes = 'Notes to editors:\n\nThe survey was made in May.\n\nContact: Jane Roe, 555 0100';
    const content = contentOf(text(`${story}\n\nENDS\n\n${notes}`));
    expect(content.text).toBe(story);
    expect(content.edNote).toBe('Notes to editors: The survey was made in May. Contact: Jane Roe, 555 0100');
  });

  it('is no heading, nor is the mark', () => {
    const content = contentOf(
      text(`${story}\n\nENDS\n\nMedia contact\n\n${filler2.replace('March', 'May')}`),
    );
    expect(content.text).toBe(story);
    expect(content.body).not.toContain('<h2>');
  });

  it('stays where the story goes on', () => {
    const content = contentOf(text(`${filler}\n\nENDS\n\n${filler2}`));
    expect(content.text).toContain(filler2);
    expect(content.body).not.toContain('<h2>');
  });
});

describe('headings in plain text', () => {
  it('may have a number in front', () => {
    const body = contentOf(
      text(
        `${filler}\n\n1. The age rises\n\n${filler2}\n\n2. The rates fall\n\n${filler}!`.replace('.!', '!'),
      ),
    ).body;
    expect(body).toContain('<h2>1. The age rises</h2>');
  });

  it('may end in a colon, where several do', () => {
    const given = `${filler}\n\nThe economy:\n\n${filler2}\n\nForeign policy:\n\n${filler.replace('Monday', 'Friday')}`;
    expect(contentOf(text(given)).body).toContain('<h2>The economy:</h2>');
    expect(contentOf(text(`${filler}\n\nThe economy:\n\n${filler2}`)).body).not.toContain('<h2>');
  });

  it('is short over one short sentence, and no name with a word for it', () => {
    const below = (line: string): string =>
      contentOf(text(`${filler}\n\n${filler2}\n\n${line}\n\nNobody may drive over the old bridge.`)).body;
    expect(below('No cars')).toContain('<h2>No cars</h2>');
    expect(below('Anchor: Jane Roe')).not.toContain('<h2>');
  });
});
