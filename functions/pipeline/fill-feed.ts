import { builtInFeeds } from '../contract.ts';
import { compileDefinitions } from '../core/feeds/select/compile.ts';
import { type DefinitionEntry, type Filling, partitionOf } from '../store/definitions.ts';
import { type Membership, placeOf } from '../store/memberships.ts';
import { fillPatienceMs } from './define-feed.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { hint } from './settle.ts';

type Ports = Pick<
  Desk,
  'stories' | 'memberships' | 'feeds' | 'definitions' | 'receiptsQueue' | 'feedsQueue' | 'now' | 'log'
>;

/** Stories looked at for one message; the next message goes on. */
const storiesAtOnce = 200;
const parallelReads = 16;
/** Whoever matched a story by the definitions of before has stored it after this at the latest. */
const stragglersMs = 60_000;
const newestPlace = '~';

/**
 * Looks through a part of all stories for those that a defined feed holds, and asks for the next part. At the
 * end readers are shown the new generation, and the last minutes are looked through once more. Idempotent.
 */
export async function fillFeed(ports: Ports, id: string): Promise<void> {
  const [filling, entry] = await Promise.all([ports.definitions.filling(id), ports.definitions.get(id)]);
  if (!filling || !entry) return;
  const all = partitionOf(builtInFeeds.latest, 1);
  const entries = await ports.memberships.between(all, filling.cursor, newestPlace, storiesAtOnce);
  const live = entries.filter((one) => one.state === 'live');
  let matched = 0;
  for (let start = 0; start < live.length; start += parallelReads) {
    const batch = live.slice(start, start + parallelReads);
    const found = await Promise.all(batch.map((one) => take(ports, entry, filling.generation, one)));
    matched += found.filter(Boolean).length;
  }
  const last = entries.at(-1);
  const progress: Filling = {
    ...filling,
    cursor: last ? placeOf(last) : filling.cursor,
    seen: filling.seen + live.length,
    matched: filling.matched + matched,
  };
  if (entries.length >= storiesAtOnce) {
    await ports.definitions.putFilling(progress, instant(ports.now() + fillPatienceMs));
    return ports.receiptsQueue.send({ fill: id });
  }
  await finish(ports, entry, progress);
}

/** Puts a story into the generation that is being filled, if it belongs there, in the version that stands. */
async function take(
  ports: Ports,
  entry: DefinitionEntry,
  generation: number,
  found: Membership,
): Promise<boolean> {
  const matches = await matcher(ports, entry);
  if (!(await matches(found.object))) return false;
  const partition = partitionOf(entry.id, generation);
  // First the story is told of the feed, then looked at: a version that comes later finds the feed there.
  const row = await ports.stories.join(found.storyId, partition);
  if (row?.published === undefined) return false;
  const still = row.pubStatus === 'usable' && (await matches(row.object));
  await ports.memberships.put([{ feed: partition, state: still ? 'live' : 'gone' }], {
    storyId: row.id,
    version: row.version,
    published: row.published,
    object: row.object,
    at: row.versionCreated,
  });
  return still;
}

/** Tests the stories behind object keys against one filter. */
async function matcher(ports: Ports, entry: DefinitionEntry): Promise<(object: string) => Promise<boolean>> {
  const compiled = compileDefinitions([entry]);
  const now = instant(ports.now());
  return async (object) => {
    const story = await ports.stories.read(object);
    if (!story) throw new Error(`Canonical story ${object} is missing`);
    return compiled.matching(story, now).length > 0;
  };
}

async function finish(ports: Ports, entry: DefinitionEntry, filling: Filling): Promise<void> {
  const { id, generation } = filling;
  if (entry.filling !== generation && entry.generation !== generation)
    return ports.definitions.removeFilling(id);
  if (entry.generation !== generation) {
    await ports.feeds.show(id, generation);
    await ports.definitions.put({ id, generation, ...(entry.filter && { filter: entry.filter }) });
    ports.log.info('Feed filled', { feed: id, seen: filling.seen, matched: filling.matched });
    await hint(ports, { feeds: [id], stories: [] }, `filled-${id}-${generation}`);
  }
  const shownFor = ports.now() - Date.parse(filling.startedAt);
  if (shownFor > stragglersMs) {
    await ports.definitions.removeFilling(id);
    return hint(ports, { feeds: [id], stories: [] }, `filled-again-${id}-${generation}`);
  }
  const back = instant(Date.parse(filling.startedAt) - stragglersMs);
  const again: Filling = { ...filling, cursor: [filling.cursor, back].toSorted()[0] ?? '' };
  await ports.definitions.putFilling(again, instant(ports.now() + fillPatienceMs));
  await ports.receiptsQueue.send({ fill: id }, Math.ceil((stragglersMs - shownFor) / 1000) + 1);
}
