import type { Site } from '../../core/feeds/format.ts';
import type { ArchivePage } from '../../store/entities/archives.ts';
import { partitionOf } from '../../store/entities/definitions.ts';
import type { Archived } from '../../store/entities/feed-states.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import type { BuildPorts } from '../builder/build-ports.ts';
import { feedFingerprint } from '../documents/render-fingerprint.ts';
import { FeedEntries } from './feed-entries.ts';
import { MissingStory } from './rendered-items.ts';
import { writePage } from './write-page.ts';

/** Pages rendered anew in one build, and the time after which none is begun; a build may take ten seconds. */
const pagesAtOnce = 4;
const longestMs = 4_000;

/**
 * Marks all pages as stale when they were rendered by other renderers, for another definition of the feed (its
 * title, its formats) or for another site. Which stories a page holds is never touched by that.
 */
export function marked(archived: Archived, definition: FeedRow, site: Site): Archived {
  const look = feedFingerprint(definition, site);
  if (archived.look === look) return archived;
  return { ...archived, look, ...(archived.pages > 0 && { stale: archived.to }) };
}

/**
 * Renders some of the stale pages anew, the newest first. It comes after the head, so that no story waits for
 * it. A page whose bytes are the same is not written, so that caches and readers keep what they have.
 * `begun` is when the build began, milliseconds.
 */
export async function rerenderArchive(
  ports: BuildPorts,
  definition: FeedRow,
  archived: Archived,
  begun: number,
  signal: AbortSignal,
): Promise<Archived> {
  if (archived.stale === undefined) return archived;
  const partition = partitionOf(definition.id, definition.generation);
  const pages = await ports.archives.upTo(partition, archived.stale, pagesAtOnce);
  let { stale } = archived;
  for (const page of pages) {
    if (ports.now() - begun > longestMs) return { ...archived, stale };
    await renewPage(ports, definition, page, signal);
    stale = page.after;
  }
  if (pages.length > 0 && stale !== '') return { ...archived, stale };
  const { stale: _done, ...renewed } = archived;
  return renewed;
}

async function renewPage(
  ports: BuildPorts,
  definition: FeedRow,
  { feed, page, after, to }: ArchivePage,
  signal: AbortSignal,
): Promise<void> {
  const entries = await new FeedEntries(ports, definition, ports.now()).between(after, to);
  const number = { page, previous: page - 1, unlessSame: true };
  try {
    const { bytes } = await writePage(ports, definition, entries.toReversed(), number, signal);
    ports.meter.count('pagesRenewed');
    ports.meter.count('feedBytes', bytes);
  } catch (error) {
    if (!(error instanceof MissingStory)) throw error;
    // The page stays as it is: one lost object must not hold up the feed.
    ports.meter.count('pagesNotRenewed');
    ports.log.error('An archive page cannot be rendered anew', { feed, page, error: error.message });
  }
}
