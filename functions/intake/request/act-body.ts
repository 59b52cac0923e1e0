import type { Context } from 'hono';
import { limits } from '../../contract/limits.ts';
import { cut } from '../../core/story/cut.ts';
import type { Problem as StoryProblem } from '../../core/story/draft.ts';
import { refuse } from '../../platform/problem.ts';
import { membersOf, pointerOf } from './json-object.ts';

/** What an act says besides its name. */
export interface ActBody {
  reason?: string;
  /** When a release publishes the story. UTC, ISO 8601. */
  at?: string;
  /** The quarantined upload that is meant, where there are several. */
  receiptId?: string;
}

interface Rule {
  /** The value as it is used; undefined where it is wrong. */
  read(value: string): string | undefined;
  says: string;
}

const rules = {
  reason: {
    read: (value) => cut(value.trim(), limits.killReasonLength) || undefined,
    says: 'is a text that says why',
  },
  at: {
    read: (value) =>
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
      !Number.isNaN(Date.parse(value))
        ? new Date(value).toISOString()
        : undefined,
    says: 'is an instant with its zone: 2026-11-30T18:00:00Z',
  },
  receiptId: {
    read: (value) => (/^[\w-]{1,64}$/.test(value) ? value : undefined),
    says: 'is the id of a receipt',
  },
} satisfies Record<keyof ActBody, Rule>;

/**
 * Reads the JSON body of an act: an object with `taken` members and no others; `needed` is one that must be there.
 * @throws HTTPException with everything that is wrong.
 */
export async function actBodyOf(
  c: Context,
  taken: readonly (keyof ActBody)[],
  needed?: keyof ActBody,
): Promise<ActBody> {
  const members = await membersOf(c);
  const errors: StoryProblem[] = [];
  const body: ActBody = {};
  for (const [name, value] of Object.entries(members)) {
    const known = taken.find((one) => one === name);
    const pointer = pointerOf(name);
    if (known === undefined) {
      errors.push({ pointer, detail: `is unknown; known are ${taken.join(', ')}` });
      continue;
    }
    const read = typeof value === 'string' ? rules[known].read(value) : undefined;
    if (read === undefined) errors.push({ pointer, detail: `${known} ${rules[known].says}` });
    else body[known] = read;
  }
  if (needed !== undefined && !Object.hasOwn(members, needed))
    errors.push({ pointer: `/${needed}`, detail: `${needed} is missing: it ${rules[needed].says}` });
  if (errors.length > 0) refuse('invalid-request', 'Nothing was done', { errors });
  return body;
}
