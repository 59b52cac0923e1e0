import { limits } from '../../contract.ts';
import type { Problem } from './draft.ts';
import type { Story } from './schema.ts';

/** Characters of what stands in table rows and in every item of a feed; far above anything that is meant. */
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
  const bytes = Buffer.byteLength(JSON.stringify(story));
  if (bytes <= limits.storyBytes) return problems;
  const detail = `The story has ${bytes} bytes as canonical JSON; at most ${limits.storyBytes} are taken. Send it in parts`;
  return [...problems, { pointer: '', detail }];
}
