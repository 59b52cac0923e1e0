import { currentChange, isUrgentType, lastChangeOf } from '../../../core/delivery/current-state.ts';
import type { Wanted } from '../../../store/entities/delivery/deliveries.ts';
import type { Endpoint, FeedCursor } from '../../../store/entities/delivery/endpoints.ts';
import { parallelMap } from '../../parallel-map.ts';
import { instant } from '../../ports.ts';
import type { LogEntry, PushPorts } from './push-ports.ts';

type FollowPorts = Pick<PushPorts, 'endpoints' | 'deliveries' | 'changeLogs' | 'now'>;

/** Entries of one log that are taken over at once. */
const entriesAtOnce = 500;
const parallelStories = 16;

/**
 * Notes what the logs of an endpoint's feeds say since it last followed them: one row a story, with what is current.
 * Returns whether more is left. A run that stops in between is repeated by the next one, since how far the endpoint has
 * come is noted last.
 */
export async function followFeeds(
  ports: FollowPorts,
  { id }: Pick<Endpoint, 'id'>,
  feeds: readonly string[],
): Promise<boolean> {
  let isLeft = false;
  for (const feed of feeds) {
    const [cursor, log] = await Promise.all([ports.endpoints.cursor(id, feed), ports.changeLogs.get(feed)]);
    if (!cursor || !log || log.seq <= cursor.seq) continue;
    const to = Math.min(log.seq, cursor.seq + entriesAtOnce);
    const entries = await ports.changeLogs.entries(feed, cursor.seq + 1, to);
    const newest = new Map(entries.map((entry) => [entry.storyId, entry]));
    await parallelMap([...newest.values()], parallelStories, (entry) => want(ports, id, cursor, entry));
    await ports.endpoints.follow(id, cursor, to);
    isLeft ||= to < log.seq;
  }
  return isLeft;
}

/** Whether the logs of its feeds say anything that an endpoint has not taken over. */
export async function isBehind(
  ports: Pick<FollowPorts, 'endpoints'> & { changeLogs: Pick<PushPorts['changeLogs'], 'get'> },
  { id, feeds }: Pick<Endpoint, 'id' | 'feeds'>,
): Promise<boolean> {
  const behind = await Promise.all(
    feeds.map(async (feed) => {
      const [cursor, log] = await Promise.all([ports.endpoints.cursor(id, feed), ports.changeLogs.get(feed)]);
      return cursor !== undefined && log !== undefined && log.seq > cursor.seq;
    }),
  );
  return behind.includes(true);
}

const isNewer = (one: Wanted, other: Wanted): boolean =>
  one.replay === other.replay ? one.seq > other.seq : one.replay > other.replay;

async function want(
  { deliveries, now }: FollowPorts,
  endpoint: string,
  { feed, replay }: FeedCursor,
  { storyId, ...entry }: LogEntry,
): Promise<void> {
  const said: Wanted = { ...lastChangeOf(entry), replay };
  for (;;) {
    const before = await deliveries.get(endpoint, storyId);
    const known = before?.feeds[feed];
    if (known && !isNewer(said, known)) return;
    const feeds = { ...before?.feeds, [feed]: said };
    const urgent = isUrgentType(currentChange(Object.values(feeds))?.type);
    const dueAt = [entry.at, instant(now())].sort()[0] ?? entry.at;
    if (await deliveries.want({ endpoint, storyId }, before, { feeds, urgent, dueAt })) return;
  }
}
