import { directoryFeed, newsSitemapFeed } from '../contract.ts';
import type { BuildMessage } from '../queues/messages.ts';
import { buildDirectory } from './build-directory.ts';
import { buildFeed } from './build-feed.ts';
import { buildNewsSitemap, type NewsSitemapPorts } from './build-news-sitemap.ts';
import type { BuildOutcome } from './build-outcome.ts';
import type { BuildPorts } from './build-ports.ts';
import { buildStoryPage, type StoryPagePorts } from './build-story-page.ts';
import type { DirectoryAsks } from './directory-asks.ts';
import { hint } from './settle.ts';

export type PublishPorts = BuildPorts & StoryPagePorts & NewsSitemapPorts & { directoryAsks: DirectoryAsks };

/** Builds what a message names. `askedAt` is when the newest message about it was sent, milliseconds. */
export async function build(ports: PublishPorts, work: BuildMessage, askedAt: number): Promise<BuildOutcome> {
  if ('story' in work) {
    const { kind, previous } = await buildStoryPage(ports, work.story);
    // The sitemap follows the feeds once a minute, which is too late for a headline that must go.
    if (kind === 'withdrawn') {
      await hint(ports, { feeds: [newsSitemapFeed], stories: [] }, `${work.story}-${ports.now()}`);
    }
    // The page of an older story tells of the newer one, and so on back to the first.
    if (previous !== undefined) {
      await hint(ports, { feeds: [], stories: [previous] }, `${work.story}-${ports.now()}`);
    }
    return { kind: kind === 'withdrawn' ? 'built' : kind };
  }
  if (work.feed === directoryFeed) {
    const outcome = await buildDirectory(ports, askedAt);
    if (outcome.kind === 'deferred') ports.directoryAsks.putOff(ports.now() + outcome.deferMs);
    return outcome;
  }
  if (work.feed === newsSitemapFeed) return buildNewsSitemap(ports, askedAt);
  const outcome = await buildFeed(ports, work.feed, askedAt);
  if (outcome.kind === 'built' && !ports.directoryAsks.isWaiting(ports.now())) {
    await hint(ports, { feeds: [directoryFeed], stories: [] }, `${work.feed.slice(0, 40)}-${ports.now()}`);
  }
  return outcome;
}
