import { Hono } from 'hono';
import { type Desk, instant } from '../pipeline/desk.ts';
import type { Numbers } from '../platform/numbers.ts';
import type { DeadLetters } from '../queues/dead-letters.ts';
import type { Queue } from '../queues/queue.ts';
import type { Receipt } from '../store/receipts.ts';

export interface StatusPorts extends Pick<Desk, 'receipts' | 'feeds' | 'now'> {
  /** Queues by name, each with its dead letters. */
  queues: Record<string, { queue: Pick<Queue<object>, 'depth'>; deadLetters: Pick<DeadLetters, 'count'> }>;
  /** What every function has told, where all share this process; absent where they do not, as on Lambda. */
  numbers?: Pick<Numbers, 'snapshot'>;
}

/** Whoever asks more often is given what was found; a page that asks every second costs one look a second. */
const freshMs = 1_000;
/** Feeds are counted by reading them all, and hardly ever change. */
const feedsFreshMs = 30_000;
/** Rows of one kind that are counted; beyond it there are `more`. */
const counted = 100;
const latestShown = 10;
/** A receipt that waits for longer has been driven on once already. */
const lateMs = 60_000;

/**
 * `/status`: whether work is waiting and what became of the newest uploads, for people and uptime checks. It is
 * open to everybody, so it tells nothing of any agency and nothing of what was sent.
 */
export function status(ports: StatusPorts): Hono {
  const look = remembered(freshMs, ports.now, () => lookAt(ports, countFeeds));
  const countFeeds = remembered(feedsFreshMs, ports.now, async () => (await ports.feeds.list()).length);
  return new Hono().get('/', async (c) => c.json(await look(), 200, { 'cache-control': 'no-store' }));
}

async function lookAt(ports: StatusPorts, countFeeds: () => Promise<number>) {
  const now = ports.now();
  const [queues, pending, stuck, latest, feeds] = await Promise.all([
    depths(ports),
    ports.receipts.pending(instant(now), counted),
    ports.receipts.stuck(counted),
    ports.receipts.latest(latestShown),
    countFeeds(),
  ]);
  const oldest = pending[0]?.receivedAt;
  const deadLetters = Object.values(queues).reduce((sum, queue) => sum + queue.deadLetters, 0);
  const late = oldest !== undefined && oldest < instant(now - lateMs);
  return {
    status: late || stuck.length > 0 || deadLetters > 0 ? 'attention' : 'ok',
    time: instant(now),
    queues,
    pendingReceipts: { count: pending.length, more: pending.length === counted, ...(oldest && { oldest }) },
    stuckReceipts: { count: stuck.length, more: stuck.length === counted },
    feeds,
    latestReceipts: latest.map(summaryOf),
    ...(ports.numbers && { numbers: ports.numbers.snapshot() }),
  };
}

async function depths({ queues }: StatusPorts) {
  const all = Object.entries(queues).map(async ([name, { queue, deadLetters }]) => {
    const [depth, dead] = await Promise.all([queue.depth(), deadLetters.count()]);
    return [name, { ...depth, deadLetters: dead }] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

/** What became of an upload, without its agency and without what it says. */
function summaryOf({ id, operation, state, receivedAt, finishedAt, rawSize, format, results }: Receipt) {
  const statuses: Record<string, number> = {};
  for (const { status } of results ?? []) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    receipt: id,
    operation,
    state,
    receivedAt,
    ...(finishedAt && { finishedAt }),
    bytes: rawSize,
    ...(format && { format }),
    results: statuses,
  };
}

/** Does a thing at most once in so many milliseconds; a failure is not remembered. */
function remembered<T>(forMs: number, now: () => number, make: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (known && now() - known.at < forMs) return known.value;
    const value = make();
    known = { at: now(), value };
    value.catch(() => {
      known = undefined;
    });
    return value;
  };
}
