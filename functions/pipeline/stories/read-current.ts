import type { StoryContent } from '../../core/story/schema.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import type { Destinations } from '../routing/feed-matcher.ts';
import { type Likeness, likenessOf } from './near-duplicates.ts';

/** What a story that comes in is placed among. */
export interface CurrentStory {
  standing: StoryRow | undefined;
  destinations: Destinations;
  /** Of what comes in; absent where there is nothing to compare. */
  likeness?: Likeness;
}

/** Looks at what stands. All of it is one request to the table. */
export async function readCurrent(
  ports: Pick<PipelinePorts, 'stories' | 'matcher' | 'fingerprints' | 'now'>,
  storyId: string,
  content?: StoryContent,
): Promise<CurrentStory> {
  const [standing, destinations, likeness] = await Promise.all([
    ports.stories.get(storyId),
    ports.matcher.current(),
    content && likenessOf(ports, content),
  ]);
  return { standing, destinations, ...(likeness && { likeness }) };
}
