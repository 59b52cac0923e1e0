import { builtInFeeds, directoryFeed, newsSitemapFeed } from '../../contract/feeds.ts';
import { storyPageKey } from '../../contract/object-keys.ts';
import { pageVersionMetadata } from '../../contract/public-documents.ts';
import type { DeliveryMessage } from '../../queues/messages.ts';
import type { Queue } from '../../queues/queue.ts';
import type { HubSubscriptions } from '../../store/entities/delivery/hub-subscriptions.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import { hasReaders } from '../../store/entities/feeds/feeds.ts';
import type { ReconcilerState } from '../../store/entities/reconciler.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import { endpointsToServe, type ResumePorts } from '../delivery/endpoints/resume-endpoints.ts';
import { type SyncPorts, syncChangedKeys } from '../delivery/sync-keys.ts';
import { finishRetirements } from '../feed-definitions/retire.ts';
import { isFuture } from '../pacing/clock-skew.ts';
import { directoryIsBehind } from '../pages/directory.ts';
import { newsSitemapIsBehind } from '../pages/news-sitemap.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { type ReleasePorts, releaseDue } from '../stories/embargo-release.ts';
import { expireDue } from '../stories/expiry-removal.ts';
import { publishedBefore, shownOf } from '../stories/rewrite-chain.ts';
import { FinishedLists } from './finished-lists.ts';
import { type MissedDropsPorts, receiveMissedDrops } from './missed-drops.ts';
import { rerenderFeeds } from './rerender-feeds.ts';
import { rerenderPages } from './rerender-pages.ts';
import { copyVisibleTimes } from './visible-times.ts';

export type ReconcilePorts = ReleasePorts &
  MissedDropsPorts &
  Pick<
    PipelinePorts,
    | 'chains'
    | 'feeds'
    | 'expiries'
    | 'receipts'
    | 'reconcilerStates'
    | 'hours'
    | 'uploads'
    | 'memberships'
    | 'feedsBucket'
    | 'feedStates'
    | 'definitions'
    | 'meter'
  > &
  SyncPorts &
  ResumePorts & {
    hubSubscriptions: Pick<HubSubscriptions, 'due'>;
    deliveriesQueue: Pick<Queue<DeliveryMessage>, 'send'>;
  };

export interface ReconcileReport {
  redriven: number;
  stuck: number;
  behind: number;
  /** Feeds and pages that an older release rendered. */
  outdated: number;
  released: number;
  /** Stories whose terms of use had ended. */
  expired: number;
  drops: number;
  /** Subscribers whose keys had not reached the CDN. */
  keys: number;
  /** Endpoints with something to send that nobody sent. */
  endpointsResumed: number;
}

/** A receipt that is pending for less than this may still be under way. */
const patienceMs = 30_000;
/** Feeds get this long to be built after a receipt was finished. */
const buildPatienceMs = 10_000;
/** The event of a dropped file comes within seconds, and its consumer has a minute. */
const dropPatienceMs = 120_000;
const receiptsAtOnce = 500;
const redrivesBeforeStuck = 8;

/**
 * Finds work that is stuck and resumes it: receipts that were never ingested, feeds that were never built, stories whose
 * embargo is over or whose terms have ended, dropped files without a receipt. With this, every queue message may be
 * lost. `impatient` is for a start after a crash, when nothing can be under way.
 */
export async function reconcile(
  ports: ReconcilePorts,
  options: { impatient?: boolean } = {},
): Promise<ReconcileReport> {
  const released = await releaseDue(ports);
  const expired = await expireDue(ports);
  const { redriven, stuck } = await resumeReceipts(ports, options.impatient ? 0 : patienceMs);
  const latest = await ports.feedStates.get(builtInFeeds.latest);
  await copyVisibleTimes(ports, latest);
  const { behind, outdated } = await catchUp(ports, latest, options.impatient ? 0 : buildPatienceMs);
  const lists = await listsBehind(ports, latest);
  if (lists.length > 0) await requestBuilds(ports, { feeds: lists, stories: [] }, `reconcile-${ports.now()}`);
  const drops = await receiveMissedDrops(ports, options.impatient ? 0 : dropPatienceMs);
  await resumeFeeds(ports, options.impatient ? 0 : buildPatienceMs);
  const keys = await syncChangedKeys(ports, options.impatient);
  const endpointsResumed = await resumeEndpoints(ports);
  return { redriven, stuck, behind, outdated, released, expired, drops, keys, endpointsResumed };
}

