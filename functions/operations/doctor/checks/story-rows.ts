import { feedOfPartition } from '../../../store/entities/feeds/definitions.ts';
import type { Membership } from '../../../store/entities/feeds/memberships.ts';
import { Stories } from '../../../store/entities/stories/stories.ts';
import type { Check, DoctorPorts } from '../check.ts';
import { missingObjects } from '../missing-objects.ts';
import { destinationsOf, rewriteMemberships } from '../rewrite-memberships.ts';
import { shownFeed } from '../shown-feed.ts';

/** Versions of a story that are looked at, the newest ones. */
const newestVersions = 20;

/** The canonical story, which is stored before the row that names it, is missing: data is lost. */
export const storyObject: Check = {
  code: 'story-object-missing',
  on: 'story',
  severity: 'error',
  title: 'The text of a story is lost',
  async find({ stories, storiesBucket }, id) {
    const [row, versions] = await Promise.all([stories.get(id), stories.versions(id, newestVersions)]);
    const keys = new Set(versions.map(({ object }) => object));
    if (row?.object !== undefined) keys.add(row.object);
    return missingObjects(storiesBucket, keys);
  },
};

/** The current version is not in the history. */
export const storyHistory: Check = {
  code: 'story-version-missing',
  on: 'story',
  severity: 'error',
  title: 'The current version is not in the history of the story',
  async find({ stories }, id) {
    const row = await stories.get(id);
    if (row?.version === undefined || (await stories.version(id, row.version))) return [];
    return [{ detail: `version ${row.version}` }];
  },
  repair: rewriteMemberships,
};

/** Promise 1, and for kills promise 4: the current version is in every feed that it belongs to. */
export const storyPlaces: Check = {
  code: 'story-not-in-feeds',
  on: 'story',
  severity: 'error',
  title: 'The current version of a story is not in its feeds',
  async find(ports, id) {
    const row = await ports.stories.get(id);
    if (row?.published === undefined) return [];
    const matching = await destinationsOf(ports, row);
    // Another check reports lost text.
    if (!matching) return [];
    const wanted = (await ports.rehearsal.settled(row, matching)).filter(({ pk }) => isOfFeed.test(pk));
    const found = await ports.table.getMany<Membership & { pk: string; sk: string }>(
      wanted.map(({ pk, sk }) => ({ pk, sk })),
    );
    const known = new Map(found.map((one) => [`${one.pk} ${one.sk}`, one]));
    const partitions = wanted
      .filter((one) => known.get(`${one.pk} ${one.sk}`)?.state !== one.state)
      .map(({ pk }) => isOfFeed.exec(pk)?.[1] ?? '');
    const feeds = await shownFeeds(ports, partitions);
    if (feeds.length === 0) return [];
    return [{ detail: `version ${row.version} is not in ${feeds.join(', ')}`, feeds }];
  },
  repair: rewriteMemberships,
};

const isOfFeed = /^FEED#([^#]+)#STORIES$/;

/** Feeds of which a partition is what readers see: others are being filled, left behind or retired. */
async function shownFeeds(ports: DoctorPorts, partitions: string[]): Promise<string[]> {
  const shown = await Promise.all(
    partitions.map(async (partition) => {
      const id = feedOfPartition(partition);
      const shown = await shownFeed(ports, id);
      return shown?.partition === partition ? [id] : [];
    }),
  );
  return shown.flat();
}

/** Version 0.2.0 and earlier did not list what was withheld. */
export const withheldListed: Check = {
  code: 'withheld-unlisted',
  on: 'story',
  severity: 'warning',
  title: 'A withheld story is not among those that `articles list` shows',
  async find({ stories }, id) {
    const row = await stories.get(id);
    if (row?.pubStatus !== 'withheld' || Stories.isListed(row)) return [];
    return [{ detail: `version ${row.version}` }];
  },
  async repair({ stories }, id) {
    const row = await stories.get(id);
    if (row?.pubStatus === 'withheld') await stories.listWithheld(row);
  },
};

/** Stories that an operator has to decide about. */
export const quarantinedWaiting: Check = {
  code: 'quarantined-waiting',
  on: 'story',
  severity: 'notice',
  title: 'A story is quarantined and waits for a decision',
  async find({ quarantine }, id) {
    const waiting = await quarantine.of(id);
    return waiting.map(({ receipt, code, detail }) => ({ about: receipt, detail: `${code}: ${detail}` }));
  },
};
