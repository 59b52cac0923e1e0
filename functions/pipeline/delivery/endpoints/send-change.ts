import { isLive } from '../../../core/delivery/change.ts';
import { currentChange, isUrgentType, type LastChange } from '../../../core/delivery/current-state.ts';
import { type CallOutcome, outcomeOf, pauseAfter } from '../../../core/delivery/retries.ts';
import { type SigningSecret, signatureHeaders } from '../../../core/delivery/signature.ts';
import { callId, storyBody, type WebhookBody } from '../../../core/delivery/webhook-message.ts';
import { stateOf } from '../../../core/story/visibility.ts';
import { newLease } from '../../../store/dynamodb/row-lease.ts';
import type { Delivery, Wanted } from '../../../store/entities/delivery/deliveries.ts';
import type { Endpoint } from '../../../store/entities/delivery/endpoints.ts';
import { instant } from '../../ports.ts';
import type { PushPorts } from './push-ports.ts';

/** Longer than a call can take, so that nobody sends while another sender is alive. */
const leaseMs = 60_000;
/** A feed that is not built yet is asked for again. */
const waitForFeedMs = 15_000;

/** What came of one delivery. `exhausted`: it was the last try of the schedule. */
export type Sent =
  | { kind: 'skipped' | 'waiting' | 'delivered' | 'gone' }
  | { kind: 'failed'; why: string; notBefore?: number; exhausted: boolean };

/**
 * Sends what a story is now to an endpoint, with a lease on the row of the two: one sender at a time, and what it sends
 * is read after it has the lease, so that an older state never follows a newer one.
 */
export async function sendChange(
  ports: PushPorts,
  endpoint: Endpoint,
  due: Delivery,
  feeds: ReadonlySet<string>,
): Promise<Sent> {
  const now = ports.now();
  const lease = newLease(now, leaseMs);
  const { owner } = lease;
  const leased = await ports.deliveries.lease(due, lease);
  if (!leased) return { kind: 'skipped' };
  const change = await sayable(ports, leased, feeds);
  if (change === 'not yet') return postpone(ports, leased, owner);
  if (change === 'nothing') {
    await ports.deliveries.delivered(leased, owner, { at: instant(now) });
    return { kind: 'delivered' };
  }
  const covered = Object.entries(leased.feeds).filter(([feed]) => feeds.has(feed));
  const { storyId } = leased;
  const { baseUrl } = ports;
  const body = storyBody({ storyId, change, feeds: new Map(covered), baseUrl });
  const outcome = await callEndpoint(ports, endpoint, callId(endpoint.id, storyId, leased.wanted), body);
  if (outcome.kind === 'failed') return failed(ports, leased, owner, { outcome, change });
  // What wants nothing more keeps what it has not got: it may be enabled again.
  if (outcome.kind === 'gone') await ports.deliveries.release(leased, owner);
  else await delivered(ports, leased, owner, change);
  return outcome;
}

/**
 * What may be said of a story now. Fails closed: a story that readers may not see any more is not announced, although
 * the feed still says so; what has to be taken down is also said of feeds that the contract covers no longer.
 */
async function sayable(
  { stories, now }: PushPorts,
  { storyId, feeds: said }: Delivery,
  feeds: ReadonlySet<string>,
): Promise<Wanted | 'not yet' | 'nothing'> {
  const change = currentChange(Object.values(said));
  if (!change) return 'nothing';
  if (!isLive(change.type)) return change;
  const covered = Object.entries(said).filter(([feed]) => feeds.has(feed));
  const shown = currentChange(covered.map(([, one]) => one));
  if (!shown) return 'nothing';
  const row = await stories.get(shown.story ?? storyId);
  return row && stateOf(row, instant(now())) === 'published' ? shown : 'not yet';
}

async function postpone({ deliveries, now }: PushPorts, leased: Delivery, owner: string): Promise<Sent> {
  await deliveries.postpone(leased, owner, instant(now() + waitForFeedMs));
  return { kind: 'waiting' };
}

async function delivered(
  ports: PushPorts,
  leased: Delivery,
  owner: string,
  change: LastChange,
): Promise<void> {
  const { type, version, at } = change;
  await ports.deliveries.delivered(leased, owner, { at: instant(ports.now()), type, version });
  ports.meter.count('calls');
  if (leased.failures === undefined) ports.meter.milliseconds('changeToCall', ports.now() - Date.parse(at));
}

async function failed(
  ports: PushPorts,
  leased: Delivery,
  owner: string,
  { outcome, change }: { outcome: Extract<CallOutcome, { kind: 'failed' }>; change: LastChange },
): Promise<Sent> {
  const { why, notBefore = 0 } = outcome;
  const now = ports.now();
  const pause = pauseAfter((leased.failures ?? 0) + 1, ports.random());
  const urgent = isUrgentType(change.type);
  // After the last try it stays due: whether it is given up is for the endpoint to say.
  const dueAt = instant(now + Math.max(pause ?? 0, notBefore));
  await ports.deliveries.failed(leased, owner, { at: instant(now), why, urgent, dueAt });
  ports.meter.count('callsFailed');
  return { kind: 'failed', why, notBefore, exhausted: pause === undefined };
}

/**
 * Calls an endpoint with a signed body (Standard Webhooks 1.0). Over https only, also where the address came with an
 * import from a desk that was less strict.
 */
export async function callEndpoint(
  { call, now }: Pick<PushPorts, 'call' | 'now'>,
  { url, secrets }: { url: string; secrets: readonly SigningSecret[] },
  id: string,
  message: WebhookBody,
): Promise<CallOutcome> {
  const body = JSON.stringify(message);
  const timestamp = Math.floor(now() / 1000);
  const headers = {
    'content-type': 'application/json',
    ...signatureHeaders({ id, timestamp, body }, secrets),
  };
  return outcomeOf(
    await call({ method: 'POST', url, headers, body: Buffer.from(body), httpsOnly: true }),
    now(),
  );
}
