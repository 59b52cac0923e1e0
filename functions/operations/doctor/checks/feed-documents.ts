import { objectKeys, parseArchivePage } from '../../../contract/object-keys.ts';
import { withoutPrivateFolder } from '../../../contract/private-addresses.ts';
import { instant } from '../../../pipeline/ports.ts';
import type { FeedState } from '../../../store/entities/feeds/feed-states.ts';
import { archiveOf, type FeedRow } from '../../../store/entities/feeds/feeds.ts';
import type { Check, DoctorPorts, Trouble } from '../check.ts';
import { rebuildFeed } from '../rebuild.ts';
import { sameBytes } from '../same-bytes.ts';
import { shownFeed } from '../shown-feed.ts';

/** How often a feed is compared again that was built meanwhile; one in a steady stream is built every few seconds. */
const tries = 4;
/** Until the next look at a feed that is being built; a lease ends by itself within fifteen seconds. */
const pauseMs = 250;
const longestBuildMs = 20_000;

/** A feed that readers have and that nobody is building, with its state; undefined for others. */
async function shown(
  ports: DoctorPorts,
  id: string,
): Promise<{ feed: FeedRow; state: FeedState } | undefined> {
  for (const end = ports.now() + longestBuildMs; ports.now() < end; await ports.pause(pauseMs)) {
    const [known, state] = await Promise.all([shownFeed(ports, id), ports.feedStates.get(id)]);
    if (!known || !state) return undefined;
    if ((state.leaseUntil ?? 0) <= ports.now()) return { feed: known.feed, state };
  }
  return undefined;
}

interface Compared {
  troubles: Trouble[];
  /** The position of the archive pages that are compared next. */
  next?: string;
}

/** What `compare` finds wrong with documents of a feed that is not built at the same time. */
async function betweenBuilds(
  ports: DoctorPorts,
  id: string,
  compare: (known: { feed: FeedRow; state: FeedState }) => Promise<Compared>,
): Promise<Compared> {
  for (let n = 0; n < tries; n++) {
    const known = await shown(ports, id);
    if (!known) break;
    const result = await compare(known);
    const { length } = result.troubles;
    if (length === 0 || (await ports.feedStates.get(id))?.build === known.state.build) return result;
  }
  return { troubles: [] };
}

async function compared(
  ports: DoctorPorts,
  documents: Iterable<[key: string, bytes: Uint8Array]>,
): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  for (const [key, bytes] of documents) {
    const same = await sameBytes(ports.feedsBucket, key, bytes);
    if (same !== true)
      troubles.push({
        about: key,
        detail: `${key} ${same === undefined ? 'is missing' : 'is not what the table says'}`,
      });
  }
  return troubles;
}

const pageOf = (key: string): string | undefined =>
  objectKeys.archivePage.parse(withoutPrivateFolder(key))?.archivePage;
const isPage = (key: string): boolean => pageOf(key) !== undefined;

/** The head of a feed shows what the table says. */
export const feedHead: Check = {
  code: 'feed-head',
  on: 'feed',
  follows: true,
  severity: 'error',
  title: 'The head of a feed is missing or not what the table says',
  async find(ports, id) {
    const { troubles } = await betweenBuilds(ports, id, async ({ state: { build } }) => {
      const { documents } = await ports.rehearsal.feed(id);
      const heads = [...documents].filter(([key]) => !isPage(key));
      const found = await compared(ports, heads);
      return { troubles: found.map((trouble) => ({ ...trouble, ...(build !== undefined && { build }) })) };
    });
    return troubles;
  },
  repair: rebuildFeed,
};

/** Compares the archive pages up to a position, as many as one build renders; without it the newest. */
async function pagesUpTo(
  ports: DoctorPorts,
  id: string,
  { feed, state: { archived } }: { feed: FeedRow; state: FeedState },
  from: string | undefined,
): Promise<Compared> {
  if (!archived || archived.pages === 0 || archived.stale !== undefined) return { troubles: [] };
  const to = from ?? archived.to;
  const { documents } = await ports.rehearsal.feed(id, to);
  const own = [...documents].filter(([key]) => isPage(key));
  const troubles = await compared(ports, own);
  const numbers = own.map(([key]) => parseArchivePage(pageOf(key) ?? '').page);
  const oldest = Math.min(...numbers);
  const rows = await ports.archives.upTo(archiveOf(feed), to, numbers.length + 1);
  const next = Number.isFinite(oldest) ? rows.find(({ page }) => page < oldest) : undefined;
  return { troubles, ...(next && { next: next.to }) };
}

/** The archive pages of a feed show what the table says. */
export const feedPages: Check = {
  code: 'archive-page',
  on: 'feed',
  follows: true,
  severity: 'error',
  title: 'An archive page is missing or not what the table says',
  async find(ports, id, { pages }) {
    const troubles: Trouble[] = [];
    let from: string | undefined;
    do {
      const compared = await betweenBuilds(ports, id, (known) => pagesUpTo(ports, id, known, from));
      troubles.push(...compared.troubles);
      from = compared.next;
    } while (pages === 'all' && from !== undefined);
    return troubles;
  },
  repair: rebuildFeed,
};

/** A feed that was never built. */
export const feedState: Check = {
  code: 'feed-never-built',
  on: 'feed',
  severity: 'error',
  title: 'A feed that readers should see was never built',
  async find(ports, id, { patienceMs }) {
    const [known, state] = await Promise.all([shownFeed(ports, id), ports.feedStates.get(id)]);
    if (!known || state?.builtAt !== undefined) return [];
    const { feed } = known;
    return feed.createdAt > instant(ports.now() - patienceMs) ? [] : [{ detail: feed.title }];
  },
  repair: rebuildFeed,
};
