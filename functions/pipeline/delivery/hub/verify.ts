import { randomBytes } from 'node:crypto';
import { verificationUrl } from '../../../core/delivery/hub-request.ts';
import { newLease } from '../../../store/dynamodb/row-lease.ts';
import type { HubSubscription } from '../../../store/entities/delivery/hub-subscriptions.ts';
import { isPrivate } from '../../../store/entities/feeds/feeds.ts';
import { instant } from '../../ports.ts';
import { documentOf } from './distribute.ts';
import { type HubPorts, hubLeaseMs } from './hub-ports.ts';

/** Pauses after a callback that did not answer, milliseconds; then the request is dropped. */
const tries = [10_000, 60_000, 600_000];

/**
 * Asks a callback whether it meant what was asked for it (W3C WebSub §5.3), and does it when the callback repeats the
 * challenge. A topic that is none of this site is denied (§5.2). Every request ends here, active or with a logged reason.
 */
export async function verifyIntent(ports: HubPorts, feed: string, id: string): Promise<void> {
  const lease = newLease(ports.now(), hubLeaseMs);
  const { owner } = lease;
  const leased = await ports.hubSubscriptions.lease({ feed, id }, lease);
  if (!leased) return;
  const { pending } = leased;
  if (!pending) return ports.hubSubscriptions.note(leased, owner, {}, []);
  const reason = await refusalOf(ports, leased);
  if (reason !== undefined) return deny(ports, leased, owner, reason);
  const challenge = randomBytes(24).toString('base64url');
  const url = verificationUrl(leased.callback, {
    'hub.mode': pending.mode,
    'hub.topic': leased.topic,
    'hub.challenge': challenge,
    ...(pending.mode === 'subscribe' && { 'hub.lease_seconds': String(pending.leaseSeconds) }),
  });
  const answer = await ports.call({ method: 'GET', url, headers: {}, readBytes: challenge.length + 1 });
  if (answer.kind === 'failed') return again(ports, leased, owner, `${answer.why}: ${answer.detail}`);
  if (answer.status >= 500) return again(ports, leased, owner, `status ${answer.status}`);
  const said = Buffer.from(answer.body).toString();
  if (answer.status < 200 || answer.status > 299 || said !== challenge)
    return drop(ports, leased, owner, `it did not repeat the challenge (status ${answer.status})`);
  if (pending.mode === 'unsubscribe')
    return ports.hubSubscriptions.end(leased, owner, ports.now(), 'it has unsubscribed');
  await activate(ports, leased, owner);
}

async function activate(ports: HubPorts, leased: HubSubscription, owner: string): Promise<void> {
  const { leaseSeconds = 0, secret } = leased.pending ?? {};
  await ports.feedStates.follow(leased.feed);
  // What it can read already is not sent: only changes are.
  const current = await documentOf(ports, leased);
  const until = instant(ports.now() + leaseSeconds * 1000);
  const delivered = leased.delivered ?? current?.digest;
  await ports.hubSubscriptions.note(
    leased,
    owner,
    {
      until,
      since: leased.since ?? instant(ports.now()),
      ...(secret !== undefined && { secret }),
      ...(delivered !== undefined && { delivered }),
    },
    ['pending', 'failures', 'secret', 'reason'],
  );
}

/** Only what anybody may read is a topic. */
async function refusalOf(ports: HubPorts, asked: HubSubscription): Promise<string | undefined> {
  const { baseUrl, feeds } = ports;
  const { topic, object, feed, pending } = asked;
  if (topic !== `${baseUrl}/${object}`) return 'the topic is none of this site';
  const row = await feeds.get(feed);
  // An end is an end, also of a feed that is gone.
  if (pending?.mode === 'unsubscribe') return undefined;
  if (!row || isPrivate(row) || row.retiredAt !== undefined) return 'there is no such feed';
  return (await documentOf(ports, asked)) ? undefined : 'the feed has no such format';
}

async function deny(ports: HubPorts, leased: HubSubscription, owner: string, reason: string): Promise<void> {
  const url = verificationUrl(leased.callback, {
    'hub.mode': 'denied',
    'hub.topic': leased.topic,
    'hub.reason': reason,
  });
  await ports.call({ method: 'GET', url, headers: {} });
  await drop(ports, leased, owner, reason);
}

async function again(ports: HubPorts, leased: HubSubscription, owner: string, why: string): Promise<void> {
  const { failures = 0 } = leased;
  const pause = tries[failures];
  if (pause === undefined) return drop(ports, leased, owner, why);
  const dueAt = instant(ports.now() + pause);
  await ports.hubSubscriptions.note(leased, owner, { failures: failures + 1, dueAt, reason: why }, []);
}

/** Forgets a request; a subscription that was active before goes on. */
async function drop(ports: HubPorts, leased: HubSubscription, owner: string, reason: string): Promise<void> {
  const { feed, id, pending } = leased;
  ports.log.warn('A request to the hub was dropped', { feed, subscription: id, mode: pending?.mode, reason });
  if (leased.until === undefined) return ports.hubSubscriptions.end(leased, owner, ports.now(), reason);
  await ports.hubSubscriptions.note(leased, owner, { reason }, ['pending', 'failures']);
}
