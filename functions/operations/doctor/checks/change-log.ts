import { objectKeys } from '../../../contract/object-keys.ts';
import { privatePrefix } from '../../../contract/private-addresses.ts';
import { isLive } from '../../../core/delivery/change.ts';
import { setDigest } from '../../../core/delivery/set-digest.ts';
import { requestBuilds } from '../../../pipeline/build-requests/request-builds.ts';
import { partitionOf } from '../../../store/entities/feeds/definitions.ts';
import { type FeedRow, hasLog, hasReaders, isPrivate } from '../../../store/entities/feeds/feeds.ts';
import type { Check, DoctorPorts, Trouble } from '../check.ts';

/** What the log of a feed is next to: what it said of each story, the documents, and the rows of the feed. */
export const changeLog: Check = {
  code: 'change-log',
  on: 'feed',
  severity: 'error',
  title: 'The log of the changes of a feed does not lead to what the feed holds',
  follows: true,
  async find(ports, id, { pages }) {
    const feed = await ports.feeds.get(id);
    if (!feed || !hasReaders(feed) || !hasLog(feed)) return [];
    const [log, state] = await Promise.all([ports.changeLogs.get(id), ports.feedStates.get(id)]);
    const trouble = (detail: string): Trouble[] => [{ detail, feeds: [id], ...buildOf(state) }];
    if (!log) return state?.builtAt === undefined ? [] : trouble('the feed has no log');
    // It is being compared with the feed already.
    if (log.sweep || log.rows === undefined) return [];
    const held = (await ports.changeLogs.allLogged(id)).filter(({ type }) => isLive(type));
    if (setDigest(held) !== log.digest || held.length !== log.count)
      return trouble(`the digest is not that of the ${held.length} stories that the log names`);
    const shown = await headOf(ports, feed);
    if (shown?.seq !== log.seq || shown.digest !== log.digest)
      return trouble(`the log goes to entry ${log.seq}, its document to ${shown?.seq ?? 'none'}`);
    // The head of a feed of young stories, or of one story of a cluster, is not what its rows say alone.
    if (pages === 'newest' || feed.aging || feed.onePerCluster) return [];
    const rows = await ports.memberships.between(partitionOf(id, feed.generation), '', '~');
    const live = rows.filter((row) => row.state === 'live');
    if (setDigest(live) === log.digest) return [];
    return trouble(`the feed holds ${live.length} stories, by its log ${held.length}, or other versions`);
  },
  async repair(ports, id) {
    await ports.changeLogs.unwritten(id);
    await ports.changeLogs.compareAgain(id);
    await requestBuilds(ports, { feeds: [id], stories: [], urgent: true }, `log-${id}-${ports.now()}`);
  },
};

const buildOf = (state: { build?: number } | undefined) =>
  state?.build === undefined ? {} : { build: state.build };

async function headOf(
  ports: DoctorPorts,
  feed: FeedRow,
): Promise<{ seq?: unknown; digest?: unknown } | undefined> {
  const folder = isPrivate(feed) ? privatePrefix(await ports.privateFolder.name()) : '';
  const text = await ports.feedsBucket.text(folder + objectKeys.changesHead.of({ feed: feed.id }));
  return text === undefined ? undefined : (JSON.parse(text) as { seq?: unknown; digest?: unknown });
}
