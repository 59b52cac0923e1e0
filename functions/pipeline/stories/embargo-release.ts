import { reconcileEveryMinutes } from '../../contract/functions.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { requestBuilds } from '../request-builds.ts';
import { isExpired } from './expiry.ts';
import { requestExpiry } from './expiry-removal.ts';
import { writeMemberships } from './write-memberships.ts';

export type ReleasePorts = Pick<
  PipelinePorts,
  | 'agencies'
  | 'stories'
  | 'chains'
  | 'table'
  | 'feeds'
  | 'amendments'
  | 'matcher'
  | 'feedsQueue'
  | 'receiptsQueue'
  | 'now'
  | 'log'
>;

/** Two runs of the reconciler: a story due within this is asked for by the second, and one run may fail. */
const lookAheadMs = 2 * reconcileEveryMinutes * 60_000;
const atOnce = 100;

/**
 * Publishes the stories whose embargo is over, and asks for those that are due soon, to the second, by delayed
 * messages. Returns how many were published.
 */
export async function releaseDue(ports: ReleasePorts): Promise<number> {
  const now = ports.now();
  const soon = await ports.stories.due(instant(now + lookAheadMs), atOnce);
  let released = 0;
  for (const row of soon) {
    if (row.embargoed !== undefined && row.embargoed <= instant(now))
      released += await releaseRow(ports, row);
    else await requestRelease(ports, row);
  }
  return released;
}

/** Asks for the release of a story at its time, when that is near; the reconciler asks for those further away. */
export async function requestRelease(
  ports: Pick<ReleasePorts, 'receiptsQueue' | 'now'>,
  row: Pick<StoryRow, 'id' | 'embargoed'>,
): Promise<void> {
  const waitMs =
    row.embargoed === undefined ? Number.POSITIVE_INFINITY : Date.parse(row.embargoed) - ports.now();
  if (waitMs <= lookAheadMs)
    await ports.receiptsQueue.send({ release: row.id }, Math.max(0, Math.ceil(waitMs / 1000)));
}

/** Publishes a held story if its time has come. The row decides: the embargo may have been changed or lifted. */
export async function releaseEmbargo(ports: ReleasePorts, storyId: string): Promise<void> {
  const row = await ports.stories.get(storyId);
  if (row?.embargoed === undefined || row.published !== undefined || row.pubStatus !== 'usable') return;
  if (row.embargoed > instant(ports.now())) await requestRelease(ports, row);
  else await releaseRow(ports, row);
}

async function releaseRow(ports: ReleasePorts, found: StoryRow): Promise<0 | 1> {
  const now = instant(ports.now());
  if (isExpired(found, now)) {
    // Its terms ended before its embargo did: there is nothing to be shown, now or later.
    await ports.stories.released(found, now);
    return 0;
  }
  const story = await ports.stories.read(found.object);
  const agency = await ports.agencies.get(found.agency);
  if (!story || !agency) {
    ports.log.error('Held story cannot be released', { story: found.id, hasObject: Boolean(story) });
    return 0;
  }
  const matching = await ports.matcher.destinations(story, agency.name, now);
  const ids = matching.map((one) => one.partition);
  const row = await ports.stories.release(found, ids, now);
  // A newer version took over: it settles itself.
  if (!row) return 0;
  const feeds = await writeMemberships(ports, row, matching);
  await ports.stories.released(row, now);
  await requestExpiry(ports, row);
  await requestBuilds(ports, { feeds, stories: [row.id] }, `release-${row.id}-${row.version}`);
  return 1;
}
