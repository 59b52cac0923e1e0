import { isOwed, ledgerOf, type Reached, type ReachOfChange } from '../../../core/delivery/reach.ts';
import { covers, type Subscriber } from '../../../store/entities/delivery/subscribers.ts';
import { isPrivate } from '../../../store/entities/feeds/feeds.ts';
import { parallelMap } from '../../parallel-map.ts';
import type { Channel, ReachPorts } from './channel.ts';
import { acknowledging, copies } from './copies.ts';
import { hub } from './hub.ts';
import { webhooks } from './webhooks.ts';

const channels: readonly Channel[] = [copies, webhooks, hub];
/** Changes of one story that are looked at; the newest. */
const mostChanges = 50;
const atOnce = 4;

/**
 * The ledger of a story: for each kill, correction, hold and end of terms, in each feed with a log, who had an earlier
 * version, who was told of the change, who has confirmed it, and what is open. Whoever came after a change is not in its
 * row. Logs of the CDN are no proof and are not in it.
 */
export async function reachOf(ports: ReachPorts, storyId: string): Promise<ReachOfChange[]> {
  const all = await ports.changeLogs.ofStory(storyId);
  const due = all.filter(({ type }) => isOwed(type)).slice(-mostChanges);
  const feeds = [...new Set(due.map(({ feed }) => feed))];
  const readers = new Map(
    await parallelMap(feeds, atOnce, async (feed) => [feed, await readersOf(ports, feed)] as const),
  );
  const ledger = await parallelMap(due, atOnce, async (change) => {
    const entries = all.filter(({ feed, seq }) => feed === change.feed && seq < change.seq);
    const subscribers = (readers.get(change.feed) ?? [])
      .filter(({ createdAt = '' }) => createdAt <= change.at)
      .map(({ id }) => id);
    const asked = { storyId, change, entries, subscribers };
    const said = await Promise.all(channels.map((channel) => channel(ports, asked)));
    return ledgerOf(change, said.flat());
  });
  return ledger.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Whose contract covers a private feed, and whoever has acknowledged anything of it; with when they came. */
async function readersOf(
  ports: ReachPorts,
  id: string,
): Promise<(Pick<Subscriber, 'id'> & Partial<Subscriber>)[]> {
  const [feed, all, said] = await Promise.all([
    ports.feeds.get(id),
    ports.subscribers.list(),
    acknowledging(ports, id),
  ]);
  const covered =
    feed && isPrivate(feed) ? all.filter((one) => one.status !== 'removed' && covers(one, id)) : [];
  const known = new Map(all.map((one) => [one.id, one]));
  return [...new Set([...covered.map((one) => one.id), ...said])]
    .sort()
    .map((one) => known.get(one) ?? { id: one });
}

/** What an agency sees of a change: how many, and when; who reads private feeds is the business of the desk. */
export interface ReachForAgency
  extends Pick<ReachOfChange, 'type' | 'version' | 'at' | 'confirmed' | 'delivered' | 'open' | 'unknown'> {
  /** When the last of those that confirmed did. */
  lastConfirmedAt?: string;
}

/** A ledger without feeds and subscribers. */
export const forAgency = ({
  type,
  version,
  at,
  confirmed,
  delivered,
  open,
  unknown,
  reached,
}: ReachOfChange): ReachForAgency => {
  const last = reached
    .map(confirmedAt)
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
  return {
    type,
    version,
    at,
    confirmed,
    delivered,
    open,
    unknown,
    ...(last !== undefined && { lastConfirmedAt: last }),
  };
};

const confirmedAt = (one: Reached): string | undefined => one.confirmedAt;
