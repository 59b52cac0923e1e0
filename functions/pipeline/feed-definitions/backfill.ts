import { builtInFeeds, privateStories } from '../../contract/feeds.ts';
import { NotFoundError } from '../../core/errors.ts';
import { compileDefinitions } from '../../core/feeds/filters/compile.ts';
import { asksForAge } from '../../core/feeds/filters/compile-windows.ts';
import type { Window } from '../../core/feeds/filters/windows.ts';
import { backfilledMark } from '../../core/story/backfilled.ts';
import { itemTimes } from '../../core/story/shown-time.ts';
import { isExpired, isShown } from '../../core/story/visibility.ts';
import { type DefinitionEntry, type Filling, partitionOf } from '../../store/entities/feeds/definitions.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import { parallelMap } from '../parallel-map.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { itemOf } from '../stories/rewrite-chain.ts';
import { fillPatienceMs, newFilling } from './define.ts';
import { rearchive } from './rearchive.ts';

type Ports = Pick<
  PipelinePorts,
  | 'stories'
  | 'chains'
  | 'memberships'
  | 'amendments'
  | 'feeds'
  | 'definitions'
  | 'backlogs'
  | 'receiptsQueue'
  | 'feedsQueue'
  | 'now'
  | 'log'
>;

/** Stories looked at for one message; the next message continues. */
const storiesAtOnce = 200;
const parallelReads = 16;
/** A story that was matched by the definitions of before is stored after this at the latest. */
const stragglersMs = 60_000;
const newestPosition = '~';

/**
 * Looks through a part of all stories for those that a defined feed holds, and requests the next part. After the last
 * one it requests a build, which shows the new generation to readers as soon as its archive is written, and looks
 * through the last minutes a second time. Idempotent.
 */
export async function backfillFeed(ports: Ports, id: string): Promise<void> {
  const [filling, entry] = await Promise.all([ports.definitions.filling(id), ports.definitions.get(id)]);
  if (!filling) return rearchive(ports, id);
  if (entry?.filling !== filling.generation) return repair(ports, filling, entry);
  const { rows, matched } = await fillPart(ports, entry, filling);
  const last = rows.at(-1);
  const again = isSecondPass(filling);
  const progress: Filling = {
    ...filling,
    cursor: last ? placeOf(last) : filling.cursor,
    // The second pass counts nothing twice.
    ...(!again && { seen: filling.seen + rows.length, matched: filling.matched + matched }),
  };
  if (rows.length >= storiesAtOnce) {
    await ports.definitions.putFilling(progress, instant(ports.now() + fillPatienceMs));
    return ports.receiptsQueue.send({ fill: id });
  }
  await (again ? close(ports, entry, progress) : finishFirstPass(ports, entry, progress));
}

const isSecondPass = ({ startedAt, passStartedAt }: Filling): boolean =>
  Date.parse(passStartedAt) - Date.parse(startedAt) > stragglersMs;

/** Puts the next stories that belong there into the generation that is being filled. */
async function fillPart(
  ports: Ports,
  entry: DefinitionEntry,
  filling: Filling,
): Promise<{ rows: Membership[]; matched: number }> {
  const rows = await storiesAfter(ports, entry, filling.cursor);
  const target: Target = {
    partition: partitionOf(entry.id, filling.generation),
    match: matching(ports, entry),
    isArchived: isSecondPass(filling),
  };
  const taken = await parallelMap(rows, parallelReads, (row) => take(ports, target, row));
  return { rows, matched: taken.filter(Boolean).length };
}

