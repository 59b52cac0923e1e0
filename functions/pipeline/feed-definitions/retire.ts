import { requestBuilds } from '../build-requests/request-builds.ts';
import { instant, type PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feeds' | 'definitions' | 'feedsQueue' | 'now'>;

/**
 * Retires a defined feed: no story goes into it any more, it leaves the directory and the list of feeds, its
 * archive is removed, and its addresses answer 410. The builder removes the documents, and the reconciler requests
 * that again until it is done. `defineFeed` brings the feed back under its address. Idempotent.
 *
 * @returns false when there is no such feed, or it is a built-in one
 */
export async function retireFeed(ports: Ports, id: string): Promise<boolean> {
  // The row first: from then on nobody shows the feed, even if this stops here.
  const row = await ports.feeds.retire(id, instant(ports.now()));
  if (!row) return false;
  await ports.definitions.remove(id);
  await ports.definitions.removeFilling(id);
  await requestBuilds(ports, { feeds: [id], stories: [] }, `retire-${id}-${ports.now()}`);
  return true;
}

/** Repeats the retirement of feeds that were retired until `until` and still have documents. */
export async function finishRetirements(ports: Ports, until: string): Promise<void> {
  for (const { id } of await ports.feeds.retiring(until)) await retireFeed(ports, id);
}
