import type { Site } from '../../core/feeds/format.ts';
import type { ArchivePage } from '../../store/entities/feeds/archives.ts';
import type { Archived } from '../../store/entities/feeds/feed-states.ts';
import { archiveOf, type FeedRow } from '../../store/entities/feeds/feeds.ts';
import { feedFingerprint } from '../document-metadata.ts';
import type { Build } from './build.ts';
import { MissingStory } from './rendered-items.ts';
import { writePage } from './write-page.ts';

/** Pages rendered again in one build, and the time after which none is begun; a build may take ten seconds. */
const pagesAtOnce = 4;
const longestMs = 4_000;

/**
 * Marks all pages as stale when they were rendered by other renderers, for another definition of the feed (its
 * title, its formats) or for another site. Which stories a page holds does not depend on that.
 */
export function marked(archived: Archived, feed: FeedRow, site: Site): Archived {
  const look = feedFingerprint(feed, site);
  if (archived.look === look) return archived;
  return { ...archived, look, ...(archived.pages > 0 && { stale: archived.to }) };
}

/**
 * Renders some of the stale pages again, the newest first, after the head, so that no story waits for it. A page whose
 * bytes are the same is not written, so that caches and readers keep what they have.
 */
export async function rerenderArchive(build: Build, archived: Archived): Promise<Archived> {
  if (archived.stale === undefined) return archived;
  const { ports, begun } = build;
  const pages = await ports.archives.upTo(archiveOf(build.feed), archived.stale, pagesAtOnce);
  let { stale } = archived;
  for (const page of pages) {
    if (ports.now() - begun > longestMs) return { ...archived, stale };
    await rerenderPage(build, page);
    stale = page.after;
  }
  if (pages.length > 0 && stale !== '') return { ...archived, stale };
  const { stale: _done, ...rerendered } = archived;
  return rerendered;
}

async function rerenderPage(build: Build, { page, after, to }: ArchivePage): Promise<void> {
  const { log, meter } = build.ports;
  const stories = await build.entries.between(after, to);
  try {
    const number = { page, previous: page - 1, unlessSame: true };
    const { bytes } = await writePage(build, { entries: stories.toReversed() }, number);
    meter.count('pagesRenewed');
    meter.count('feedBytes', bytes);
  } catch (error) {
    if (!(error instanceof MissingStory)) throw error;
    // The page stays as it is: one lost object must not stop the feed.
    meter.count('pagesNotRenewed');
    log.error('An archive page cannot be rendered again', {
      feed: build.feed.id,
      page,
      error: error.message,
    });
  }
}
