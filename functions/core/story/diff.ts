import { diffArrays } from 'diff';
import type { Story } from './schema.ts';

/** A stretch of text that both versions have, or one of them. */
export interface DiffPart {
  kind: 'kept' | 'added' | 'removed';
  text: string;
}

/** A paragraph. A `changed` one is in both versions and compared word by word. */
export type DiffBlock = DiffPart | { kind: 'changed'; parts: DiffPart[] };

/** A field with other values in two versions; a side without a value did not state the field. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

export interface StoryDiff {
  /** Everything but the text, by name. */
  fields: FieldChange[];
  /** The paragraphs in reading order; left out when the texts are longer than `diffLimits.characters`. */
  blocks?: DiffBlock[];
  /** The words are the same and their markup is not. */
  markupOnly: boolean;
}

/**
 * What a comparison may cost. Time grows with length times number of differences (Myers 1986), so both are bounded;
 * beyond a bound a stretch is shown as removed and added, which is correct but coarser.
 */
export const diffLimits = {
  /** Of one version's text, UTF-16 code units. */
  characters: 400_000,
  paragraphEdits: 1_000,
  wordEdits: 400,
  /** Of one paragraph, beyond which its words are not compared. */
  paragraphCharacters: 20_000,
} as const;

/** Shown by the blocks, by the addresses of the versions, or of no interest to an agency. */
const leftOut = new Set<string>([
  'id',
  'guid',
  'version',
  'agency',
  'digest',
  'published',
  'clusterId',
  'chain',
  'provenance',
  'body',
  'text',
]);

/** The differences between two versions of a story. */
export function diffStories(before: Story, after: Story): StoryDiff {
  const long = Math.max(before.text.length, after.text.length) > diffLimits.characters;
  return {
    fields: diffFields(before, after),
    ...(!long && { blocks: diffTexts(before.text, after.text) }),
    markupOnly: before.text === after.text && before.body !== after.body,
  };
}

function diffFields(before: Story, after: Story): FieldChange[] {
  const [left, right] = [before, after].map((one) => new Map<string, unknown>(Object.entries(one)));
  const names = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])].toSorted();
  return names.flatMap((field) => {
    const [was, is] = [left?.get(field), right?.get(field)];
    if (leftOut.has(field) || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

/** Compares two plain texts with a blank line between paragraphs. */
export function diffTexts(before: string, after: string): DiffBlock[] {
  const [left, right] = [paragraphsOf(before), paragraphsOf(after)];
  const runs = diffArrays(left, right, { maxEditLength: diffLimits.paragraphEdits });
  if (!runs) return [...left.map(removed), ...right.map(added)];
  const blocks: DiffBlock[] = [];
  let gone: string[] = [];
  for (const run of runs) {
    if (run.removed) {
      gone.push(...run.value);
      continue;
    }
    blocks.push(...(run.added ? replaced(gone, run.value) : [...gone.map(removed), ...run.value.map(kept)]));
    gone = [];
  }
  return [...blocks, ...gone.map(removed)];
}

/** One stretch of paragraphs replaced by another: those that resemble each other are compared word by word. */
function replaced(before: string[], after: string[]): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let from = 0;
  for (const paragraph of after) {
    const ahead = before.slice(from, from + lookAhead);
    const found = ahead.findIndex((one) => alike(one, paragraph));
    const parts = found < 0 ? undefined : diffWords(ahead[found] ?? '', paragraph);
    if (!parts) {
      blocks.push(added(paragraph));
      continue;
    }
    blocks.push(...ahead.slice(0, found).map(removed), { kind: 'changed', parts });
    from += found + 1;
  }
  return [...blocks, ...before.slice(from).map(removed)];
}

/** How many paragraphs further on the former wording of one is searched. */
const lookAhead = 5;

/** Whether most of the words of the shorter paragraph are in the other one. */
function alike(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) > diffLimits.paragraphCharacters) return false;
  const [few, many] = [wordSet(a), wordSet(b)].toSorted((one, other) => one.size - other.size);
  if (!few || !many || few.size === 0) return false;
  return few.size < 2 * [...few].filter((word) => many.has(word)).length;
}

/** The parts of a changed paragraph, or undefined when the comparison would cost too much. */
function diffWords(before: string, after: string): DiffPart[] | undefined {
  const runs = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: diffLimits.wordEdits });
  return runs && joined(runs);
}

/** Neighbouring changes as one: a single space that both versions have does not separate them. */
function joined(runs: { value: string[]; added: boolean; removed: boolean }[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let gone = '';
  let come = '';
  const flush = (): void => {
    if (gone !== '') parts.push(removed(gone));
    if (come !== '') parts.push(added(come));
    gone = '';
    come = '';
  };
  for (const [index, run] of runs.entries()) {
    const text = run.value.join('');
    const between = index > 0 && index < runs.length - 1 && text.trim() === '';
    if (!run.added && !run.removed && !between) {
      flush();
      parts.push(kept(text));
      continue;
    }
    if (!run.added) gone += text;
    if (!run.removed) come += text;
  }
  flush();
  return parts;
}

/** Words, and what is between them, by UAX #29; in any language, also in scripts without spaces. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);
const wordSet = (text: string): Set<string> =>
  new Set(
    Array.from(segmenter.segment(text), ({ segment, isWordLike }) => (isWordLike ? segment : '')).filter(
      (word) => word !== '',
    ),
  );

const paragraphsOf = (text: string): string[] => text.split('\n\n').filter((one) => one !== '');
const kept = (text: string): DiffPart => ({ kind: 'kept', text });
const added = (text: string): DiffPart => ({ kind: 'added', text });
const removed = (text: string): DiffPart => ({ kind: 'removed', text });
