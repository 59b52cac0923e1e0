import { stableId } from '../core/story/identity.ts';
import type { Story } from '../core/story/schema.ts';
import { feedOfPartition } from '../store/definitions.ts';
import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';
import type { Destination } from './matcher.ts';

type Ports = Pick<Desk, 'stories' | 'memberships' | 'feeds' | 'amendments' | 'feedsQueue' | 'now'>;

/** A story published less than this ago cannot lie in an archive page that nobody looks at again. */
const freshMs = 60_000;

/**
 * Carries the standing version of a story into its feeds. Idempotent, and repeated for every delivery of the
 * version: "stored already, nothing to do" would lose a story whose first delivery stopped half-way.
 * Returns the ids of the feeds that have to be built.
 */
export async function settle(ports: Ports, row: StoryRow, matching: Destination[]): Promise<string[]> {
  const [feeds] = await Promise.all([intoFeeds(ports, row, matching), noteVersion(ports, row)]);
  return feeds;
}

const noteVersion = (ports: Ports, row: StoryRow): Promise<void> =>
  ports.stories.note(row.id, {
    version: row.version,
    digest: row.digest,
    versionCreated: row.versionCreated,
    pubStatus: row.pubStatus,
    receipt: row.receipt,
    object: row.object,
    storedAt: row.storedAt,
    ...(row.correctionNote !== undefined && { correctionNote: row.correctionNote }),
  });

async function intoFeeds(ports: Ports, row: StoryRow, matching: Destination[]): Promise<string[]> {
  if (row.published === undefined) return [];
  const now = new Set(row.pubStatus === 'usable' ? matching.map((one) => one.partition) : []);
  for (const { partition, builtIn } of matching) {
    if (builtIn && now.has(partition)) await ports.feeds.ensure(builtIn);
  }
  const ever = [...new Set([...(row.feeds ?? []), ...now])];
  const entry = {
    storyId: row.id,
    version: row.version,
    published: row.published,
    object: row.object,
    at: row.versionCreated,
    ...(row.correctionNote !== undefined && { reason: row.correctionNote }),
  };
  const states = ever.map((feed) => ({ feed, state: now.has(feed) ? ('live' as const) : ('gone' as const) }));
  await ports.memberships.put(states, entry);
  const gone = states.some(({ state }) => state === 'gone');
  if (gone || ports.now() - Date.parse(row.published) > freshMs) {
    await Promise.all(
      states.map(({ feed, state }) => ports.amendments.note(feed, { ...entry, state }, ports.now())),
    );
  }
  return [...new Set(ever.map(feedOfPartition))];
}

/**
 * Asks for builds. Sent only after the memberships are stored: a builder that sees the hint sees the story.
 * `cause` is what makes one hint differ from another; SQS drops a repeated one.
 */
export async function hint(
  ports: Pick<Desk, 'feedsQueue'>,
  work: { feeds: Iterable<string>; stories: Iterable<Story['id']> },
  cause: string,
): Promise<void> {
  const feeds = [...work.feeds].map((feed) => ({ group: `feed#${feed}`, message: { feed } }));
  const stories = [...work.stories].map((story) => ({ group: `story#${story}`, message: { story } }));
  await ports.feedsQueue.sendGrouped(
    [...feeds, ...stories].map(({ group, message }) => ({
      group,
      deduplicationId: stableId('hint', group, cause),
      message,
    })),
  );
}
