import { latestOf, updatedOf } from '../../core/story/shown-time.ts';
import { defineFeed, definitionOf } from '../../pipeline/feed-definitions/define.ts';
import { publishAgain } from '../../pipeline/stories/publish.ts';
import type { DefinitionEntry } from '../../store/entities/feeds/definitions.ts';
import type { FeedRow } from '../../store/entities/feeds/feeds.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { isWorkToResume } from './imported-rows.ts';
import type { RowLine } from './line.ts';
import type { TransferPorts } from './ports.ts';
import { type Item, openExport } from './read-export.ts';
import { isCurrent, type Verified } from './verify.ts';
import { Writer } from './writer.ts';

/** Rows of another desk that are created here where there are none. */
const created: readonly RowLine['entity'][] = ['agency', 'operator', 'subscriber', 'version', 'quarantined'];

export interface Merged {
  skipped: Record<string, number>;
  stories: number;
}

/** One merge of one export. */
interface Merge {
  ports: TransferPorts;
  skip(reason: string): void;
}

/**
 * Adds what another desk had to this one, in the way that stories and feeds always come: only a newer version changes
 * what is here. Positions in feeds are computed again, archives keep their pages, and feeds that are not known here are
 * defined and filled. Idempotent.
 */
export async function mergeInto(
  ports: TransferPorts,
  open: () => AsyncIterable<Uint8Array>,
  verified: Pick<Verified, 'lastLines'>,
  onLine: (line: number) => void,
): Promise<Merged> {
  const skipped: Record<string, number> = {};
  const skip = (reason: string): void => {
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  };
  const merge: Merge = { ports, skip };
  const current = async function* (): AsyncGenerator<Item> {
    for await (const item of (await openExport(open())).items) if (isCurrent(item, verified)) yield item;
  };
  const feeds: FeedRow[] = [];
  const filters = new Map<string, DefinitionEntry['filter']>();
  const writer = new Writer(ports);
  for await (const item of current()) {
    if (item.kind === 'whole') {
      const bucket = item.bucket === 'stories' ? ports.storiesBucket : ports.intakeBucket;
      if (!(await bucket.head(item.key))) writer.object(item);
    }
    if (writer.full) await writer.flush();
    if (item.kind !== 'row') continue;
    const { entity, row } = item;
    if (entity === 'feed') feeds.push(row as unknown as FeedRow);
    else if (entity === 'definition') filters.set(String(row.id), (row as unknown as DefinitionEntry).filter);
    else if (created.includes(entity) || (entity === 'receipt' && !isWorkToResume(item))) {
      await writer.flush();
      if (!(await ports.table.create(row))) skip('known');
    } else if (entity !== 'story' && entity !== 'receipt') skip('derived');
    onLine(item.number);
  }
  await writer.flush();
  const stories = await mergeStories(merge, current());
  for (const feed of feeds) await mergeFeed(merge, feed, filters.get(feed.id));
  return { skipped, stories };
}

/** Merges the stories, and the receipts that are to be ingested here. Returns how many stories changed. */
async function mergeStories({ ports, skip }: Merge, items: AsyncGenerator<Item>): Promise<number> {
  let stories = 0;
  for await (const item of items) {
    if (item.kind !== 'row') continue;
    if (item.entity === 'receipt' && isWorkToResume(item) && !(await ports.table.create(item.row)))
      skip('known');
    if (item.entity !== 'story') continue;
    const outcome = await mergeStory(ports, item.row as unknown as StoryRow);
    if (outcome === 'advanced') stories++;
    else skip(outcome);
  }
  return stories;
}

/** Defines a feed that is not known here. */
async function mergeFeed(
  { ports, skip }: Merge,
  feed: FeedRow,
  filter: DefinitionEntry['filter'],
): Promise<void> {
  if (feed.builtIn || (await ports.feeds.get(feed.id))) return;
  const defined = await defineFeed(ports, definitionOf(feed, filter));
  if (!('problems' in defined)) return;
  skip('feed');
  ports.log.warn('A feed could not be defined', { feed: feed.id, problems: defined.problems });
}

/** Makes a story's version the current one, if it is newer than the one here, and puts it into its feeds. */
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
  // What this desk has shown of the story may be later than what the other has.
  const updated = latestOf(row.updated ?? row.versionCreated, updatedOf(row, standing));
  const now = await ports.stories.advance({ ...fields, updated }, [], published, {
    version: standing?.version,
  });
  if (now) await publishAgain(ports, now, { story, agencyName: agency.name });
  return now ? 'advanced' : 'known';
}
