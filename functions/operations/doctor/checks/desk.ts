import { builtInFeeds, directoryFeed, newsSitemapFeed } from '../../../contract/feeds.ts';
import { publicFiles } from '../../../contract/object-keys.ts';
import { type QueueName, queues } from '../../../contract/queues.ts';
import { requestBuilds } from '../../../pipeline/build-requests/request-builds.ts';
import { instant } from '../../../pipeline/ports.ts';
import { missedDrops } from '../../../pipeline/recovery/missed-drops.ts';
import type { Check } from '../check.ts';
import { missingObjects } from '../missing-objects.ts';

/** Messages that were tried as often as their queue allows. */
export const deadLetters: Check = {
  code: 'dead-letters',
  on: 'desk',
  severity: 'warning',
  title: 'Messages were given up',
  async find(ports) {
    const names = Object.keys(queues) as QueueName[];
    const counts = await Promise.all(names.map((name) => ports.deadLetters[name].count()));
    return names.flatMap((name, index) => {
      const count = counts[index] ?? 0;
      return count === 0 ? [] : [{ about: name, detail: `${count} of the queue ${name}` }];
    });
  },
  async repair(ports, _id, { about }) {
    await ports.deadLetters[about as QueueName].settle(() => 'replay');
  },
};

/** A backfill that makes no progress. */
export const fillingStuck: Check = {
  code: 'filling-stands',
  on: 'desk',
  severity: 'error',
  title: 'The backfill of a defined feed is stuck',
  async find({ definitions, now }, _id, { patienceMs }) {
    const standing = await definitions.stalled(instant(now() - patienceMs));
    return standing.map(({ id, seen }) => ({ about: id, detail: `feed ${id}, after ${seen} stories` }));
  },
  async repair({ receiptsQueue }, _id, { about = '' }) {
    await receiptsQueue.send({ fill: about });
  },
};

const heldAtOnce = 100;

/** A held story whose embargo is over. */
export const embargoOverdue: Check = {
  code: 'embargo-overdue',
  on: 'desk',
  severity: 'error',
  title: 'The embargo of a story is over and it was not published',
  async find({ stories, now }, _id, { patienceMs }) {
    const due = await stories.due(instant(now() - patienceMs), heldAtOnce);
    return due.map(({ id, embargoed }) => ({ about: id, detail: `story ${id}, due since ${embargoed}` }));
  },
  async repair({ receiptsQueue }, _id, { about = '' }) {
    await receiptsQueue.send({ release: about });
  },
};

/** A file in the drop bucket without a receipt. */
export const dropUnanswered: Check = {
  code: 'drop-unanswered',
  on: 'desk',
  severity: 'error',
  title: 'A dropped file has no receipt',
  async find(ports, _id, { patienceMs }) {
    const missed = await missedDrops(ports, patienceMs);
    return missed.map((key) => ({ about: key, detail: key }));
  },
  async repair({ dropQueue }, _id, { about = '' }) {
    await dropQueue.send({ detail: { object: { key: about } } });
  },
};

/** The documents next to the feeds: the directory, the list of feeds, the rules for crawlers, the news sitemap. */
export const publicLists: Check = {
  code: 'public-list-missing',
  on: 'desk',
  severity: 'error',
  title: 'The directory of the feeds, or a list next to it, is missing',
  async find({ feedStates, feedsBucket, now }, _id, { patienceMs }) {
    // They follow the feeds within a minute.
    const latest = await feedStates.get(builtInFeeds.latest);
    if (latest?.builtAt === undefined || latest.builtAt > instant(now() - patienceMs)) return [];
    return missingObjects(feedsBucket, Object.values(publicFiles));
  },
  async repair(ports, _id, { about }) {
    // The lists are written with the directory, and only when its metadata says that they have changed.
    if (about === publicFiles.opml || about === publicFiles.robots)
      await ports.feedsBucket.delete(publicFiles.directory);
    const feed = about === publicFiles.newsSitemap ? newsSitemapFeed : directoryFeed;
    await requestBuilds(ports, { feeds: [feed], stories: [] }, `doctor-${ports.now()}`);
  },
};
