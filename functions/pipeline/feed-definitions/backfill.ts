import { builtInFeeds } from '../../contract/feeds.ts';
import { compileDefinitions } from '../../core/feeds/select/compile.ts';
import { asksForAge } from '../../core/feeds/select/compile-windows.ts';
import type { Window } from '../../core/feeds/select/windows.ts';
import { type DefinitionEntry, type Filling, partitionOf } from '../../store/entities/definitions.ts';
import { type Membership, placeOf } from '../../store/entities/memberships.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { requestBuilds } from '../request-builds.ts';
import { isExpired, isShown } from '../stories/expiry.ts';
import { itemTimes } from '../stories/item-times.ts';
import { itemOf } from '../stories/rewrite-chain.ts';
import { fillPatienceMs } from './define.ts';

type Ports = Pick<
  PipelinePorts,
  | 'stories'
  | 'chains'
  | 'memberships'
  | 'amendments'
  | 'feeds'
  | 'definitions'
  | 'receiptsQueue'
  | 'feedsQueue'
  | 'now'
  | 'log'
>;

/** Stories looked at for one message; the next message goes on. */
const storiesAtOnce = 200;
const parallelReads = 16;
/** Whoever matched a story by the definitions of before has stored it after this at the latest. */
const stragglersMs = 60_000;
const newestPlace = '~';

/**
 * Looks through a part of all stories for those that a defined feed holds, and asks for the next part. At the
 * end the builder is told, which shows the new generation to readers as soon as its archive is written, and the
 * last minutes are looked through once more. Idempotent.
 */
export async function backfillFeed(ports: Ports, id: string): Promise<void> {
  const [filling, entry] = await Promise.all([ports.definitions.filling(id), ports.definitions.get(id)]);
  if (!filling) return;
  if (entry?.filling !== filling.generation) return mend(ports, filling, entry);
  const { rows, matched } = await look(ports, entry, filling);
  const last = rows.at(-1);
  const again = isSecondPass(filling);
  const progress: Filling = {
    ...filling,
    cursor: last ? placeOf(last) : filling.cursor,
    // What is looked at again is not counted again.
    ...(!again && { seen: filling.seen + rows.length, matched: filling.matched + matched }),
  };
  if (rows.length >= storiesAtOnce) {
    await ports.definitions.putFilling(progress, instant(ports.now() + fillPatienceMs));
    return ports.receiptsQueue.send({ fill: id });
  }
  await (again ? close(ports, entry, progress) : tellBuilder(ports, entry, progress));
}

const isSecondPass = ({ startedAt, passStartedAt }: Filling): boolean =>
  Date.parse(passStartedAt) - Date.parse(startedAt) > stragglersMs;

/** Puts the next stories that belong there into the generation that is being filled. */
async function look(
  ports: Ports,
  entry: DefinitionEntry,
  filling: Filling,
): Promise<{ rows: Membership[]; matched: number }> {
  const all = partitionOf(builtInFeeds.latest, 1);
  const entries = await ports.memberships.between(all, filling.cursor, newestPlace, storiesAtOnce);
  const rows = entries.filter((one) => one.state === 'live');
  const place = placing(ports, entry);
  const partition = partitionOf(entry.id, filling.generation);
  const taken = await parallelMap(rows, parallelReads, (row) =>
    take(ports, place, partition, row, isSecondPass(filling)),
  );
  return { rows, matched: taken.filter(Boolean).length };
}

/** When a story is in the feed, by the object that holds it; undefined: never. */
type Place = (object: string) => Promise<{ windows?: Window[] } | undefined>;

function placing(ports: Ports, entry: DefinitionEntry): Place {
  const compiled = compileDefinitions([entry]);
  return async (object) => {
    const story = await ports.stories.read(object);
    if (!story) throw new Error(`Canonical story ${object} is missing`);
    return compiled.placing(story)[0];
  };
}

