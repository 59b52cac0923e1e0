import type { Context } from 'hono';
import type { Problem as StoryProblem } from '../../core/story/draft.ts';
import type { Said } from '../../pipeline/delivery/acknowledge.ts';
import { refuse } from '../../platform/problem.ts';
import { membersOf, pointerOf } from './json-object.ts';

/** What each member of an acknowledgement is. */
const members: Record<keyof Said, { fits(value: unknown): boolean; says: string }> = {
  feed: {
    fits: (value) => typeof value === 'string' && /^[a-z0-9][\w-]{0,99}$/i.test(value),
    says: 'is the id of a feed',
  },
  seq: {
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    says: 'is the number of an entry of the log: a whole number, 0 before the first one',
  },
  digest: {
    fits: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    says: 'is the digest of the copy: 64 hexadecimal digits in lower case',
  },
};
const names = Object.keys(members) as (keyof Said)[];

/**
 * Reads the JSON body of an acknowledgement, `{feed, seq, digest}` and nothing else.
 * @throws HTTPException 400 with everything that is wrong, 413 for a body that is too large.
 */
export async function ackOf(c: Context): Promise<Said> {
  const sent = new Map(Object.entries(await membersOf(c)));
  const errors: StoryProblem[] = [...sent.keys()]
    .filter((name) => !names.some((known) => known === name))
    .map((name) => ({ pointer: pointerOf(name), detail: `is unknown; known are ${names.join(', ')}` }));
  for (const name of names) {
    const { fits, says } = members[name];
    if (!sent.has(name)) errors.push({ pointer: `/${name}`, detail: `${name} is missing: it ${says}` });
    else if (!fits(sent.get(name))) errors.push({ pointer: `/${name}`, detail: `${name} ${says}` });
  }
  if (errors.length > 0) refuse('invalid-request', 'Nothing was noted', { errors });
  return { feed: String(sent.get('feed')), seq: Number(sent.get('seq')), digest: String(sent.get('digest')) };
}
