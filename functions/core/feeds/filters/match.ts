import { type Facts, type FilteredFields, factsOf, fold } from './facts.ts';
import type { Filter, ListField, Range } from './filter.ts';

/** A filter made ready to be asked often. `now` in milliseconds since the epoch. */
export type Test = (facts: Facts, now: number) => boolean;

const within = (range: Range, value: number | undefined): boolean =>
  value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);

export const hourMs = 3_600_000;

/** Compiles a filter that `filterProblems` has nothing to say of. */
export const compileFilter = (filter: Filter): Test => {
  // Loops: a call of `every` or `some` for each part would be half of the work of matching.
  if ('and' in filter) {
    const tests = filter.and.map(compileFilter);
    return (facts, now) => {
      for (const test of tests) if (!test(facts, now)) return false;
      return true;
    };
  }
  if ('or' in filter) {
    const tests = filter.or.map(compileFilter);
    return (facts, now) => {
      for (const test of tests) if (test(facts, now)) return true;
      return false;
    };
  }
  if ('not' in filter) {
    const test = compileFilter(filter.not);
    return (facts, now) => !test(facts, now);
  }
  if ('urgency' in filter) return (facts) => within(filter.urgency, facts.urgency);
  if ('wordCount' in filter) return (facts) => within(filter.wordCount, facts.wordCount);
  if ('age' in filter) return (facts, now) => within(filter.age, (now - facts.versionCreated) / hourMs);
  const [field, list] = Object.entries(filter)[0] as [ListField, string[]];
  const terms = list.map(fold);
  return (facts) => {
    const known = facts.terms[field];
    for (const term of terms) if (known.has(term)) return true;
    return false;
  };
};

/**
 * Whether a story meets a filter; without a filter every story does.
 *
 * @param now UTC, ISO 8601; asked only by filters on age
 */
export const matches = (filter: Filter | undefined, story: FilteredFields, now: string): boolean =>
  filter === undefined || compileFilter(filter)(factsOf(story), Date.parse(now));
