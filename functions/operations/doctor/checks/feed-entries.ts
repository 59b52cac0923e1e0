import { objectKeys } from '../../../contract/object-keys.ts';
import { requestBuilds } from '../../../pipeline/build-requests/request-builds.ts';
import { keys } from '../../../store/dynamodb/keys.ts';
import type { Membership } from '../../../store/entities/feeds/memberships.ts';
import type { Check, DoctorPorts } from '../check.ts';
import { rewriteMemberships } from '../rewrite-memberships.ts';
import { shownFeed } from '../shown-feed.ts';

/** The story that the object of an entry belongs to; a rewrite has the id of the first story of its chain. */
const storyOf = ({ object }: Membership): string => objectKeys.story.parse(object)?.story ?? '';

interface Stray {
  entry: Membership;
  partition: string;
  /** The story was published, so its own rows have to be written again. */
  published: boolean;
}

async function strays(ports: DoctorPorts, id: string): Promise<Stray[]> {
  const shown = await shownFeed(ports, id);
  if (!shown) return [];
  const { feed, partition } = shown;
  const live = (await ports.memberships.newest(partition, feed.size)).filter(({ state }) => state === 'live');
  const rows = await ports.table.getMany<{
    id?: string;
    published?: string;
    pubStatus?: string;
    version?: number;
  }>([...new Set(live.map(storyOf))].map((story) => keys.story(story)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return live.flatMap((entry) => {
    const row = byId.get(storyOf(entry));
    const published = row?.published !== undefined;
    const right = published && row.pubStatus === 'usable';
    return right ? [] : [{ entry, partition, published }];
  });
}

/** Promise 4, from the side of the feeds: no entry shows a story that is held, killed or unknown. */
export const feedEntries: Check = {
  code: 'feed-entry-stray',
  on: 'feed',
  severity: 'error',
  title: 'A feed shows a story that is held, killed or not known',
  async find(ports, id) {
    return (await strays(ports, id)).map(({ entry }) => ({
      about: storyOf(entry),
      detail: `story ${storyOf(entry)}, version ${entry.version}`,
      feeds: [id],
    }));
  },
  async repair(ports, id, { about }) {
    for (const { entry, partition, published } of await strays(ports, id)) {
      if (storyOf(entry) !== about) continue;
      if (published) await rewriteMemberships(ports, about);
      else
        await ports.table.remove(keys.membership(partition, entry.published, entry.storyId, entry.version));
    }
    // An urgent build reads the feed completely: a builder does not look for rows that were removed.
    const work = { feeds: [id], stories: [], urgent: true };
    await requestBuilds(ports, work, `doctor-${id}-${ports.now()}`);
  },
};
