import { isHeldBack } from '../../core/story/embargo-hold.ts';
import { isExpired } from '../../core/story/visibility.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { type FollowerPorts, type IngestPorts, instant, type PublishPorts } from '../ports.ts';
import { followChanges } from './followers/index.ts';
import { publishAgain, publishedTextOf } from './publish.ts';
import { lookAheadMs, requestRelease } from './timers.ts';

export type ReleasePorts = PublishPorts & FollowerPorts & Pick<IngestPorts, 'stories' | 'agencies' | 'log'>;

const atOnce = 100;

/**
 * Publishes the stories whose embargo is over, and requests the release of those that are due soon, to the second, by
 * delayed messages. Returns how many were published.
 */
export async function releaseDue(ports: ReleasePorts): Promise<number> {
  const soon = await ports.stories.due(instant(ports.now() + lookAheadMs), atOnce);
  let released = 0;
  for (const found of soon) {
    if (isHeldBack(found, instant(ports.now()))) {
      await requestRelease(ports, found);
      continue;
    }
    // The index may be behind the row.
    const row = await ports.stories.get(found.id);
    if (row?.version === found.version) released += await release(ports, row);
  }
  return released;
}

/** Publishes a held story if its time has come. The row decides: the embargo may have been changed or lifted. */
export async function releaseEmbargo(ports: ReleasePorts, storyId: string): Promise<void> {
  const row = await ports.stories.get(storyId);
  if (row?.embargoed === undefined || row.published !== undefined || row.pubStatus !== 'usable') return;
  if (isHeldBack(row, instant(ports.now()))) await requestRelease(ports, row);
  else await release(ports, row);
}

async function release(ports: ReleasePorts, row: StoryRow): Promise<0 | 1> {
  const now = instant(ports.now());
  if (isExpired(row, now)) {
    // Its terms ended before its embargo did: it is never shown.
    await ports.stories.released(row, now);
    return 0;
  }
  const text = await publishedTextOf(ports, row);
  if (!text) {
    ports.log.error('Held story cannot be released: its text or its agency is gone', { story: row.id });
    return 0;
  }
  const published = await publishAgain(ports, row, text);
  // A newer version is current by now, and its writer publishes it.
  if (!published) return 0;
  // After its rows are stored: a build that began before this time may lack it.
  await ports.stories.released(row, instant(ports.now()));
  const changed = { ...published.changed, story: text.story };
  await followChanges(ports, [{ ...changed, released: true }], `release-${row.id}-${row.version}`);
  return 1;
}
