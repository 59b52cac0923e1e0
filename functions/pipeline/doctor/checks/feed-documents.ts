import { partitionOf } from '../../../store/definitions.ts';
import type { FeedRow, FeedState } from '../../../store/feeds.ts';
import { instant } from '../../desk.ts';
import type { Check, DoctorPorts, Trouble } from '../check.ts';
import { renewFeed } from '../renew.ts';
import { sameBytes } from '../same-bytes.ts';

/** A feed that readers can see, and what its builder noted; undefined for others, and while one is being built. */
async function shown(
  ports: DoctorPorts,
  id: string,
): Promise<{ feed: FeedRow; state: FeedState } | undefined> {
  const [feed, state] = await Promise.all([ports.feeds.get(id), ports.feeds.state(id)]);
  if (!feed || feed.generation === 0 || feed.retiredAt !== undefined || !state) return undefined;
  return (state.leaseUntil ?? 0) > ports.now() ? undefined : { feed, state };
}

/** What is wrong with documents; nothing when the feed was built while they were looked at. */
async function compared(
  ports: DoctorPorts,
  id: string,
  { build }: FeedState,
  documents: ReadonlyMap<string, Uint8Array>,
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
  const now = await ports.feeds.state(id);
  return now?.build === build ? troubles : [];
}

const isPage = (key: string): boolean => key.includes('/archive/');

/** The head of a feed shows what the table says. */
export const feedHead: Check = {
  code: 'feed-head',
  on: 'feed',
  follows: true,
  severity: 'error',
  title: 'The head of a feed is missing or not what the table says',
  async find(ports, id) {
    const known = await shown(ports, id);
    if (!known) return [];
    const { documents } = await ports.rehearsal.feed(id);
    return compared(ports, id, known.state, new Map([...documents].filter(([key]) => !isPage(key))));
  },
  mend: renewFeed,
};

/** The archive pages of a feed show what the table says. */
export const feedPages: Check = {
  code: 'archive-page',
  on: 'feed',
  follows: true,
  severity: 'error',
  title: 'An archive page is missing or not what the table says',
  async find(ports, id, { pages }) {
    const known = await shown(ports, id);
    const archived = known?.state.archived;
    if (!known || !archived || archived.pages === 0 || archived.stale !== undefined) return [];
    const partition = partitionOf(id, known.feed.generation);
    const troubles: Trouble[] = [];
    let to = archived.to;
    for (;;) {
      const { documents } = await ports.rehearsal.feed(id, to);
      const own = new Map([...documents].filter(([key]) => isPage(key)));
      troubles.push(...(await compared(ports, id, known.state, own)));
      // The builder did as many pages as it does in one turn.
      const numbers = [...own.keys()].map((key) => Number(/\/archive\/(\d+)\./.exec(key)?.[1]));
      const oldest = Math.min(...numbers);
      const next = (await ports.archives.upTo(partition, to, numbers.length + 1)).find(
        ({ page }) => page < oldest,
      );
      if (pages === 'newest' || !next || !Number.isFinite(oldest)) return troubles;
      to = next.to;
    }
  },
  mend: renewFeed,
};

/** A feed that was built before work that it should show was finished. */
export const feedState: Check = {
  code: 'feed-never-built',
  on: 'feed',
  severity: 'error',
  title: 'A feed that readers should see was never built',
  async find(ports, id, { patienceMs }) {
    const [feed, state] = await Promise.all([ports.feeds.get(id), ports.feeds.state(id)]);
    if (!feed || feed.generation === 0 || feed.retiredAt !== undefined || state?.builtAt !== undefined)
      return [];
    return feed.createdAt > instant(ports.now() - patienceMs) ? [] : [{ detail: feed.title }];
  },
  mend: renewFeed,
};
