import { reconcileEveryMinutes } from '../../contract/functions.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { requestBuilds } from '../request-builds.ts';
import { isExpired } from './expiry.ts';
import { type MembershipPorts, writeMemberships } from './write-memberships.ts';

export type ExpirePorts = MembershipPorts &
  Pick<PipelinePorts, 'stories' | 'expiries' | 'feedsQueue' | 'receiptsQueue' | 'log'>;

/** Two runs of the reconciler: an end within this is asked for by the second, and one run may fail. */
const lookAheadMs = 2 * reconcileEveryMinutes * 60_000;
const atOnce = 100;

/**
 * Takes the stories out of their feeds whose terms of use have ended, and asks for those that end soon, to the second,
 * by delayed messages. Returns how many were taken out.
 */
export async function expireDue(ports: ExpirePorts): Promise<number> {
  const now = ports.now();
  const soon = await ports.expiries.due(instant(now + lookAheadMs), atOnce);
  let expired = 0;
  for (const { storyId, wsk } of soon) {
    if (Date.parse(wsk) <= now) expired += await expireStory(ports, storyId);
    else await requestExpiry(ports, { id: storyId, expires: wsk });
  }
  return expired;
}

/** Asks for the end of a story at its time, when that is near; the reconciler asks for those further away. */
export async function requestExpiry(
  ports: Pick<PipelinePorts, 'receiptsQueue' | 'now'>,
  { id, expires }: Pick<StoryRow, 'id' | 'expires'>,
): Promise<void> {
  if (expires === undefined) return;
  const waitMs = Date.parse(expires) - ports.now();
  if (waitMs <= lookAheadMs)
    await ports.receiptsQueue.send({ expire: id }, Math.max(0, Math.ceil(waitMs / 1000)));
}

/** Takes a story out of its feeds if its terms have ended. The row decides: a later version may have other terms. */
export async function expireStory(ports: ExpirePorts, storyId: string): Promise<0 | 1> {
  const row = await ports.stories.get(storyId);
  if (row?.expires === undefined) {
    await ports.expiries.move(storyId, undefined);
    return 0;
  }
  const { expires } = row;
  const now = instant(ports.now());
  if (!isExpired(row, now)) {
    await ports.expiries.move(storyId, expires);
    await requestExpiry(ports, row);
    return 0;
  }
  const feeds = await writeMemberships(ports, row, []);
  const stories = feeds.length > 0 ? [storyId] : [];
  await ports.expiries.done(storyId, expires, { feeds, stories }, now);
  await requestBuilds(ports, { feeds, stories }, `expire-${storyId}-${row.version}-${expires}`);
  ports.log.info('Terms of use ended', {
    story: storyId,
    version: row.version,
    expires,
    feeds: feeds.length,
  });
  return 1;
}
