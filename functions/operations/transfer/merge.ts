import { latestOf, updatedOf } from '../../core/story/shown-time.ts';
import { defineFeed, definitionOf } from '../../pipeline/feed-definitions/define.ts';
import { writeMemberships } from '../../pipeline/stories/write-memberships.ts';
import type { DefinitionEntry } from '../../store/entities/definitions.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { RowLine } from './line.ts';
import type { TransferPorts } from './ports.ts';
import { openExport } from './read-export.ts';
import { isWorkToResume } from './resume-work.ts';
import { rowName, type Verified } from './verify.ts';
import { Writer } from './writer.ts';

/** What another desk's rows are worth here: these are created where there are none. */
const created: readonly RowLine['entity'][] = ['agency', 'version', 'quarantined'];

export interface Merged {
  skipped: Record<string, number>;
  stories: number;
}

/**
 * Adds what another desk had to this one, by the ways that stories and feeds always take: nothing that stands here
 * is changed but by a newer version. Places in feeds are found anew, archives keep their pages, and feeds that are
 * not known here are defined and filled. Idempotent.
 */
export async function mergeInto(
  ports: TransferPorts,
  open: () => AsyncIterable<Uint8Array>,
  { lastLines }: Verified,
  onLine: (line: number) => void,
): Promise<Merged> {
  const skipped: Record<string, number> = {};
  const skip = (reason: string): void => {
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  };
  const feeds = new Map<string, FeedRow>();
  const filters = new Map<string, DefinitionEntry['filter']>();
  const writer = new Writer(ports);
  for await (const item of (await openExport(open())).items) {
    if (item.kind === 'whole') {
      const bucket = item.bucket === 'stories' ? ports.storiesBucket : ports.intakeBucket;
      if (!(await bucket.head(item.key))) writer.object(item);
    }
    if (writer.full) await writer.flush();
    if (item.kind !== 'row' || (lastLines.get(rowName(item.row)) ?? item.number) !== item.number) continue;
    const { entity, row } = item;
    if (entity === 'feed') feeds.set(String(row.id), row as unknown as FeedRow);
    else if (entity === 'definition') filters.set(String(row.id), (row as unknown as DefinitionEntry).filter);
    else if (created.includes(entity) || (entity === 'receipt' && !isWorkToResume(item))) {
      await writer.flush();
      if (!(await ports.table.create(row))) skip('known');
    } else if (entity !== 'story' && entity !== 'receipt') skip('derived');
    onLine(item.number);
  }
  await writer.flush();
  let stories = 0;
  for await (const item of (await openExport(open())).items) {
    if (item.kind !== 'row' || (lastLines.get(rowName(item.row)) ?? item.number) !== item.number) continue;
    if (item.entity === 'receipt' && isWorkToResume(item) && !(await ports.table.create(item.row)))
      skip('known');
    if (item.entity !== 'story') continue;
    const outcome = await mergeStory(ports, item.row as unknown as StoryRow);
    if (outcome === 'advanced') stories++;
    else skip(outcome);
  }
  for (const [id, feed] of feeds) {
    if (feed.builtIn || (await ports.feeds.get(id))) continue;
    const defined = await defineFeed(ports, definitionOf(feed, filters.get(id)));
    if ('problems' in defined) {
      skip('feed');
      ports.log.warn('A feed could not be defined', { feed: id, problems: defined.problems });
    }
  }
  return { skipped, stories };
}

/** Makes a story's version the standing one, if it is newer than what stands, and carries it into its feeds. */
async function mergeStory(
  ports: TransferPorts,
  row: StoryRow,
): Promise<'advanced' | 'known' | 'conflict' | 'incomplete'> {
  if (row.version === undefined) return 'incomplete';
  const standing = await ports.stories.get(row.id);
  if (standing && standing.version >= row.version)
    return standing.version === row.version && standing.digest !== row.digest ? 'conflict' : 'known';
  const [story, agency] = await Promise.all([ports.stories.read(row.object), ports.agencies.get(row.agency)]);
  if (!story || !agency) return 'incomplete';
  const matching = await ports.matcher.destinations(story, agency.name, row.storedAt);
  // Keys, the other desk's feeds and its work index are not this desk's.
  const {
    pk: _pk,
    sk: _sk,
    wpk: _wpk,
    wsk: _wsk,
    feeds: _feeds,
    published,
    ...fields
  } = row as StoryRow & Record<'pk' | 'sk' | 'wpk' | 'wsk', unknown>;
  const live = row.pubStatus === 'usable' && published !== undefined;
  const partitions = live ? matching.map((one) => one.partition) : [];
  // What this desk has shown of the story may be later than what the other has.
  const updated = latestOf(row.updated ?? row.versionCreated, updatedOf(row, standing));
  const now = await ports.stories.advance({ ...fields, updated }, partitions, published, {
    version: standing?.version,
  });
  if (now) await writeMemberships(ports, now, matching);
  return now ? 'advanced' : 'known';
}
