import type { PlacedChange } from '../../../api/types.ts';

/**
 * What became of a piece of the input: it is gone, it went to a field of its own, it was put right in its place, or
 * it is as it was and only noted for what it is.
 */
export type ChangeKind = 'removed' | 'lifted' | 'fixed' | 'noted';

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

/** Steps that say what a piece of the text is, and leave its words alone. */
const noting = new Set(['subheadings']);

export function changeKind({ step, reason, before, after }: Omit<PlacedChange, 'at'>): ChangeKind {
  if (noting.has(step) || (before === undefined && after === undefined)) return 'noted';
  // Lines that repeat a field are taken away by the step that reads the field.
  if (reason.endsWith(' removed')) return 'removed';
  if (lifting.has(step) && before !== undefined) return 'lifted';
  return after === undefined || after === '' ? 'removed' : 'fixed';
}
