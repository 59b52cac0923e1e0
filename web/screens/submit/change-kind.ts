import type { Change } from '../../../functions/core/story/schema.ts';

/** What became of a piece of the input: it is gone, it went to a field of its own, or it was put right in its place. */
export type ChangeKind = 'removed' | 'lifted' | 'fixed';

/** Steps that take a piece of the text into a field (docs/agencies.md, "What the normaliser changes"). */
const lifting = new Set([
  'byline',
  'dateline',
  'credits',
  'embargo',
  'edNote',
  'headline',
  'head',
  'opening',
  'body',
  'pictures',
]);

export function changeKind({ step, before, after }: Pick<Change, 'step' | 'before' | 'after'>): ChangeKind {
  if (lifting.has(step) && before !== undefined) return 'lifted';
  return after === undefined || after === '' ? 'removed' : 'fixed';
}
