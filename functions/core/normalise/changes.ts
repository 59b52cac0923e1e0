import { singleSpaced } from '../markup/white-space.ts';
import type { Change } from '../story/schema.ts';

const excerptLength = 80;
const maxEntries = 200;

/** At most 80 characters of a text on one line, never half a character. */
export const excerpt = (text: string): string => {
  const line = singleSpaced(text).trim();
  if (line.length <= excerptLength) return line;
  return `${line.slice(0, excerptLength - 1).replace(/\p{Cs}$/u, '')}…`;
};

/** What was done to a story. Changes of one kind are listed once, with their number. */
export class ChangeLog {
  readonly #entries = new Map<string, { change: Change; count: number }>();
  #total = 0;

  /** A change with an entry of its own. Only equal ones are combined. */
  add(step: string, reason: string, before?: string, after?: string): void {
    this.#put(`${step}|${reason}|${before ?? ''}|${after ?? ''}`, step, reason, 1, before, after);
  }

  /** One of many small changes. All with one reason are one entry, with the first as the example. */
  count(step: string, reason: string, times = 1, before?: string, after?: string): void {
    if (times > 0) this.#put(`${step}|${reason}`, step, reason, times, before, after);
  }

  /** Grows with every change, listed alone or combined. */
  get total(): number {
    return this.#total;
  }

  #put(key: string, step: string, reason: string, times: number, before?: string, after?: string): void {
    this.#total += times;
    const known = this.#entries.get(key);
    if (known) {
      known.count += times;
      return;
    }
    const room = this.#entries.size < maxEntries;
    if (!room && key !== `${step}|${reason}`) {
      this.#put(`${step}|${reason}`, step, reason, times, before, after);
      return;
    }
    const change: Change = { step, reason };
    if (before !== undefined) change.before = excerpt(before);
    if (after !== undefined) change.after = excerpt(after);
    this.#entries.set(key, { change, count: times });
  }

  list(): Change[] {
    return [...this.#entries.values()].map(({ change, count }) =>
      count > 1 ? { ...change, reason: `${change.reason} (${count} times)` } : change,
    );
  }
}