/** Subscriptions at the hub that one run asks for again. */
const hubAtOnce = 200;

async function resumeEndpoints(ports: ReconcilePorts): Promise<number> {
  const waiting = await endpointsToServe(ports);
  for (const endpoint of waiting) await ports.deliveriesQueue.send({ endpoint });
  const due = await ports.hubSubscriptions.due(instant(ports.now()), hubAtOnce);
  for (const { id, feed } of due) await ports.deliveriesQueue.send({ hub: id, feed });
  return waiting.length + due.length;
}

/** The documents next to the feeds that do not show yet what came to them. */
async function listsBehind(ports: ReconcilePorts, latest: FeedState | undefined): Promise<string[]> {
  const [sitemap, directory] = await Promise.all([
    newsSitemapIsBehind(ports, latest),
    directoryIsBehind(ports, latest),
  ]);
  return [...(sitemap ? [newsSitemapFeed] : []), ...(directory ? [directoryFeed] : [])];
}

/** Resumes backfills and retirements that are stuck, and requests feeds whose stories come or leave by their age. */
async function resumeFeeds(ports: ReconcilePorts, patience: number): Promise<void> {
  const now = ports.now();
  for (const { id } of await ports.definitions.stalled(instant(now)))
    await ports.receiptsQueue.send({ fill: id });
  await finishRetirements(ports, instant(now - patience));
  const feeds = await ports.feedStates.changed(instant(now));
  if (feeds.length > 0) await requestBuilds(ports, { feeds, stories: [] }, `age-${now}`);
}

async function resumeReceipts(
  ports: ReconcilePorts,
  patience: number,
): Promise<{ redriven: number; stuck: number }> {
  const pending = await ports.receipts.pending(instant(ports.now() - patience), receiptsAtOnce);
  let stuck = 0;
  for (const receipt of pending) {
    const tries = (receipt.redrives ?? 0) + 1;
    const giveUp = tries > redrivesBeforeStuck;
    if (giveUp) {
      stuck++;
      ports.log.error('Receipt is stuck', { receipt: receipt.id, agency: receipt.agency, tries });
    } else {
      await ports.receiptsQueue.send({ receipt: receipt.id });
    }
    const pauseMs = Math.min(60_000 * 2 ** (tries - 1), 3_600_000);
    await ports.receipts.postpone(receipt, instant(ports.now() + pauseMs), giveUp);
  }
  return { redriven: pending.length - stuck, stuck };
}

/** Requests feeds that are behind, and notes the progress; a quiet desk writes nothing, so that it costs nothing. */
async function catchUp(
  ports: ReconcilePorts,
  latest: FeedState | undefined,
  patience: number,
): Promise<{ behind: number; outdated: number }> {
  const state: ReconcilerState = (await ports.reconcilerStates.get()) ?? { checkedUntil: '0', behind: {} };
  const { next, behind } = await requestBehind(ports, state, patience);
  const { rendering, asked } = await rerenderFeeds(ports, state.rendering);
  const { pages, asked: askedPages } = await rerenderPages(ports, latest, state.pages);
  if (next || rendering !== state.rendering || pages !== state.pages)
    await ports.reconcilerStates.put({ ...(next ?? state), rendering, ...(pages && { pages }) });
  return { behind, outdated: asked + askedPages };
}

/**
 * Requests every feed and story page again that was not built after the receipt that touched it was finished.
 * `next` is the state to store, when it has changed.
 */
