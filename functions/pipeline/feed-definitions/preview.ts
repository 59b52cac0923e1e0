import { builtInFeeds, privateStories } from '../../contract/feeds.ts';
import { NotFoundError } from '../../core/errors.ts';
import { compileDefinitions } from '../../core/feeds/filters/compile.ts';
import { type FeedDefinition, readDefinition } from '../../core/feeds/filters/definition.ts';
import { inOrder } from '../../core/feeds/filters/order.ts';
import type { Problem } from '../../core/story/draft.ts';
import { partitionOf } from '../../store/entities/feeds/definitions.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant, type PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'stories' | 'memberships' | 'now'>;

/** A story that a definition would hold. Instants are UTC, ISO 8601. */
export interface PreviewedStory {
  storyId: string;
  headline: string;
  agency: string;
  language: string;
  published: string;
  versionCreated: string;
  urgency?: number;
}

export type Preview =
  | { problems: Problem[] }
  | {
      definition: FeedDefinition;
      /** In the order of the feed. */
      stories: PreviewedStory[];
      /** Stories looked at, the newest ones. */
      seen: number;
      /** Of those, how many the filter takes. */
      matched: number;
      /** Every story there is was looked at. */
      complete: boolean;
    };

const parallelReads = 16;
/** The newest stories that are looked at: enough to judge a filter, and a second's work. */
const mostSeen = 2000;

/**
 * What a definition would hold: the newest matching stories, `limit` at most. Nothing is stored.
 *
 * @param input a definition as parsed JSON, as `defineFeed` takes it
 * @param limit default: the size of the feed's head
 */
export async function previewFeed(
  ports: Ports,
  input: unknown,
  options: { limit?: number } = {},
): Promise<Preview> {
  const read = readDefinition(input);
  if ('problems' in read) return read;
  const { definition } = read;
  const limit = options.limit ?? definition.size;
  const compiled = compileDefinitions([definition]);
  const now = instant(ports.now());
  const everybodys = partitionOf(builtInFeeds.latest, 1);
  const partitions = definition.visibility === 'private' ? [everybodys, privateStories] : [everybodys];
  const newest = await Promise.all(partitions.map((one) => ports.memberships.newest(one, mostSeen)));
  const live = newest
    .flat()
    .filter((entry) => entry.state === 'live')
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
    .slice(0, mostSeen);
  const found: { entry: Membership; story: PreviewedStory }[] = [];
  let seen = 0;
  for (; seen < live.length && shown(definition, found).length < limit; seen += parallelReads) {
    const batch = live.slice(seen, seen + parallelReads);
    const stories = await parallelMap(batch, parallelReads, ({ object }) => ports.stories.read(object));
    for (const [index, entry] of batch.entries()) {
      const story = stories[index];
      if (!story) throw new NotFoundError('canonical story', entry.object);
      if (compiled.matching(story, now).length === 0) continue;
      const { agency, headline, language, urgency, versionCreated } = story;
      const { story: storyId = entry.storyId, published } = entry;
      const fields = { storyId, headline, agency, language, published, versionCreated };
      found.push({ entry, story: { ...fields, ...(urgency !== undefined && { urgency }) } });
    }
  }
  const stories = shown(definition, found).slice(0, limit);
  return {
    definition,
    stories: inOrder(
      stories.map(({ story }) => story),
      definition.order,
    ),
    seen: Math.min(seen, live.length),
    matched: found.length,
    complete: live.length < mostSeen && seen >= live.length,
  };
}

/** Of each cluster the first that was published, if the definition says so. Newest first, as the stories are. */
function shown<T extends { entry: Membership }>(definition: FeedDefinition, found: T[]): T[] {
  if (!definition.onePerCluster) return found;
  const first = new Map(found.map((one) => [one.entry.clusterId ?? one.entry.storyId, one]));
  return found.filter((one) => first.get(one.entry.clusterId ?? one.entry.storyId) === one);
}
