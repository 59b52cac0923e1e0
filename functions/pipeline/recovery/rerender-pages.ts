import { builtInFeeds, directoryFeed, newsSitemapFeed } from '../../contract/feeds.ts';
import { publicFiles, storyPageKey } from '../../contract/object-keys.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import type { PagesRenewal } from '../../store/entities/reconciler.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import { fingerprintKey, siteFingerprintOf } from '../document-metadata.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';
import { publishedBefore } from '../stories/rewrite-chain.ts';

type Ports = Pick<
  PipelinePorts,
  'memberships' | 'chains' | 'feedsBucket' | 'feedsQueue' | 'now' | 'log' | 'meter'
>;

/** Pages that are requested in one run: about a second of all builders, so that no news waits for them. */
const pagesAtOnce = 200;
/** After as many windows without an old page a run stops. */
const windowsAtOnce = 5;
/** A page that is still old after so many requests, a minute apart, cannot be rendered. */
const requestsEach = 3;
const parallelReads = 32;

/** Documents that are checked together, each with the feed or story whose build writes it. */
interface Window {
  documents: { key: string; feed?: string; story?: string }[];
  /** Where the next window begins; absent after the last one. */
  upTo?: string;
}

/**
 * After a release whose renderers write other bytes, and when the site has another name or address, has the pages
 * of all stories, the directory and the news sitemap rendered again: first the newest, then all stories from the oldest
 * on, some at a time. The state of the feed of all stories has the fingerprint that is wanted, since its builder knows
 * the site, and its rows name all stories, also withdrawn ones; each page has its fingerprint in its metadata. Pages
 * with another fingerprint are requested again, so that a lost message costs a minute; one that cannot be rendered
 * stays as it is and is reported. Reads nothing once all of them have the fingerprint.
 */
export async function rerenderPages(
  ports: Ports,
  latest: FeedState | undefined,
  before: PagesRenewal | undefined,
): Promise<{ pages?: PagesRenewal; asked: number }> {
  const look = siteFingerprintOf(latest?.archived?.look);
  if (look === undefined) return { ...(before && { pages: before }), asked: 0 };
  let pages: PagesRenewal = before?.look === look ? before : { look, upTo: '', first: true };
  for (let windows = 0; pages.upTo !== undefined && windows < windowsAtOnce; windows++) {
    const window = pages.first ? await newestWindow(ports) : await windowAfter(ports, pages.upTo);
    const old = await outdated(ports, window, look);
    const asks = pages.asks ?? 0;
    if (old.length > 0 && asks < requestsEach) {
      await request(ports, old);
      return { pages: { ...pages, asks: asks + 1 }, asked: old.length };
    }
    if (old.length > 0) reportLeft(ports, old);
    pages = { look, ...(window.upTo !== undefined && { upTo: window.upTo }) };
  }
  return { pages, asked: 0 };
}

/** The documents that people see first. */
async function newestWindow(ports: Ports): Promise<Window> {
  const newest = await ports.memberships.newest(builtInFeeds.latest, pagesAtOnce / 2);
  return {
    documents: [
      { key: publicFiles.directory, feed: directoryFeed },
      { key: publicFiles.newsSitemap, feed: newsSitemapFeed },
      ...(await pagesOf(ports, newest.slice(0, pagesAtOnce))),
    ],
    upTo: '',
  };
}

async function windowAfter(ports: Ports, position: string): Promise<Window> {
  // The bound is that of live stories; of those that are gone there may be any number between them.
  const found = await ports.memberships.between(builtInFeeds.latest, position, '~', pagesAtOnce);
  const entries = found.slice(0, pagesAtOnce);
  const last = entries.at(-1);
  const isLast = last === undefined || found.length < pagesAtOnce;
  return { documents: await pagesOf(ports, entries), ...(!isLast && { upTo: placeOf(last) }) };
}

/** The pages of the stories that entries show, and of those that they replaced, which still have pages. */
async function pagesOf(ports: Ports, entries: Membership[]): Promise<Window['documents']> {
  const ids = await parallelMap(entries, parallelReads, async ({ storyId, story }) => {
    if (story === undefined) return [storyId];
    const row = await ports.chains.row(story);
    const older = row === undefined ? [] : await publishedBefore(ports, row);
    return [story, ...older.map(({ id }) => id)];
  });
  return ids.flat().map((story) => ({ key: storyPageKey(story), story }));
}

async function outdated(
  { feedsBucket }: Ports,
  { documents }: Window,
  look: string,
): Promise<Window['documents']> {
  const stored = await parallelMap(documents, parallelReads, ({ key }) => feedsBucket.head(key));
  return documents.filter((_, index) => stored[index]?.metadata[fingerprintKey] !== look);
}

const request = (ports: Ports, documents: Window['documents']): Promise<void> =>
  requestBuilds(
    ports,
    {
      feeds: documents.flatMap(({ feed }) => feed ?? []),
      stories: documents.flatMap(({ story }) => story ?? []),
    },
    `look-${ports.now()}`,
  );

function reportLeft({ meter, log }: Ports, documents: Window['documents']): void {
  meter.count('pagesNotRenewed', documents.length);
  const keys = documents.slice(0, 10).map(({ key }) => key);
  log.error('Pages cannot be rendered again', { count: documents.length, keys });
}
