import { requestBuilds } from '../build-requests/request-builds.ts';
import { instant, type PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feeds' | 'changeLogs' | 'feedsQueue' | 'now'>;

/**
 * Has a log of a feed's changes kept from now on, and for ever. What the feed has already is added to it as `joined`.
 * Returns false when there is no such feed, or it is retired. Idempotent.
 */
export async function keepLog(ports: Ports, id: string): Promise<boolean> {
  // First the log: a feed that has to have one and does not would take all its stories for new ones.
  if ((await ports.feeds.get(id)) === undefined) return false;
  await ports.changeLogs.begin(id, instant(ports.now()));
  if (!(await ports.feeds.keepLog(id))) return false;
  await requestBuilds(ports, { feeds: [id], stories: [] }, `log-${id}-${ports.now()}`);
  return true;
}
