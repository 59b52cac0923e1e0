import { pauseAfter } from '../../../core/delivery/retries.ts';
import type { Delivery } from '../../../store/entities/delivery/deliveries.ts';
import type { Endpoint } from '../../../store/entities/delivery/endpoints.ts';
import { covers, mayRead } from '../../../store/entities/delivery/subscribers.ts';
import { isPrivate } from '../../../store/entities/feeds/feeds.ts';
import { parallelMap } from '../../parallel-map.ts';
import { instant } from '../../ports.ts';
import { followFeeds } from './follow-feeds.ts';
import type { PushPorts } from './push-ports.ts';
import { type Sent, sendChange } from './send-change.ts';

/** Deliveries that are read together, and calls of one endpoint at a time. */
const dueAtOnce = 64;
const parallelCalls = 8;
/** Another sender has what is due; it may stop before it is done. */
const anotherSenderMs = 5000;

/** When there is more to do for an endpoint, epoch milliseconds; undefined: nothing that is known of. */
export type NextAt = number | undefined;

/**
 * Takes over what the feeds of an endpoint say, and sends what is due: kills first. Stops when nothing is due, when the
 * endpoint does not answer, or at `until` (epoch milliseconds).
 */
export async function serveEndpoint(ports: PushPorts, id: string, until: number): Promise<NextAt> {
  for (;;) {
    const endpoint = await ports.endpoints.get(id);
    if (endpoint?.status !== 'active') return undefined;
    const feeds = await coveredFeeds(ports, endpoint);
    if (!feeds) return undefined;
    const isLeft = await followFeeds(ports, endpoint, endpoint.feeds);
    const now = instant(ports.now());
    const { pausedUntil } = endpoint;
    if (pausedUntil !== undefined && pausedUntil > now) return Date.parse(pausedUntil);
    const queued = await ports.deliveries.due(id, dueAtOnce);
    const due = queued.filter((one) => isDue(one, endpoint, now));
    if (due.length === 0) return isLeft ? ports.now() : earliest(queued);
    // One call is enough to see whether an endpoint answers again.
    const chosen = endpoint.failures === undefined ? due : due.slice(0, 1);
    const sent = await parallelMap(chosen, parallelCalls, (one) => sendChange(ports, endpoint, one, feeds));
    if (sent.every(({ kind }) => kind === 'skipped')) return ports.now() + anotherSenderMs;
    await noteRound(ports, endpoint, chosen, sent);
    if (ports.now() >= until) return ports.now();
  }
}

/** The feeds that the endpoint may hear of now; undefined while its subscriber may read nothing. */
async function coveredFeeds(
  { subscribers, feeds, now }: PushPorts,
  endpoint: Endpoint,
): Promise<ReadonlySet<string> | undefined> {
  const subscriber = await subscribers.get(endpoint.subscriber);
  if (!subscriber || !mayRead(subscriber, instant(now()))) return undefined;
  const rows = await Promise.all(endpoint.feeds.map((id) => feeds.get(id)));
  const covered = rows.filter((row) => row && (!isPrivate(row) || covers(subscriber, row.id)));
  return new Set(covered.flatMap((row) => (row ? [row.id] : [])));
}

/** A call that failed while the endpoint was down is due as soon as it is up again. */
const isDue = ({ dueAt = '', failedAt }: Delivery, { recoveredAt }: Endpoint, now: string): boolean =>
  dueAt <= now || (failedAt !== undefined && recoveredAt !== undefined && failedAt < recoveredAt);

function earliest(queued: readonly Delivery[]): NextAt {
  const [first] = queued.flatMap(({ dueAt }) => dueAt ?? []).sort();
  return first === undefined ? undefined : Date.parse(first);
}

/** Notes on the endpoint what its calls say of it: one success closes the circuit, a round of failures opens it. */
async function noteRound(
  ports: PushPorts,
  endpoint: Endpoint,
  chosen: readonly Delivery[],
  sent: readonly Sent[],
): Promise<void> {
  const at = instant(ports.now());
  const exhausted = chosen.filter((_, i) => isExhausted(sent[i]));
  if (sent.some(({ kind }) => kind === 'gone'))
    return disable(ports, endpoint, 'it answered 410: it wants no more calls');
  if (sent.some(({ kind }) => kind === 'delivered')) {
    await ports.endpoints.succeeded(endpoint, at);
    return giveUp(ports, exhausted);
  }
  const failed = sent.filter((one) => one.kind === 'failed');
  const [first] = failed;
  if (!first) return;
  const failures = (endpoint.failures ?? 0) + 1;
  const pause = failures === 1 ? 0 : pauseAfter(failures - 1, ports.random());
  const alone = exhausted.filter(({ failedSince = at }) => (endpoint.lastSuccessAt ?? '') > failedSince);
  await giveUp(ports, alone);
  if (pause === undefined || alone.length < exhausted.length)
    return disable(ports, endpoint, `it failed at every try for days: ${first.why}`);
  const wait = Math.max(pause, ...failed.map(({ notBefore = 0 }) => notBefore));
  await ports.endpoints.failed(endpoint, {
    lastFailure: first.why,
    ...(wait > 0 && { pausedUntil: instant(ports.now() + wait) }),
  });
}

const isExhausted = (sent: Sent | undefined): boolean => sent?.kind === 'failed' && sent.exhausted;

/** Others arrive, so that it is about this story. */
async function giveUp({ deliveries, log, meter }: PushPorts, rows: readonly Delivery[]): Promise<void> {
  for (const { endpoint, storyId } of rows) {
    await deliveries.giveUp(endpoint, storyId);
    meter.count('callsGivenUp');
    log.error('A call was given up after its last try', { endpoint, story: storyId });
  }
}

async function disable(
  { endpoints, log, meter, now }: PushPorts,
  { id, subscriber }: Endpoint,
  reason: string,
): Promise<void> {
  await endpoints.change(id, { status: 'disabled', reason, disabledAt: instant(now()) });
  meter.count('endpointsDisabled');
  log.error('An endpoint was disabled', { endpoint: id, subscriber, reason });
}
