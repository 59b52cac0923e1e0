import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { Hono } from 'hono/tiny';
import { builtInFeeds } from '../../contract/feeds.ts';
import { feedGroup } from '../../core/feeds/filters/groups.ts';
import { feedsUnderWay } from '../../pipeline/feed-definitions/backfill-progress.ts';
import { aheadMs } from '../../pipeline/pacing/clock-skew.ts';
import { instant, type PipelinePorts } from '../../pipeline/ports.ts';
import type { Numbers } from '../../platform/numbers.ts';
import type { DeadLetters } from '../../queues/dead-letters.ts';
import type { Queue } from '../../queues/queue.ts';
import { isPrivate } from '../../store/entities/feeds/feeds.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';

export interface StatusPorts
  extends Pick<PipelinePorts, 'receipts' | 'feeds' | 'feedStates' | 'definitions' | 'now'> {
  /** Queues by name, each with its dead letters. */
  queues: Record<string, { queue: Pick<Queue<object>, 'depth'>; deadLetters: Pick<DeadLetters, 'count'> }>;
  /** What every function has counted, where all share this process; absent where they do not, as on Lambda. */
  numbers?: Pick<Numbers, 'snapshot'>;
}

/** More frequent requests get the same answer: a page that asks every second costs one reading a second. */
const freshMs = 1_000;
/** Feeds are counted by reading them all, and hardly ever change. */
const feedsFreshMs = 30_000;
/** Rows of one kind that are counted; beyond them the answer says `more`. */
const counted = 100;
const latestShown = 10;
/** A receipt that waits for longer has been resumed once already. */
const lateMs = 60_000;

/**
 * `/status`: whether work is waiting and the outcome of the newest uploads, for people and uptime checks. It is
 * open to everybody, so it says nothing about any agency or about what was sent. A request for HTML, as a
 * browser sends, is answered with a page that shows the same and keeps itself fresh.
 */
export function status(ports: StatusPorts): Hono {
  const current = remembered(freshMs, ports.now, () => statusOf(ports, publicFeeds));
  const publicFeeds = remembered(feedsFreshMs, ports.now, async () => {
    const feeds = await ports.feeds.list();
    return new Set(feeds.filter((feed) => !isPrivate(feed)).map(({ id }) => id));
  });
  return new Hono().get('/', async (c) => {
    if (c.req.query('part') === 'script') return script(c);
    const type = accepts(c, { header: 'Accept', supports: [json, html], default: json });
    return type === html ? page(c) : c.json(await current(), 200, headers);
  });
}

const json = 'application/json';
const html = 'text/html';
const headers = { 'cache-control': 'no-store', vary: 'Accept' };

/** Loaded on demand: hardly any cold start of the function needs it. */
async function page(c: Context): Promise<Response> {
  const [{ statusPage }, { contentSecurityPolicy }] = await Promise.all([
    import('../../core/status/page.ts'),
    import('../../core/status/style.ts'),
  ]);
  return c.html(statusPage, 200, { ...headers, 'content-security-policy': contentSecurityPolicy });
}

async function script(c: Context): Promise<Response> {
  const { statusScript } = await import('../../core/status/script.ts');
  return c.body(statusScript, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' });
}

async function statusOf(ports: StatusPorts, publicFeeds: () => Promise<ReadonlySet<string>>) {
  const now = ports.now();
  const [queues, pending, stuck, latest, feeds, filling, built, failing] = await Promise.all([
    depths(ports),
    ports.receipts.pending(instant(now), counted),
    ports.receipts.stuck(counted),
    ports.receipts.latest(latestShown),
    publicFeeds(),
    feedsUnderWay(ports),
    ports.feedStates.get(builtInFeeds.latest),
    ports.feedStates.failing(counted),
  ]);
  const clockAheadMs = aheadMs([built?.builtAt, latest[0]?.finishedAt], now);
  const isNamed = (feed: string): boolean => feedGroup(feed) !== 'defined' || feeds.has(feed);
  const oldest = pending[0]?.receivedAt;
  const deadLetters = Object.values(queues).reduce((sum, queue) => sum + queue.deadLetters, 0);
  const late = oldest !== undefined && oldest < instant(now - lateMs);
  return {
    status: [late, stuck.length, deadLetters, clockAheadMs, failing.length].some(Boolean)
      ? 'attention'
      : 'ok',
    time: instant(now),
    ...(clockAheadMs > 0 && { clockAheadSeconds: Math.ceil(clockAheadMs / 1000) }),
    queues,
    pendingReceipts: { count: pending.length, more: pending.length === counted, ...(oldest && { oldest }) },
    stuckReceipts: { count: stuck.length, more: stuck.length === counted },
    feeds: feeds.size,
    // Addresses of feeds are public, what is in them and what went wrong is not said.
    // A private feed is not named.
    failingFeeds: failing.map(({ feed, since }) => ({ ...(isNamed(feed) && { feed }), since })),
    // A feed that nobody can read yet is not named.
    filling: filling.map(({ feed, ...rest }) => ({
      ...(rest.hasReaders && isNamed(feed) && { feed }),
      ...rest,
    })),
    latestReceipts: latest.map(summaryOf),
    ...(ports.numbers && { numbers: ports.numbers.snapshot() }),
  };
}

/** The depth of every queue, with its dead letters. */
export async function depths({ queues }: Pick<StatusPorts, 'queues'>) {
  const all = Object.entries(queues).map(async ([name, { queue, deadLetters }]) => {
    const [depth, dead] = await Promise.all([queue.depth(), deadLetters.count()]);
    return [name, { ...depth, deadLetters: dead }] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

/** The outcome of an upload, without its agency and its text. */
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

/** Calls `make` at most once in so many milliseconds; a failure is not remembered. */
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
