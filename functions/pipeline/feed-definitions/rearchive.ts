import { requestBuilds } from '../build-requests/request-builds.ts';
import { skewMs } from '../pacing/clock-skew.ts';
import { instant, type PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feeds' | 'backlogs' | 'feedsQueue' | 'now' | 'log'>;

/** While old stories come, the archive is not written again, but for no longer than `longestMs`. */
const quietMs = 60_000;
const longestMs = 1_800_000;
/** Until the next look at a feed of which another archive is being written. */
const busyMs = 120_000;

/**
 * Has the archive of a feed written again with the old stories that it lacks, each in its place by date. Readers keep
 * the archive they have until the new one is complete. Idempotent; the reconciler asks for it.
 */
export async function rearchive(ports: Ports, id: string): Promise<void> {
  const backlog = await ports.backlogs.get(id);
  if (!backlog) return;
  const now = ports.now();
  const isStream = now - Date.parse(backlog.last) < quietMs && now - Date.parse(backlog.first) < longestMs;
  if (isStream) return ports.backlogs.postpone(backlog, instant(now + quietMs));
  const row = await ports.feeds.get(id);
  // A feed of young stories has no archive, and a feed that is filled for the first time takes them with all others.
  if (!row || row.aging || row.generation === 0 || row.retiredAt !== undefined)
    return ports.backlogs.done(backlog);
  const since = instant(Math.max(now, Date.parse(backlog.storedAt)) + skewMs);
  if (!(await ports.feeds.rearchive(row, since)))
    return ports.backlogs.postpone(backlog, instant(now + busyMs));
  ports.log.info('Archive is written again', { feed: id, stories: backlog.noted });
  await requestBuilds(ports, { feeds: [id], stories: [] }, `rearchive-${id}-${now}`);
  await ports.backlogs.done(backlog);
}
