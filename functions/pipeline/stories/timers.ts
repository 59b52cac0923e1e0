import { reconcileEveryMinutes } from '../../contract/functions.ts';
import { isExpired } from '../../core/story/visibility.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { instant, type PublishPorts } from '../ports.ts';

type Ports = Pick<PublishPorts, 'receiptsQueue' | 'now'>;

/** Two runs of the reconciler: the second run requests what is due within this time, and one run may fail. */
export const lookAheadMs = 2 * reconcileEveryMinutes * 60_000;

/**
 * Requests what is due next for a story, when that is near: its release from an embargo, or the end of its terms. The
 * reconciler requests what is further away.
 */
export async function requestTimers(
  ports: Ports,
  row: Pick<StoryRow, 'id' | 'pubStatus' | 'published' | 'embargoed' | 'expires'>,
): Promise<void> {
  const now = instant(ports.now());
  if (row.pubStatus !== 'usable' || isExpired(row, now)) return;
  if (row.published !== undefined) await requestExpiry(ports, row);
  else await requestRelease(ports, row);
}

/** Requests the release of a story for the end of its embargo, when that is near. */
export const requestRelease = (ports: Ports, { id, embargoed }: Pick<StoryRow, 'id' | 'embargoed'>) =>
  sendAt(ports, { release: id }, embargoed);

/** Requests the removal of a story for the end of its terms, when that is near. */
export const requestExpiry = (ports: Ports, { id, expires }: Pick<StoryRow, 'id' | 'expires'>) =>
  sendAt(ports, { expire: id }, expires);

async function sendAt(
  { receiptsQueue, now }: Ports,
  message: { release: string } | { expire: string },
  at: string | undefined,
): Promise<void> {
  if (at === undefined) return;
  const waitMs = Date.parse(at) - now();
  if (waitMs <= lookAheadMs) await receiptsQueue.send(message, Math.max(0, Math.ceil(waitMs / 1000)));
}
