import { expect, test } from 'vitest';
import { lostLineBreaks } from '../../../functions/core/story/one-line.ts';

const paragraph = 'The new bridge over the river opened on Monday, a month ahead of plan, the city said. ';

test('a long text of one line has lost its line breaks', () => {
  for (const text of [
    paragraph.repeat(6),
    `# Bridge opens${paragraph.repeat(6)}\n`,
    '\u65b0\u6865'.repeat(250),
  ])
    expect(lostLineBreaks(text, 'text')).toMatchObject({
      code: 'one-line',
      detail: expect.stringContaining('--data-binary'),
    });
  expect(lostLineBreaks(paragraph.repeat(6), 'markdown')?.code).toBe('one-line');
});

test('a brief, a text with lines and a format that needs none have not', () => {
  const long = paragraph.repeat(6);
  for (const [text, format] of [
    [paragraph, 'text'],
    [`Bridge opens\n\n${long}`, 'text'],
    [`Bridge opens\r${long}`, 'markdown'],
    [long, 'json'],
    [long, 'html'],
  ] as const)
    expect(lostLineBreaks(text, format)).toBeUndefined();
});
