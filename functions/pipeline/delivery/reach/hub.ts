import { isLive } from '../../../core/delivery/change.ts';
import type { Said } from '../../../core/delivery/reach.ts';
import type { HubSubscription } from '../../../store/entities/delivery/hub-subscriptions.ts';
import type { Channel } from './channel.ts';

/**
 * What the hub has pushed: whoever took a document (2xx) that was written after an entry of the log has all that the entry
 * says. A subscription keeps only its last delivery, so that the time is when it was told at the latest.
 */
export const hub: Channel = async ({ hubSubscriptions }, { change, entries }) => {
  const said: Said[] = [];
  for await (const one of hubSubscriptions.of(change.feed)) {
    const { since, deliveredSeq = 0, deliveredAt } = one;
    if (since === undefined || since > change.at) continue;
    const isTold = deliveredSeq >= change.seq;
    const last = entries.findLast(({ seq }) => seq <= deliveredSeq);
    const had =
      last && isLive(last.type) && deliveredAt !== undefined
        ? { version: last.version, at: deliveredAt }
        : undefined;
    said.push({
      subscriber: nameOf(one),
      channel: 'hub',
      ...(isTold ? { deliveredAt } : { had }),
    });
  }
  return said;
};

/** Paths and queries of callbacks may hold secrets. */
const nameOf = ({ callback, id }: HubSubscription): string =>
  `${new URL(callback).hostname}/${id.slice(0, 8)}`;
