import { compileWindows, type Windows } from './compile-windows.ts';
import type { FeedDefinition } from './definition.ts';
import { type FilteredFields, factsOf, fold } from './facts.ts';
import type { Filter, ListField } from './filter.ts';
import { compileFilter, type Test } from './match.ts';
import type { Window } from './windows.ts';

/** As much of a definition as matching looks at. */
export type Filtered = Pick<FeedDefinition, 'filter'>;

/** Definitions made ready to be asked which of them a story belongs to. */
export interface CompiledDefinitions<T extends Filtered = FeedDefinition> {
  /** The definitions that a story meets, in the order in which they were given. `now`: UTC, ISO 8601. */
  matching(story: FilteredFields, now: string): T[];
  /**
   * The definitions that a story version meets now or later, or met at an earlier age, with the times of that;
   * without `windows` it is always.
   */
  placing(story: FilteredFields): { definition: T; windows?: Window[] }[];
  /** How many had to be asked for that story; for measurements. */
  candidates(story: FilteredFields): number;
}

/** List fields, the most selective first. */
const selective: readonly ListField[] = [
  'keyword',
  'located',
  'subject',
  'credit',
  'genre',
  'section',
  'agency',
  'language',
  'aiUse',
];

interface Keys {
  terms: { field: ListField; term: string }[];
  /** Position in `selective` of the widest field among the terms. */
  width: number;
}

const narrower = (a: Keys, b: Keys): Keys =>
  b.width < a.width || (b.width === a.width && b.terms.length < a.terms.length) ? b : a;

/**
 * Terms of which every matching story has at least one, or undefined when there is no such set. Of an `and`
 * the narrowest part is enough; an `or` needs the terms of all its parts; `not` and ranges promise no term.
 */
const keysOf = (filter: Filter): Keys | undefined => {
  if ('and' in filter) {
    const parts = filter.and.map(keysOf).filter((keys) => keys !== undefined);
    return parts.length === 0 ? undefined : parts.reduce(narrower);
  }
  if ('or' in filter) {
    const parts = filter.or.map(keysOf);
    if (parts.some((keys) => keys === undefined)) return undefined;
    const known = parts.filter((keys) => keys !== undefined);
    return {
      terms: known.flatMap((keys) => keys.terms),
      width: Math.max(...known.map((keys) => keys.width)),
    };
  }
  const field = selective.find((one) => one in filter);
  if (field === undefined) return undefined;
  const list = (filter as Record<string, string[]>)[field] ?? [];
  return {
    terms: list.map((term) => ({ field, term: fold(term) })),
    width: selective.indexOf(field),
  };
};

/**
 * Builds an inverted index, term to definitions. A query costs one lookup a term of the story, and one exact test
 * a definition that shares a term with it, however many other definitions there are.
 */
export const compileDefinitions = <T extends Filtered>(definitions: readonly T[]): CompiledDefinitions<T> => {
  const tests: (Test | undefined)[] = definitions.map(({ filter }) => filter && compileFilter(filter));
  const windows: Windows[] = definitions.map(({ filter }) => compileWindows(filter));
  // A map for each field: a key made of field and term would have to be hashed again for each look.
  const byTerm = new Map(selective.map((field) => [field, new Map<string, Set<number>>()]));
  const always: number[] = [];
  for (const [index, { filter }] of definitions.entries()) {
    const keys = filter && keysOf(filter);
    if (keys === undefined) always.push(index);
    for (const { field, term } of keys?.terms ?? []) {
      const list = byTerm.get(field)?.get(term);
      if (list === undefined) byTerm.get(field)?.set(term, new Set([index]));
      else list.add(index);
    }
  }
  const candidatesOf = (facts: ReturnType<typeof factsOf>): number[] => {
    const found = new Set(always);
    for (const [field, indexes] of byTerm) {
      if (indexes.size === 0) continue;
      for (const term of facts.terms[field]) {
        for (const index of indexes.get(term) ?? []) found.add(index);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
  return {
    matching(story, now) {
      const facts = factsOf(story);
      const time = Date.parse(now);
      const met = candidatesOf(facts).filter((index) => tests[index]?.(facts, time) ?? true);
      return met.map((index) => definitions[index]).filter((definition) => definition !== undefined);
    },
    placing(story) {
      const facts = factsOf(story);
      return candidatesOf(facts).flatMap((index) => {
        const definition = definitions[index];
        const found = windows[index]?.(facts) ?? [];
        if (definition === undefined || found.length === 0) return [];
        const isAlways = found.some(({ from, until }) => from === undefined && until === undefined);
        return [{ definition, ...(!isAlways && { windows: found }) }];
      });
    },
    candidates: (story) => candidatesOf(factsOf(story)).length,
  };
};
