import type { StoryContent } from '../core/story/schema.ts';
import type { StoryRow } from '../store/stories.ts';
import { type Likeness, likenessOf } from './cluster.ts';
import type { Desk } from './desk.ts';
import type { Destinations } from './matcher.ts';

/** What a story that comes in is placed among. */
export interface Surroundings {
  standing: StoryRow | undefined;
  destinations: Destinations;
  /** Of what comes in; absent where there is nothing to compare. */
  likeness?: Likeness;
}

/** Looks at what stands. All of it is one request to the table. */
export async function lookAround(
  ports: Pick<Desk, 'stories' | 'matcher' | 'fingerprints' | 'now'>,
  storyId: string,
  content?: StoryContent,
): Promise<Surroundings> {
  const [standing, destinations, likeness] = await Promise.all([
    ports.stories.get(storyId),
    ports.matcher.current(),
    content && likenessOf(ports, content),
  ]);
  return { standing, destinations, ...(likeness && { likeness }) };
}