async function requestBehind(
  ports: ReconcilePorts,
  state: ReconcilerState,
  patience: number,
): Promise<{ next?: ReconcilerState; behind: number }> {
  const now = ports.now();
  const from = trusted(state.checkedUntil, now);
  // An impatient run may have looked further than this one would.
  const until = later(from, instant(now - patience));
  const due = new Map(Object.entries(state.behind));
  const stories = new Set<string>();
  const lists = new FinishedLists(ports);
  for await (const finished of ports.receipts.finished(from, until)) {
    await lists.add(finished);
    for (const feed of finished.feeds) due.set(feed, later(due.get(feed), finished.at));
    for (const id of finished.stories) stories.add(id);
  }
  await lists.write();
  const behind = await notBuilt(ports, due);
  const late = await staleStories(ports, stories);
  if (behind.size > 0 || late.length > 0) {
    await requestBuilds(ports, { feeds: behind.keys(), stories: late }, `reconcile-${ports.now()}`);
  }
  const nothing = behind.size === 0 && due.size === 0 && stories.size === 0 && lists.added === 0;
  const quiet = nothing && state.checkedUntil !== '0';
  const listedSince = state.listedSince ?? from;
  return {
    behind: behind.size + late.length,
    ...(!quiet && { next: { checkedUntil: until, listedSince, behind: Object.fromEntries(behind) } }),
  };
}

/** How far receipts are checked again after a run whose clock was ahead: nobody knows since when it was. */
const distrustedMs = 24 * 3_600_000;

const trusted = (checkedUntil: string, now: number): string =>
  isFuture(Date.parse(checkedUntil), now) ? instant(now - distrustedMs) : checkedUntil;

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

async function notBuilt(ports: ReconcilePorts, due: Map<string, string>): Promise<Map<string, string>> {
  const behind = new Map<string, string>();
  const ids = [...due.keys()];
  for (let start = 0; start < ids.length; start += 100) {
    const batch = ids.slice(start, start + 100);
    const states = await ports.feedStates.getMany(batch);
    for (const id of batch) {
      const reach = due.get(id) ?? '';
      const builtAt = states.get(id)?.builtAt ?? '';
      // A build that a wrong clock dated into the future says nothing about what is in it.
      const isBehind = builtAt < reach || isFuture(Date.parse(builtAt), ports.now());
      if (!isBehind) continue;
      const feed = await ports.feeds.get(id);
      if (feed && hasReaders(feed)) behind.set(id, reach);
    }
  }
  return behind;
}

/** Stories that are looked at together: their rows are one request. */
const storiesAtOnce = 100;
const parallelHeads = 16;

async function staleStories(ports: ReconcilePorts, ids: Set<string>): Promise<string[]> {
  const stale: string[] = [];
  const all = [...ids];
  for (let start = 0; start < all.length; start += storiesAtOnce) {
    const some = all.slice(start, start + storiesAtOnce);
    const rows = await Promise.all(some.map((id) => ports.stories.get(id)));
    const found = await parallelMap(rows, parallelHeads, (row) => staleOf(ports, row));
    stale.push(...found.flat());
  }
  return stale;
}

/** The ids of a published story and of those that it replaced whose pages do not show what they should. */
async function staleOf(ports: ReconcilePorts, row: StoryRow | undefined): Promise<string[]> {
  if (row?.published === undefined || row.access === 'private') return [];
  const shown = [row, ...(await publishedBefore(ports, row))];
  const isOld = await Promise.all(shown.map((one) => isStale(ports, one)));
  return shown.filter((_, at) => isOld[at]).map(({ id }) => id);
}

async function isStale(ports: ReconcilePorts, row: StoryRow): Promise<boolean> {
  const [{ mark }, page] = await Promise.all([
    shownOf(ports, row, instant(ports.now())),
    ports.feedsBucket.head(storyPageKey(row.id)),
  ]);
  return page?.metadata[pageVersionMetadata] !== mark;
}
