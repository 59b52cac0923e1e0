import { createHash } from 'node:crypto';
import { mediaTypes } from '../../../contract/public-documents.ts';
import { outcomeOf, pauseAfter } from '../../../core/delivery/retries.ts';
import { hubSignature } from '../../../core/delivery/signature.ts';
import { newLease } from '../../../store/dynamodb/row-lease.ts';
import type { HubSubscription } from '../../../store/entities/delivery/hub-subscriptions.ts';
import { parallelMap } from '../../parallel-map.ts';
import { instant } from '../../ports.ts';
import { type HubPorts, hubLeaseMs, hubUrl } from './hub-ports.ts';
import { sharedReads } from './shared-reads.ts';

/** A callback may take 15 s: one that hangs must not hold up many. */
const parallelCalls = 64;

/** A document as readers get it. */
interface TopicDocument {
  bytes: Uint8Array;
  contentType: string;
  digest: string;
}

/** Sends the documents of a feed to the callbacks that have not got them as they are now. Returns whether some are left. */
export async function distribute(ports: HubPorts, feed: string, until: number): Promise<boolean> {
  const now = instant(ports.now());
  const all = await Array.fromAsync(ports.hubSubscriptions.of(feed));
  // One that fails has its own time.
  const active = all.filter(({ until: end = '', dueAt }) => end > now && dueAt === undefined);
  const current = sharedReads((object) => currentTopic(ports, feed, object));
  let isLeft = false;
  await parallelMap(active, parallelCalls, async (one) => {
    if (ports.now() >= until) isLeft = true;
    else await deliverTopic(ports, one, current);
  });
  return isLeft;
}

/**
 * Sends a topic to one callback (W3C WebSub §7), byte for byte as readers get it. The document is read after the row is
 * leased, so that an older one never follows a newer one. A failure does not end the lease of the subscriber; 410 does.
 */
export async function deliverTopic(
  ports: HubPorts,
  subscription: HubSubscription,
  current = (object: string) => currentTopic(ports, subscription.feed, object),
): Promise<void> {
  const now = ports.now();
  const lease = newLease(now, hubLeaseMs);
  const { owner } = lease;
  const leased = await ports.hubSubscriptions.lease(subscription, lease);
  if (!leased) return;
  const { document, logged } = await current(leased.object);
  const isActive = leased.until !== undefined && leased.until > instant(now);
  if (!isActive) return ports.hubSubscriptions.end(leased, owner, now, 'its lease has ended');
  if (!document || document.digest === leased.delivered)
    return ports.hubSubscriptions.note(leased, owner, {}, ['failures']);
  const { topic, callback, secret, failures = 0 } = leased;
  const headers = {
    'content-type': document.contentType,
    link: `<${hubUrl(ports.baseUrl)}>; rel="hub", <${topic}>; rel="self"`,
    ...(secret !== undefined && { 'x-hub-signature': hubSignature(document.bytes, secret) }),
  };
  const answer = await ports.call({ method: 'POST', url: callback, headers, body: document.bytes });
  const outcome = outcomeOf(answer, ports.now());
  if (outcome.kind === 'gone')
    return ports.hubSubscriptions.end(leased, owner, ports.now(), 'its callback answered 410');
  if (outcome.kind === 'delivered') {
    ports.meter.count('calls');
    const taken = {
      delivered: document.digest,
      deliveredAt: instant(ports.now()),
      ...(logged !== undefined && { deliveredSeq: logged }),
    };
    return ports.hubSubscriptions.note(leased, owner, taken, ['failures', 'reason']);
  }
  ports.meter.count('callsFailed');
  const pause = pauseAfter(failures + 1, ports.random());
  if (pause === undefined) {
    // After the last try it waits for the next change.
    ports.log.warn('A callback did not take a topic', {
      feed: leased.feed,
      subscription: leased.id,
      why: outcome.why,
    });
    const reason = `given up until the next change: ${outcome.why}`;
    return ports.hubSubscriptions.note(leased, owner, { reason }, ['failures']);
  }
  const dueAt = instant(ports.now() + Math.max(pause, outcome.notBefore ?? 0));
  const failed = { failures: failures + 1, dueAt, reason: outcome.why };
  await ports.hubSubscriptions.note(leased, owner, failed, []);
}

/** The document of a topic as it is now, and the entry of its feed's log up to which it has everything. */
async function currentTopic(
  ports: HubPorts,
  feed: string,
  object: string,
): Promise<{ document: TopicDocument | undefined; logged: number | undefined }> {
  // The log is written after the documents: what it says now, the document that is read next has.
  const log = await ports.changeLogs.get(feed);
  return { document: await documentOf(ports, { object }), logged: log?.written };
}

/** The document of a topic as it is now; undefined while there is none. */
export async function documentOf(
  { feedsBucket }: Pick<HubPorts, 'feedsBucket'>,
  { object }: Pick<HubSubscription, 'object'>,
): Promise<TopicDocument | undefined> {
  const found = await feedsBucket.get(object);
  if (found?.contentType === undefined) return undefined;
  // The bucket stores some types under names that CloudFront compresses; readers get the real ones.
  const contentType = mediaTypes.feeds?.[object.slice(object.lastIndexOf('.') + 1)] ?? found.contentType;
  const digest = createHash('sha256').update(found.bytes).digest('hex');
  return { bytes: found.bytes, contentType, digest };
}
