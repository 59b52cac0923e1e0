import { builtInFeeds } from '../../functions/contract/feeds.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { storyId } from '../../functions/core/story/story-id.ts';
import { builtInDestinations } from '../../functions/pipeline/routing/built-in-feeds.ts';
import { partitionOf } from '../../functions/store/entities/feeds/definitions.ts';
import { Memberships } from '../../functions/store/entities/feeds/memberships.ts';
import type { BenchDesk } from '../desk/bench-desk.ts';
import { wireStory } from '../desk/wire-stories.ts';

/** Stories per batch; their memberships are one request. */
const atOnce = 25;
const batchesAtOnce = 3;
/** Age of the stories: old enough for the archive. */
const ageMs = 600_000;

export const guidOf = (n: number): string => `crawl-${n}`;

/**
 * Stores stories in the feed `latest`, a millisecond apart. Writes only the canonical JSON and the membership of each
 * story, and the story rows of those that will be corrected or killed.
 */
export async function fillArchive(
  desk: BenchDesk,
  agency: string,
  stories: number,
  isAmended: (n: number) => boolean,
): Promise<void> {
  const begin = Date.now() - ageMs - stories;
  const model = modelStory(agency);
  const [latest] = builtInDestinations(model, agency, model.versionCreated);
  if (!latest) throw new Error('There is no feed of all stories');
  await desk.feeds.ensure(latest);
  const partition = partitionOf(builtInFeeds.latest, latest.generation);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < stories) {
      const first = next;
      next += atOnce;
      const numbers = Array.from({ length: Math.min(atOnce, stories - first) }, (_, k) => first + k);
      const rows = await Promise.all(
        numbers.map((n) => {
          const story = storyOf(model, agency, n, new Date(begin + n).toISOString());
          return store(desk, story, partition, isAmended(n));
        }),
      );
      await desk.table.writeMany(rows.flat());
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, worker));
}

/** Stores a story and returns its membership row, to be written in a batch. */
async function store(desk: BenchDesk, story: Story, partition: string, amended: boolean) {
  const { id, version, versionCreated: at } = story;
  const object = await desk.stories.write(story);
  if (amended) {
    const { agency, guid, digest, pubStatus, headline } = story;
    const fixed = { id, agency, guid, version, digest, versionCreated: at, pubStatus, headline };
    await desk.stories.advance({ ...fixed, object, receipt: 'fill', storedAt: at }, [partition], at, {
      version: undefined,
    });
  }
  const feeds = [{ feed: partition, state: 'live' as const }];
  return Memberships.rows(feeds, { storyId: id, version, published: at, object, at });
}

/** A short normalised story; the others differ by id, headline and time. */
function modelStory(agency: string): Story {
  const { body = '' } = JSON.parse(wireStory(1)) as { body?: string };
  const value = body.slice(0, body.indexOf('</p>') + '</p>'.length);
  const now = new Date().toISOString();
  const draft = {
    headline: 'Model',
    byline: 'Mira Okafor',
    body: { kind: 'html' as const, value },
    changes: [],
  };
  const { content } = normalise(draft, { now, agencyName: agency, policy: {} });
  if (!content) throw new Error('The model story was refused');
  const identity = { id: '', guid: '', version: 1, agency, digest: '' };
  return { ...content, ...identity, provenance: { receipt: 'fill', format: 'json', changes: [] } };
}

const storyOf = (model: Story, agency: string, n: number, at: string): Story => ({
  ...model,
  id: storyId(agency, guidOf(n)),
  guid: guidOf(n),
  digest: n.toString(16).padStart(64, '0'),
  headline: `Story ${n} of a long archive`,
  firstCreated: at,
  versionCreated: at,
});