/** The next live stories that a feed may hold, oldest first: those of everybody, and for a private feed private ones too. */
async function storiesAfter(
  ports: Ports,
  { visibility }: DefinitionEntry,
  cursor: string,
): Promise<Membership[]> {
  const everybodys = partitionOf(builtInFeeds.latest, 1);
  const partitions = visibility === 'private' ? [everybodys, privateStories] : [everybodys];
  const found = await Promise.all(
    partitions.map(async (one) => {
      const entries = await ports.memberships.between(one, cursor, newestPosition, storiesAtOnce);
      return entries.filter(({ state }) => state === 'live');
    }),
  );
  // A list that was cut ends the part: what follows it in the other comes with the next part.
  const ends = found.flatMap((entries) => {
    const last = entries.at(-1);
    return last && entries.length >= storiesAtOnce ? [placeOf(last)] : [];
  });
  const end = ends.sort()[0];
  return found
    .flat()
    .filter((entry) => end === undefined || placeOf(entry) <= end)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** The generation that is filled. */
interface Target {
  partition: string;
  /** When a story is in the feed, by the key of its object; undefined: never. */
  match(object: string): Promise<{ windows?: Window[] } | undefined>;
  /** Its archive may be written, so that what is added late needs an amendment. */
  isArchived: boolean;
}

function matching(ports: Ports, entry: DefinitionEntry): Target['match'] {
  const compiled = compileDefinitions([entry]);
  return async (object) => {
    const story = await ports.stories.read(object);
    if (!story) throw new NotFoundError('canonical story', object);
    return compiled.placing(story)[0];
  };
}

/** Puts the current version of a story into a generation, if it belongs there. Returns whether it does. */
async function take(ports: Ports, target: Target, found: Membership): Promise<boolean> {
  const { partition, match, isArchived } = target;
  if (!(await match(found.object))) return false;
  // The story's row gets the feed before it is read: a version that comes later finds the feed there.
  const row = await ports.stories.join(found.story ?? found.storyId, partition);
  if (row?.published === undefined) return false;
  const item = await itemOf(ports, { ...row, published: row.published });
  // A newer story has replaced it meanwhile, and has inherited the feed.
  if (!item) return false;
  const now = instant(ports.now());
  const still = isShown(row, now) ? await match(row.object) : undefined;
  const state = still ? ('live' as const) : ('gone' as const);
  const { feeds: _feeds, updated, ...current } = item;
  const entry = {
    ...current,
    ...backfilledMark(row),
    object: row.object,
    ...itemTimes(row, updated, isExpired(row, now) ? row.expires : undefined),
    ...(row.clusterId !== undefined && { clusterId: row.clusterId }),
  };
  await ports.memberships.put(
    [{ feed: partition, state, ...(still?.windows && { windows: still.windows }) }],
    entry,
  );
  if (isArchived) await ports.amendments.note(partition, { ...entry, state }, ports.now());
  return still !== undefined;
}

/** After the first pass readers may have the generation. The second pass, later, looks at the last minutes again. */
async function finishFirstPass(ports: Ports, entry: DefinitionEntry, filling: Filling): Promise<void> {
  const { id, generation } = filling;
  const since = instant(ports.now());
  await ports.feeds.fill(id, { generation, aging: asksForAge(entry.filter), since });
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

/** Ends the backfill, once readers have the generation. */
async function close(ports: Ports, entry: DefinitionEntry, filling: Filling): Promise<void> {
  const { id, generation } = filling;
  const row = await ports.feeds.get(id);
  if (row?.generation !== generation) {
    // Its archive is still being written; the reconciler comes back.
    await ports.definitions.putFilling(filling, instant(ports.now() + fillPatienceMs));
    return requestBuilds(ports, { feeds: [id], stories: [] }, `filled-${id}-${ports.now()}`);
  }
  const { filling: _done, ...kept } = entry;
  await ports.definitions.put({ ...kept, id, generation });
  await ports.definitions.removeFilling(id);
  await requestBuilds(ports, { feeds: [id], stories: [] }, `filled-again-${id}-${generation}`);
}

/** For a backfill and a definition that do not belong together: the process that wrote one stopped before the other, or is about to write it. */
async function repair(ports: Ports, filling: Filling, entry: DefinitionEntry | undefined): Promise<void> {
  const age = ports.now() - Date.parse(filling.startedAt);
  const isDone =
    entry !== undefined && entry.filling === undefined && entry.generation === filling.generation;
  if (!isDone && age < fillPatienceMs) return;
  if (entry?.filling === undefined) return ports.definitions.removeFilling(filling.id);
  const start = newFilling(filling.id, entry.filling, instant(ports.now()));
  await ports.definitions.putFilling(start, instant(ports.now() + fillPatienceMs));
  await ports.receiptsQueue.send({ fill: filling.id });
}
