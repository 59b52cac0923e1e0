import type { Facts } from './facts.ts';
import type { Filter } from './filter.ts';
import { compileFilter, hourMs, type Test } from './match.ts';
import type { Window } from './windows.ts';

/** When a story version meets a filter: always (an empty window alone), never (no window), or at certain ages. */
export type Windows = (facts: Facts) => Window[];

const always: readonly Window[] = Object.freeze([{}]);

/** The ages, in hours, at which the answer of a filter can change. */
const boundsOf = (filter: Filter): number[] => {
  if ('and' in filter) return filter.and.flatMap(boundsOf);
  if ('or' in filter) return filter.or.flatMap(boundsOf);
  if ('not' in filter) return boundsOf(filter.not);
  if (!('age' in filter)) return [];
  return [filter.age.min, filter.age.max].filter((bound) => bound !== undefined);
};

/** Whether a filter depends on the age of stories, so that they come and leave without anything being sent. */
export const asksForAge = (filter: Filter | undefined): boolean =>
  filter !== undefined && boundsOf(filter).length > 0;

/**
 * Compiles a filter to the times at which a story meets it. Only the age changes without a new version, and the
 * result changes only at the bounds that the filter names, so that one test between each two of them is enough.
 */
export const compileWindows = (filter: Filter | undefined): Windows => {
  if (filter === undefined) return () => [...always];
  const test = compileFilter(filter);
  const bounds = [...new Set(boundsOf(filter))].filter((bound) => bound > 0).sort((a, b) => a - b);
  if (!asksForAge(filter)) return (facts) => (test(facts, facts.versionCreated) ? [...always] : []);
  return (facts) => windowsBetween(test, facts, bounds);
};

function windowsBetween(test: Test, facts: Facts, bounds: number[]): Window[] {
  const windows: Window[] = [];
  const at = (hours: number): string => new Date(facts.versionCreated + hours * hourMs).toISOString();
  let open: Window | undefined;
  for (const [index, lower] of [0, ...bounds].entries()) {
    const upper = bounds[index];
    const between = upper === undefined ? lower + 1 : (lower + upper) / 2;
    const meets = test(facts, facts.versionCreated + between * hourMs);
    if (meets && !open) {
      open = index === 0 ? {} : { from: at(lower) };
      windows.push(open);
    } else if (!meets && open) {
      open.until = at(lower);
      open = undefined;
    }
  }
  return windows;
}
