import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffBlock, diffLimits, diffStories, diffTexts } from '../../../functions/core/story/diff.ts';
import { plainStory as story } from '../feeds/stories.ts';

/** What one side reads when the other side's words are left out. */
const side = (blocks: DiffBlock[], other: 'added' | 'removed'): string =>
  blocks
    .filter((block) => block.kind !== other)
    .map((block) =>
      block.kind === 'changed'
        ? block.parts
            .filter((part) => part.kind !== other)
            .map((part) => part.text)
            .join('')
        : block.text,
    )
    .join('\n\n');

describe('the difference of two texts', () => {
  test('tells a changed paragraph word by word and the others whole', () => {
    const before = 'The ferry stops at six.\n\nNobody was hurt, the port said.\n\nThe pier is closed.';
    const after =
      'The ferry stops at six.\n\nTwo people were hurt, the port said.\n\nThe pier is closed.\n\nA new paragraph.';
    expect(diffTexts(before, after)).toEqual([
      { kind: 'kept', text: 'The ferry stops at six.' },
      {
        kind: 'changed',
        parts: [
          { kind: 'removed', text: 'Nobody was ' },
          { kind: 'added', text: 'Two people were ' },
          { kind: 'kept', text: 'hurt, the port said.' },
        ],
      },
      { kind: 'kept', text: 'The pier is closed.' },
      { kind: 'added', text: 'A new paragraph.' },
    ]);
  });

  test('does not take two unlike paragraphs for one', () => {
    const blocks = diffTexts('Rain is due on Sunday.', 'The council voted for the bridge.');
    expect(blocks.map((block) => block.kind).toSorted()).toEqual(['added', 'removed']);
  });

  test('knows the words of a script without spaces', () => {
    const [block] = diffTexts('東京で地震がありました。', '大阪で地震がありました。');
    expect(block?.kind).toBe('changed');
  });

  test('loses nothing of either text, whatever the texts are', () => {
    const word = fc.constantFrom('port', 'ferry', 'said', 'Monday', '東京', 'é', '.', '<b>');
    const paragraph = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    const text = fc.array(paragraph, { maxLength: 8 }).map((paragraphs) => paragraphs.join('\n\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const blocks = diffTexts(before, after);
        expect(side(blocks, 'added')).toBe(before);
        expect(side(blocks, 'removed')).toBe(after);
      }),
    );
  });

  test('gives up on fineness and not on truth when texts have nothing in common', () => {
    const lines = (name: string) =>
      Array.from({ length: diffLimits.paragraphEdits }, (_, index) => `${name} ${index}`).join('\n\n');
    const blocks = diffTexts(lines('a'), lines('b'));
    expect(side(blocks, 'added')).toBe(lines('a'));
    expect(side(blocks, 'removed')).toBe(lines('b'));
  });
});

describe('the difference of two versions', () => {
  test('names the fields that changed, were added and were taken away', () => {
    const { correctionNote: _note, ...plain } = story();
    const before = { ...plain, headline: 'Old', urgency: 3 };
    const { urgency: _urgency, ...rest } = before;
    const after = { ...rest, headline: 'New', version: 9, correctionNote: 'Headline' };
    const diff = diffStories(before, after);
    expect(diff.fields).toEqual([
      { field: 'correctionNote', after: 'Headline' },
      { field: 'headline', before: 'Old', after: 'New' },
      { field: 'urgency', before: 3 },
    ]);
    expect(diff.markupOnly).toBe(false);
    expect(diff.blocks?.every((block) => block.kind === 'kept')).toBe(true);
  });

  test('says so when only markup changed, and leaves texts out that are too long', () => {
    const before = { ...story(), text: 'Same.', body: '<p>Same.</p>' };
    expect(diffStories(before, { ...before, body: '<p><b>Same.</b></p>' }).markupOnly).toBe(true);
    const long = { ...before, text: 'x'.repeat(diffLimits.characters + 1) };
    expect(diffStories(before, long).blocks).toBeUndefined();
  });
});