/** Puts a story into a generation, if it belongs there, in the version that stands. */
async function take(
  ports: Ports,
  place: Place,
  partition: string,
  found: Membership,
  amend: boolean,
): Promise<boolean> {
  if (!(await place(found.object))) return false;
  // First the story is told of the feed, then looked at: a version that comes later finds the feed there.
  const row = await ports.stories.join(found.story ?? found.storyId, partition);
  if (row?.published === undefined) return false;
  const item = await itemOf(ports, { ...row, published: row.published });
  // A newer story has taken its place meanwhile, and has inherited the feed.
  if (!item) return false;
  const now = instant(ports.now());
  const still = isShown(row, now) ? await place(row.object) : undefined;
  const state = still ? ('live' as const) : ('gone' as const);
  const { feeds: _feeds, updated, ...standing } = item;
  const entry = {
    ...standing,
    object: row.object,
    ...itemTimes(row, updated, isExpired(row, now) ? row.expires : undefined),
    ...(row.clusterId !== undefined && { clusterId: row.clusterId }),
  };
  await ports.memberships.put(
    [{ feed: partition, state, ...(still?.windows && { windows: still.windows }) }],
    entry,
  );
  // By now the story may belong into a page of the archive that is written.
  if (amend) await ports.amendments.note(partition, { ...entry, state }, ports.now());
  return still !== undefined;
}

/** All stories were looked at once: readers may have the generation. The last minutes are looked at once more, later. */
async function tellBuilder(ports: Ports, entry: DefinitionEntry, filling: Filling): Promise<void> {
  const { id, generation } = filling;
  await ports.feeds.fill(id, { generation, aging: asksForAge(entry.filter) });
  ports.log.info('Feed filled', { feed: id, seen: filling.seen, matched: filling.matched });
  await requestBuilds(ports, { feeds: [id], stories: [] }, `filled-${id}-${generation}`);
  const startedAt = Date.parse(filling.startedAt);
  const secondPassAt = Math.max(ports.now(), startedAt + stragglersMs + 1000);
  const back = instant(startedAt - stragglersMs);
  await ports.definitions.putFilling(
    { ...filling, cursor: [filling.cursor, back].sort()[0] ?? '', passStartedAt: instant(secondPassAt) },
    instant(secondPassAt + fillPatienceMs),
  );
  const waitMs = secondPassAt - ports.now();
  await ports.receiptsQueue.send({ fill: id }, Math.ceil(waitMs / 1000));
}

/** Ends the filling, once readers have the generation. */
async function close(ports: Ports, entry: DefinitionEntry, filling: Filling): Promise<void> {
  const { id, generation } = filling;
  const row = await ports.feeds.get(id);
  if (row?.generation !== generation) {
    // Its archive is still being written; the reconciler asks again.
    await ports.definitions.putFilling(filling, instant(ports.now() + fillPatienceMs));
    return requestBuilds(ports, { feeds: [id], stories: [] }, `filled-${id}-${ports.now()}`);
  }
  await ports.definitions.put({ id, generation, ...(entry.filter && { filter: entry.filter }) });
  await ports.definitions.removeFilling(id);
  await requestBuilds(ports, { feeds: [id], stories: [] }, `filled-again-${id}-${generation}`);
}

/** A filling and a definition that do not belong together: whoever wrote the one stopped before the other, or is about to write it. */
async function mend(ports: Ports, filling: Filling, entry: DefinitionEntry | undefined): Promise<void> {
  const age = ports.now() - Date.parse(filling.startedAt);
  const isDone =
    entry !== undefined && entry.filling === undefined && entry.generation === filling.generation;
  if (!isDone && age < fillPatienceMs) return;
  if (entry?.filling === undefined) return ports.definitions.removeFilling(filling.id);
  const now = instant(ports.now());
  const start = {
    generation: entry.filling,
    cursor: '',
    seen: 0,
    matched: 0,
    startedAt: now,
    passStartedAt: now,
  };
  await ports.definitions.putFilling({ id: filling.id, ...start }, instant(ports.now() + fillPatienceMs));
  await ports.receiptsQueue.send({ fill: filling.id });
}
