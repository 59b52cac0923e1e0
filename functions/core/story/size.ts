import { limits } from '../../contract/limits.ts';
import type { Problem } from './draft.ts';
import type { Story } from './schema.ts';

/** Characters of the fields in table rows and in every item of a feed; far above anything that is meant. */
const mostCharacters = {
  guid: 1024,
  headline: 1000,
  slugline: 1000,
  byline: 1000,
  correctionNote: 4000,
  evolvedFrom: 1024,
} as const satisfies Partial<Record<keyof Story, number>>;

/** What is too large about a story to be carried by feeds and rows, every such thing; empty for nearly all. */
export function sizeProblems(story: Story): Problem[] {
  const problems = Object.entries(mostCharacters).flatMap(([name, most]) => {
    const { length } = story[name as keyof typeof mostCharacters] ?? '';
    return length > most
      ? [{ pointer: `/${name}`, detail: `Has ${length} characters; at most ${most} are taken` }]
      : [];
  });
  // Nearly all stories are so small that nobody has to write them out to know it.
  if (mostBytes(story) <= limits.storyBytes) return problems;
  const bytes = Buffer.byteLength(JSON.stringify(story));
  if (bytes <= limits.storyBytes) return problems;
  const detail = `The story has ${bytes} bytes as canonical JSON; at most ${limits.storyBytes} are taken. Send it in parts`;
  return [...problems, { pointer: '', detail }];
}

/** Bytes that a value has as JSON at the very most: a UTF-16 unit is written with up to six (`\u0007`). */
export function mostBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value !== 'object' || value === null) return longestScalar;
  let sum = 2;
  for (const [name, member] of Object.entries(value)) sum += name.length * 6 + 4 + mostBytes(member);
  return sum;
}

/** `-1.2345678901234567e-100`. */
const longestScalar = 24;
