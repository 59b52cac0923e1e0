import { expect, test } from 'vitest';
import { lostLineBreaks } from '../../../functions/core/story/one-line.ts';

const paragraph = 'The new bridge over the river opened on Monday, a month ahead of plan, the city said. ';
const text = (value: string) => ({ body: { kind: 'text' as const, value } });

test('a long text of one line has lost its line breaks', () => {
  const warning = lostLineBreaks(text(paragraph.repeat(6)), 'text');
  expect(warning).toMatchObject({ code: 'one-line', detail: expect.stringContaining('--data-binary') });
  expect(lostLineBreaks(text('\u65b0\u6865'.repeat(250)), 'markdown')?.code).toBe('one-line');
});

test('a brief, a text with lines, a text with a headline and another format have not', () => {
  const long = paragraph.repeat(6);
  for (const [draft, format] of [
    [text(paragraph), 'text'],
    [text(`Bridge opens\n\n${long}`), 'text'],
    [{ ...text(long), headline: 'Bridge opens' }, 'markdown'],
    [text(long), 'json'],
    [{ body: { kind: 'html' as const, value: long } }, 'text'],
  ] as const)
    expect(lostLineBreaks(draft, format)).toBeUndefined();
});
