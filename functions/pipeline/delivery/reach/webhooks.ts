import { isLive } from '../../../core/delivery/change.ts';
import type { Said } from '../../../core/delivery/reach.ts';
import type { Endpoint } from '../../../store/entities/delivery/endpoints.ts';
import { parallelMap } from '../../parallel-map.ts';
import type { AskedOfChannel, Channel, ReachPorts } from './channel.ts';

const atOnce = 16;

/**
 * What endpoints have taken: whoever answered a call with 2xx has the version of that call, and was told of the change by
 * the first call of its entry or a later one. One that has taken neither is owed the call: it is open. An endpoint that came after the change had nothing to take down.
 */
export const webhooks: Channel = async (ports, asked) => {
  const { feed, at } = asked.change;
  const [current, removed] = await Promise.all([ports.endpoints.list(), ports.endpoints.removed()]);
  const following = [...current, ...removed].filter(
    ({ feeds, createdAt }) => feeds.includes(feed) && createdAt <= at,
  );
  const said = await parallelMap(following, atOnce, (endpoint) => saidBy(ports, asked, endpoint));
  return said.flat();
};

async function saidBy(
  { deliveries }: ReachPorts,
  { storyId, change }: AskedOfChannel,
  { id, subscriber, status }: Endpoint,
): Promise<Said[]> {
  const { feed, seq, item = storyId } = change;
  const { calls = [] } = (await deliveries.get(id, item)) ?? {};
  const before = calls.findLast(({ seqs }) => (seqs[feed] ?? 0) < seq);
  const told = calls.find(({ seqs }) => (seqs[feed] ?? 0) >= seq);
  const had = before && isLive(before.type) ? { version: before.version, at: before.at } : undefined;
  // It was removed, and never had the story.
  if (status === 'removed' && !had && !told) return [];
  return [{ subscriber, channel: 'webhook', had, deliveredAt: told?.at, mustBeTold: status !== 'removed' }];
}
