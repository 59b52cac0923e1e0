import { isExpired } from '../../core/story/visibility.ts';
import { type FollowerPorts, instant, type PipelinePorts, type PublishPorts } from '../ports.ts';
import { followChanges } from './followers/index.ts';
import { publishAgain } from './publish.ts';
import { lookAheadMs, requestExpiry } from './timers.ts';

export type ExpirePorts = PublishPorts & FollowerPorts & Pick<PipelinePorts, 'expiries' | 'log'>;

const atOnce = 100;

/**
 * Removes the stories whose terms of use have ended from their feeds, and requests the removal of those that end soon,
 * to the second, by delayed messages. Returns how many were removed.
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

/** Removes a story from its feeds if its terms have ended. The row decides: a later version may have other terms. */
export async function expireStory(ports: ExpirePorts, storyId: string): Promise<0 | 1> {
  const row = await ports.stories.get(storyId);
  if (row?.expires === undefined) {
    await ports.expiries.move(storyId, undefined);
    return 0;
  }
  const { version, expires } = row;
  const now = instant(ports.now());
  if (!isExpired(row, now)) {
    await ports.expiries.move(storyId, expires);
    await requestExpiry(ports, row);
    return 0;
  }
  const published = await publishAgain(ports, row, undefined);
  if (!published) return 0;
  const { changed } = published;
  const { feeds } = changed;
  await ports.expiries.done(storyId, expires, { feeds, stories: feeds.length > 0 ? [storyId] : [] }, now);
  await followChanges(ports, [changed], `expire-${storyId}-${version}-${expires}`);
  ports.log.info('Terms of use ended', { story: storyId, version, expires, feeds: feeds.length });
  return 1;
}
