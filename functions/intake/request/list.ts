import type { Context } from 'hono';
import type { Problem as StoryProblem } from '../../core/story/draft.ts';
import { placeOfCursor } from '../../pipeline/lists/place.ts';
import { refuse } from '../../platform/problem.ts';
import { type CallerEnv, onlyAgencyOf } from './caller.ts';

/** Items on a page of a list. */
export const pageSize = { usual: 50, most: 100 } as const;
const longestText = 200;

/** What every list is asked for. */
export interface PageQuery {
  limit: number;
  /** The place that the page begins after. */
  before?: string;
}

/**
 * Reads the query of a list, and refuses it with every value that cannot be read. Parameters of other names are
 * refused too: a filter that is misspelt would show what it should leave out.
 */
export class ListQuery {
  readonly #c: Context;
  readonly #errors: StoryProblem[] = [];
  readonly #known = new Set<string>();
  constructor(c: Context) {
    this.#c = c;
  }

  /** A parameter as it was sent; undefined where it is absent or empty. */
  text(name: string): string | undefined {
    const value = this.#value(name);
    return value === undefined ||
      this.#holds(value.length <= longestText, name, `has at most ${longestText} characters`)
      ? value
      : undefined;
  }

  /** One of some words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.#value(name);
    const word = words.find((one) => one === value);
    if (value !== undefined) this.#holds(word !== undefined, name, `is one of ${words.join(', ')}`);
    return word;
  }

  /** A value of a shape, e.g. an id. */
  shaped(name: string, shape: RegExp, says: string): string | undefined {
    const value = this.#value(name);
    return value === undefined || this.#holds(shape.test(value), name, says) ? value : undefined;
  }

  /** A date or an instant (RFC 3339), as UTC with milliseconds. */
  instant(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    const time = instantShape.test(value) ? Date.parse(value) : Number.NaN;
    const isTime = this.#holds(
      !Number.isNaN(time),
      name,
      'is a date or an instant with its zone: 2026-11-30T12:00:00Z',
    );
    return isTime ? new Date(time).toISOString() : undefined;
  }

  /** A whole number. */
  number(name: string, { usual, most }: { usual: number; most: number }): number {
    const value = this.#value(name) ?? String(usual);
    const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
    return this.#holds(number >= 1 && number <= most, name, `is a whole number from 1 to ${most}`)
      ? number
      : usual;
  }

  /**
   * The page that is asked for. Called last.
   * @throws HTTPException with every wrong parameter.
   */
  page(): PageQuery {
    this.#known.add('cursor').add('limit');
    const limit = this.number('limit', pageSize);
    const cursor = this.#value('cursor');
    const before = cursor === undefined ? undefined : placeOfCursor(cursor);
    if (cursor !== undefined) this.#holds(before !== undefined, 'cursor', 'is what an earlier answer gave');
    this.done();
    return { limit, ...(before !== undefined && { before }) };
  }

  /**
   * Called last, where there are no pages.
   * @throws HTTPException with every wrong parameter.
   */
  done(): void {
    for (const [name, values] of Object.entries(this.#c.req.queries())) {
      this.#holds(this.#known.has(name), name, `is unknown; known are ${[...this.#known].sort().join(', ')}`);
      this.#holds(values.length === 1, name, 'is given once');
    }
    const errors = this.#errors;
    if (errors.length > 0)
      refuse('invalid-request', errors.map(({ detail }) => detail).join('; '), { errors });
  }

  #value(name: string): string | undefined {
    this.#known.add(name);
    return this.#c.req.query(name) || undefined;
  }

  #holds(good: boolean, name: string, says: string): boolean {
    const pointer = `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!good) this.#errors.push({ pointer, detail: `${name.slice(0, 100)} ${says}` });
    return good;
  }
}

const instantShape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** What an id of an agency looks like. */
const agencyShape = { shape: /^[a-z0-9][a-z0-9-]{0,62}$/, says: 'is the id of an agency' } as const;

/**
 * The agency whose data a list shows: an agency sees its own, an operator all or those of `?agency=`.
 * @throws HTTPException when an agency asks for another one.
 */
export function agencyOf(c: Context<CallerEnv>, query: ListQuery): string | undefined {
  const asked = query.shaped('agency', agencyShape.shape, agencyShape.says);
  const own = onlyAgencyOf(c.var.caller);
  if (own !== undefined && asked !== undefined && asked !== own)
    refuse('not-allowed', 'An agency sees only what is its own');
  return own ?? asked;
}
