import { isLive } from '../../../core/delivery/change.ts';
import type { Said } from '../../../core/delivery/reach.ts';
import { parallelMap } from '../../parallel-map.ts';
import type { Channel, ReachPorts } from './channel.ts';

const atOnce = 16;

/**
 * What subscribers have acknowledged: whoever said that its copy went up to an entry before the change, and to the first
 * that names the story or a later one, had the version of that entry. The change is confirmed by an acknowledgement of it,
 * or of a later entry, that agrees with what the feed held.
 */
export const copies: Channel = async (ports, { change, entries, subscribers }) => {
  const { feed, seq } = change;
  const first = entries[0]?.seq ?? seq;
  return parallelMap([...subscribers], atOnce, async (subscriber): Promise<Said[]> => {
    const [before, after] = await Promise.all([
      ports.acks.lastBetween(feed, subscriber, first, seq),
      ports.acks.firstAgreed(feed, subscriber, seq),
    ]);
    const had = before && entries.findLast((entry) => entry.seq <= before.seq);
    return [
      {
        subscriber,
        channel: 'copy',
        ...(before && had && isLive(had.type) && { had: { version: had.version, at: before.at } }),
        ...(after && { confirmedAt: after.at }),
      },
    ];
  }).then((all) => all.flat());
};

/** Subscribers who have ever acknowledged anything of a feed. */
export const acknowledging = async ({ acks }: Pick<ReachPorts, 'acks'>, feed: string): Promise<string[]> =>
  (await acks.onFeed(feed)).map(({ subscriber }) => subscriber);
