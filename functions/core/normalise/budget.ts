import { limits } from '../../contract/limits.ts';
import type { Draft, Problem } from '../story/draft.ts';

/** Start tags of elements that become blocks of their own, or that part them. */
const blockTag =
  /<(?:p|div|br|h[1-6]|li|dt|dd|tr|td|th|blockquote|pre|figure|section|article|img|iframe)(?=[\s/>])/gi;

/**
 * Why a draft is too large to be normalised; undefined for nearly all. Every step takes time for each character, block
 * and entry, so what no story needs is refused before the work. Linear, and only looks.
 */
export function overBudget(draft: Draft): Problem | undefined {
  const { body, changes: _changes, ...fields } = draft;
  const { kind, value } = body;
  const most = kind === 'html' ? limits.storyMarkup : limits.storyText;
  if (value.length > most) return tooMany('/body', value.length, 'characters', most);
  if (kind === 'html') {
    const tags = count(value, '<');
    if (tags > limits.storyTags) return tooMany('/body', tags, 'tags', limits.storyTags);
  }
  const blocks = kind === 'html' ? tagsOf(value) : linesOf(value);
  if (blocks > limits.storyBlocks)
    return tooMany('/body', blocks, kind === 'html' ? 'blocks' : 'lines', limits.storyBlocks);
  for (const [name, field] of Object.entries(fields)) {
    if (Array.isArray(field) && field.length > limits.storyEntries)
      return tooMany(`/${name}`, field.length, 'entries', limits.storyEntries);
  }
  const size = lengthOf(fields);
  return size > limits.storyFields
    ? tooMany('', size, 'characters in fields besides its text', limits.storyFields)
    : undefined;
}

const tooMany = (pointer: string, count: number, what: string, most: number): Problem => ({
  pointer,
  detail: `The story has ${count} ${what}; at most ${most} are taken. Send it in parts`,
});

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

const tagsOf = (html: string): number => {
  let found = 0;
  for (const _ of html.matchAll(blockTag)) found += 1;
  return found;
};

/** Lines that hold something. */
const linesOf = (text: string): number => {
  let found = 0;
  for (const _ of text.matchAll(/[^\s][^\n\r\u2028\u2029]*/g)) found += 1;
  return found;
};

/** UTF-16 units of all texts in a value. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const member of Object.values(value)) sum += lengthOf(member);
  return sum;
}
