import { directoryFeed } from '../contract.ts';
import type { BuildMessage } from '../queues/messages.ts';
import { buildDirectory } from './build-directory.ts';
import { type BuildOutcome, type BuildPorts, buildFeed } from './build-feed.ts';
import { buildStoryPage, type StoryPagePorts } from './build-story-page.ts';
import { hint } from './settle.ts';

export type PublishPorts = BuildPorts & StoryPagePorts;

/** The directory shows what people look at now and then, not what machines poll. */
const directoryIntervalMs = 2_000;
let directoryBuiltAt = 0;

/** Builds what a message names. `askedAt` is when the newest message about it was sent, milliseconds. */
export async function build(ports: PublishPorts, work: BuildMessage, askedAt: number): Promise<BuildOutcome> {
  if ('story' in work) {
    const kind = await buildStoryPage(ports, work.story);
    return { kind };
  }
  if (work.feed === directoryFeed) {
    // Per process, so that a quiet desk costs no table write; two processes merely write the page twice.
    const wait = directoryBuiltAt + directoryIntervalMs - ports.now();
    if (wait > 0) return { kind: 'deferred', deferMs: wait };
    directoryBuiltAt = ports.now();
    await buildDirectory(ports);
    return { kind: 'built' };
  }
  const outcome = await buildFeed(ports, work.feed, askedAt);
  if (outcome.kind === 'built') {
    await hint(ports, { feeds: [directoryFeed], stories: [] }, `${work.feed.slice(0, 40)}-${ports.now()}`);
  }
  return outcome;
}
