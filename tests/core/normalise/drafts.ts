import { normalise } from '../../../functions/core/normalise/index.ts';
import type { Normalised, Policy } from '../../../functions/core/normalise/normaliser.ts';
import type { Draft } from '../../../functions/core/story/draft.ts';
import type { StoryContent } from '../../../functions/core/story/schema.ts';

/** Small drafts and the one clock that the tests of the normaliser share. */
export const now = '2026-05-03T10:00:00Z';

export const run = (draft: Draft, policy: Policy = {}): Normalised =>
  normalise(draft, { now, agencyName: 'Harbour News Service', policy });

export const contentOf = (draft: Draft, policy: Policy = {}): StoryContent => {
  const { content, problems } = run(draft, policy);
  if (content === undefined) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return content;
};

export const html = (value: string, fields: Partial<Draft> = {}): Draft => ({
  headline: 'A headline of the story',
  ...fields,
  body: { kind: 'html', value },
  changes: [],
});

export const text = (value: string, fields: Partial<Draft> = {}): Draft => ({
  headline: 'A headline of the story',
  ...fields,
  body: { kind: 'text', value },
  changes: [],
});

/** Running text that no step has a reason to touch. */
export const filler =
  'The council approved the plan on Monday after a debate that lasted for most of the afternoon.';
export const filler2 =
  'Work begins in March and is expected to take a year, the operator of the station said in a note.';
