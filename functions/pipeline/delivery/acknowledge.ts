import { digestAt } from '../../core/delivery/digest-at.ts';
import { emptyDigest } from '../../core/delivery/set-digest.ts';
import type { Ack } from '../../store/entities/delivery/acks.ts';
import { covers, type Subscriber } from '../../store/entities/delivery/subscribers.ts';
import { hasLog, hasReaders, isPrivate } from '../../store/entities/feeds/feeds.ts';
import { instant, type PipelinePorts } from '../ports.ts';

export type AckPorts = Pick<PipelinePorts, 'feeds' | 'changeLogs' | 'acks' | 'now' | 'meter' | 'log'>;

/** What a subscriber says of its copy of a feed. */
export type Said = Pick<Ack, 'feed' | 'seq' | 'digest'>;

/** `head`: how far the log goes now. `wanted`: the digest that the copy should have, where it has another one. */
export type Acknowledged =
  | { kind: 'no-feed' }
  | { kind: 'no-entry'; head: number }
  | { kind: 'noted'; ack: Ack; head: number; wanted?: string };

/**
 * Notes how far the copy of a subscriber goes and compares it with what the feed held after that entry. A copy that has
 * lost a story, or has one that was killed, is known at once.
 */
export async function acknowledge(
  ports: AckPorts,
  subscriber: Pick<Subscriber, 'id' | 'feeds'>,
  { feed, seq, digest }: Said,
): Promise<Acknowledged> {
  if (!(await mayFollow(ports, subscriber, feed))) return { kind: 'no-feed' };
  const log = await ports.changeLogs.get(feed);
  const head = log?.seq ?? 0;
  if (seq > head) return { kind: 'no-entry', head };
  const wanted = seq === head ? (log?.digest ?? emptyDigest) : await digestAfterEntry(ports, feed, seq);
  const agrees = digest === wanted;
  const ack: Ack = { feed, subscriber: subscriber.id, seq, digest, agrees, at: instant(ports.now()) };
  await ports.acks.note(ack);
  if (agrees) return { kind: 'noted', ack, head };
  ports.meter.count('divergentCopies');
  ports.log.warn('The copy of a subscriber is not what the feed held', {
    feed,
    seq,
    subscriber: subscriber.id,
  });
  return { kind: 'noted', ack, head, wanted };
}

/** Whether a feed has a log that a subscriber may read: a public one, or one that its contract covers. */
async function mayFollow(
  { feeds }: Pick<AckPorts, 'feeds'>,
  subscriber: Pick<Subscriber, 'feeds'>,
  id: string,
): Promise<boolean> {
  const feed = await feeds.get(id);
  return (
    feed !== undefined && hasReaders(feed) && hasLog(feed) && (!isPrivate(feed) || covers(subscriber, id))
  );
}

/** The digest of what a feed held after an earlier entry. */
async function digestAfterEntry({ changeLogs }: AckPorts, feed: string, seq: number): Promise<string> {
  const batch = seq === 0 ? undefined : await changeLogs.batchUpTo(feed, seq);
  return batch ? digestAt(batch, seq) : emptyDigest;
}

/** How far the copy of a feed goes, next to the feed itself. */
export interface Followed {
  feed: string;
  /** Of the log. */
  head: number;
  /** Absent: nothing was acknowledged. */
  ack?: Ack;
}

/** The feeds with a log that a subscriber may read and that are private, or that it has acknowledged, by their ids. */
export async function followed(ports: AckPorts, subscriber: Subscriber): Promise<Followed[]> {
  const all = (await ports.feeds.list()).filter(
    (row) => hasReaders(row) && hasLog(row) && (!isPrivate(row) || covers(subscriber, row.id)),
  );
  const ids = all.map(({ id }) => id);
  const [acks, logs] = await Promise.all([ports.acks.of(subscriber.id, ids), ports.changeLogs.getMany(ids)]);
  const known = new Map(acks.map((ack) => [ack.feed, ack]));
  const heads = new Map(logs.map(({ feed, seq }) => [feed, seq]));
  return all
    .filter((row) => isPrivate(row) || known.has(row.id))
    .map(({ id }) => {
      const ack = known.get(id);
      return { feed: id, head: heads.get(id) ?? 0, ...(ack && { ack }) };
    });
}
