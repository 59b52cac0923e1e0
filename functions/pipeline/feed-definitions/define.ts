import { isDeepStrictEqual } from 'node:util';
import { FeedDefinition, readDefinition } from '../../core/feeds/filters/definition.ts';
import type { Problem } from '../../core/story/draft.ts';
import type { DefinitionEntry, Filling } from '../../store/entities/feeds/definitions.ts';
import { type FeedRow, hasLog, isPrivate } from '../../store/entities/feeds/feeds.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import { instant, type PipelinePorts } from '../ports.ts';

type Ports = Pick<
  PipelinePorts,
  'feeds' | 'definitions' | 'changeLogs' | 'receiptsQueue' | 'feedsQueue' | 'now'
>;

/** `filling`: past stories are being looked through; the feed changes for its readers when that is done. */
export type Defined = { problems: Problem[] } | { definition: FeedDefinition; filling: boolean };

/** The reconciler resumes a backfill that made no progress for this long. */
export const fillPatienceMs = 120_000;

/**
 * Defines a feed, changes its definition, or defines a retired one again. A new or changed filter fills a generation of
 * memberships in the background; readers keep what they have until that is complete with its archive. Any other
 * change shows with the next build, in the archive page by page. Idempotent.
 *
 * @param input a definition as parsed JSON, see `FeedDefinition`
 */
export async function defineFeed(ports: Ports, input: unknown): Promise<Defined> {
  const read = readDefinition(input);
  if ('problems' in read) return read;
  const { definition } = read;
  const before = await ports.feeds.get(definition.id);
  if (before && isPrivate(before) !== isPrivate(definition)) {
    const detail = `"${definition.id}" is ${isPrivate(before) ? 'private' : 'public'} for ever: define another feed, and retire this one`;
    return { problems: [{ pointer: '/visibility', detail }] };
  }
  const filling = await store(ports, definition, ({ entry, row }) => {
    const isShown = entry !== undefined && row?.retiredAt === undefined;
    return isShown && isDeepStrictEqual(entry.filter, definition.filter) ? 'keep' : 'refill';
  });
  return { definition, filling };
}

/**
 * Fills a feed again from all past stories, for a feed that is not what its definition says; readers keep what they
 * have until that is done. Returns false when there is no such feed, or it is a built-in one.
 */
export async function rebuildFeed(ports: Ports, id: string): Promise<boolean> {
  const [row, entry] = await Promise.all([ports.feeds.get(id), ports.definitions.get(id)]);
  if (!row || row.builtIn || row.retiredAt !== undefined || !entry) return false;
  await store(ports, definitionOf(row, entry.filter), () => 'refill');
  return true;
}

/**
 * The definition behind a feed's row and its filter, which is in another row: every field that the schema of
 * definitions knows, so that one that is added there is kept here.
 */
export function definitionOf(
  row: Omit<FeedDefinition, 'filter'>,
  filter: FeedDefinition['filter'],
): FeedDefinition {
  const fields = Object.entries(row).filter(([name]) => Object.hasOwn(FeedDefinition.properties, name));
  return { ...(Object.fromEntries(fields) as typeof row), ...(filter && { filter }) };
}

interface Current {
  row: FeedRow | undefined;
  entry: DefinitionEntry | undefined;
}

/** Writes a definition; after a crash in the middle it has to be sent again. Returns whether a backfill was begun. */
async function store(
  ports: Ports,
  { filter, ...shown }: FeedDefinition,
  decide: (current: Current) => 'keep' | 'refill',
): Promise<boolean> {
  const { id } = shown;
  for (;;) {
    const [row, entry] = await Promise.all([ports.feeds.get(id), ports.definitions.get(id)]);
    const refill = decide({ row, entry }) === 'refill';
    const now = instant(ports.now());
    const begun = Math.max(
      row?.generations ?? 0,
      row?.generation ?? 0,
      row?.series ?? 0,
      entry?.generation ?? 0,
      entry?.filling ?? 0,
    );
    const retired = row?.retiredAt !== undefined;
    // Its stories of until now are not new to whoever reads the log.
    if (row && !hasLog(row) && shown.changes === true) await ports.changeLogs.begin(id, now);
    const replaced = await ports.feeds.replace(
      {
        ...shown,
        // A log that stops would tell its readers that nothing happens.
        ...(row?.changes && { changes: true }),
        builtIn: false,
        generation: retired ? 0 : (row?.generation ?? 0),
        generations: refill ? begun + 1 : begun,
        ...(row?.aging && { aging: true }),
        ...(!retired && row?.series !== undefined && { series: row.series }),
        ...(!retired && row?.since !== undefined && { since: row.since }),
        // What was filled for another filter is never shown.
        ...(!refill && row?.filled && { filled: row.filled }),
        revision: (row?.revision ?? 0) + 1,
        createdAt: row?.createdAt ?? now,
      },
      row,
    );
    // Somebody else wrote the row in between: read it again.
    if (!replaced) continue;
    if (refill) {
      const generation = retired ? 0 : (entry?.generation ?? 0);
      const { visibility } = shown;
      const defined = { id, ...(filter && { filter }), ...(visibility && { visibility }) };
      await startFilling(ports, { ...defined, generation, filling: begun + 1 }, now);
    }
    await requestBuilds(ports, { feeds: [id], stories: [] }, `define-${id}-${ports.now()}`);
    return refill;
  }
}

/** A backfill that has seen nothing yet. */
export const newFilling = (id: string, generation: number, now: string): Filling => ({
  id,
  generation,
  cursor: '',
  seen: 0,
  matched: 0,
  startedAt: now,
  passStartedAt: now,
});

/** The backfill is stored before the entry that ingest matches by, so that no generation is filled by ingest alone. */
async function startFilling(
  ports: Ports,
  entry: Required<Pick<DefinitionEntry, 'filling'>> & DefinitionEntry,
  now: string,
): Promise<void> {
  const { id, filling: generation } = entry;
  const lookAt = instant(Date.parse(now) + fillPatienceMs);
  await ports.definitions.putFilling(newFilling(id, generation, now), lookAt);
  await ports.definitions.put(entry);
  await ports.receiptsQueue.send({ fill: id });
}
