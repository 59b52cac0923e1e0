import { randomUUID } from 'node:crypto';
import { newsSitemapFeed } from '../../contract/feeds.ts';
import type { BuildMessage, PageMessage } from '../../queues/messages.ts';
import { HeadMemory } from '../feeds/head-reads.ts';
import type { BuildOutcome } from '../pacing/build-outcome.ts';
import { skewMs } from '../pacing/clock-skew.ts';
import { LastBuilds } from '../pacing/last-builds.ts';
import { buildStoryPage, type StoryPagePorts } from '../pages/story-page.ts';
import { CoalescedBuilds, type CoalescePorts } from './coalesce-builds.ts';
import { requestBuilds } from './request-builds.ts';

export type BuilderPorts = Omit<CoalescePorts, 'lastBuilds' | 'heads'> &
  Partial<Pick<CoalescePorts, 'heads'>> &
  StoryPagePorts;
type Ports = CoalescePorts & StoryPagePorts & { coalescedBuilds: CoalescedBuilds };

/** The builder of one process: `askedAt` is when the newest message about the work was sent, milliseconds. */
export function builder(given: BuilderPorts): (work: BuildMessage, askedAt: number) => Promise<BuildOutcome> {
  const building = { heads: new HeadMemory(), ...given, lastBuilds: new LastBuilds() };
  const ports = { ...building, coalescedBuilds: new CoalescedBuilds(building) };
  return (work, askedAt) => build(ports, work, askedAt);
}

/**
 * Builds what a message names. A story's message is done when its page is written and each of its feeds is built, or
 * has a message of its own in the queue.
 */
async function build(ports: Ports, work: BuildMessage, askedAt: number): Promise<BuildOutcome> {
  if ('feed' in work) {
    const outcome = await ports.coalescedBuilds.build(work.feed, askedAt, work.urgent);
    if (outcome.kind === 'deferred' && outcome.notBefore !== undefined) {
      ports.lastBuilds.defer(work.feed, outcome.notBefore, ports.now());
    }
    return outcome;
  }
  // In this order, so that the rows of story and feeds are one request: they are read in the same turn.
  const feeds = buildFeedsOf(ports, work, askedAt);
  const done = await Promise.allSettled([buildPage(ports, work.story), feeds]);
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  return { kind: 'built' };
}

async function buildPage(ports: Ports, story: string): Promise<void> {
  const { kind, previous } = await buildStoryPage(ports, story);
  // Sitemap and search follow the feeds once a minute, which is too late for a headline that must go.
  const isCorrected = kind === 'corrected' && !ports.lastBuilds.isWaiting(newsSitemapFeed, ports.now());
  if (kind === 'withdrawn' || isCorrected) {
    await requestBuilds(ports, { feeds: [newsSitemapFeed], stories: [] }, `${story}-${ports.now()}`);
  }
  // The page of an older story links to the newer one, and so on back to the first.
  if (previous !== undefined) {
    await requestBuilds(ports, { feeds: [], stories: [previous] }, `${story}-${ports.now()}`);
  }
}

async function buildFeedsOf(
  ports: Ports,
  { feeds = [], urgent = false }: Pick<PageMessage, 'feeds' | 'urgent'>,
  askedAt: number,
): Promise<void> {
  const causes = new Map<string, string>();
  await Promise.all(
    feeds.map(async (feed) => {
      const cause = await messageNeeded(ports, feed, { askedAt, urgent });
      if (cause !== undefined) causes.set(feed, cause);
    }),
  );
  if (causes.size === 0) return;
  await requestBuilds(
    ports,
    { feeds: causes.keys(), stories: [], urgent },
    (feed) => causes.get(feed) ?? feed,
  );
}

/**
 * Builds a feed. Returns the cause of another request, when the feed has to be requested again and this process knows of no
 * message in the queue that does. Processes that wait for the same moment give the same cause, so that SQS keeps one.
 */
async function messageNeeded(
  ports: Ports,
  feed: string,
  { askedAt, urgent }: { askedAt: number; urgent: boolean },
): Promise<string | undefined> {
  const { coalescedBuilds, lastBuilds, now, meter, log } = ports;
  try {
    const outcome = await coalescedBuilds.build(feed, askedAt, urgent);
    if (outcome.kind !== 'deferred') return undefined;
    // A message that waits for the interval is too late for what is urgent.
    if (urgent) return randomUUID();
    if (lastBuilds.isWaiting(feed, now())) return undefined;
    const { notBefore } = outcome;
    if (notBefore === undefined) return randomUUID();
    lastBuilds.defer(feed, notBefore, now());
    // Close to that moment the message that SQS kept may be at work already, by another clock.
    return now() + skewMs < notBefore ? `from-${notBefore}` : randomUUID();
  } catch (error) {
    // Its own message tries again, without the page and the other feeds.
    meter.count('failures');
    log.error('Feed of a story failed', { feed, error: String(error) });
    return randomUUID();
  }
}
