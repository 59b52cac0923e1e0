import { directoryFeed, newsSitemapFeed } from '../../contract/feeds.ts';
import { requestBuilds } from '../../pipeline/build-requests/request-builds.ts';
import { instant } from '../../pipeline/ports.ts';
import type { TransferPorts } from './ports.ts';
import { openExport } from './read-export.ts';

type Ports = Pick<TransferPorts, 'feeds' | 'feedsQueue' | 'feedsBucket' | 'now'>;

const atOnce = 100;

/** Requests the pages of all published stories of an export. Returns how many. */
export async function askForStoryPages(
  ports: Ports,
  bytes: AsyncIterable<Uint8Array>,
  cause: string,
): Promise<number> {
  let ids: string[] = [];
  let asked = 0;
  const send = async (): Promise<void> => {
    if (ids.length > 0) await requestBuilds(ports, { feeds: [], stories: ids }, cause);
    asked += ids.length;
    ids = [];
  };
  for await (const item of (await openExport(bytes)).items) {
    if (item.kind !== 'row' || item.entity !== 'story' || item.row.published === undefined) continue;
    ids.push(String(item.row.id));
    if (ids.length >= atOnce) await send();
  }
  await send();
  return asked;
}

/** Requests every feed that readers have, the directory and the news sitemap. Returns the ids of the feeds. */
export async function askForFeeds(ports: Ports, cause: string): Promise<string[]> {
  const shown = (await ports.feeds.list()).filter((feed) => feed.generation > 0).map(({ id }) => id);
  await requestBuilds(ports, { feeds: [...shown, directoryFeed, newsSitemapFeed], stories: [] }, cause);
  return shown;
}

/** Feeds of these that have not been built, head and archive, since an instant. */
export async function unbuilt(
  ports: Pick<TransferPorts, 'feedStates'>,
  ids: readonly string[],
  since: number,
): Promise<string[]> {
  const waiting: string[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    const batch = ids.slice(start, start + atOnce);
    const states = await ports.feedStates.getMany(batch);
    waiting.push(
      ...batch.filter((id) => {
        const state = states.get(id);
        return (state?.builtAt ?? '') < instant(since) || state?.archived?.stale !== undefined;
      }),
    );
  }
  return waiting;
}
