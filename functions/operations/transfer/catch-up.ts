import { skewMs } from '../../pipeline/pacing/clock-skew.ts';
import { instant } from '../../pipeline/ports.ts';
import { keys, type RowKey } from '../../store/dynamodb/keys.ts';
import type { Row, Table } from '../../store/dynamodb/table.ts';
import { archiveOf } from '../../store/entities/feeds/feeds.ts';
import { placeOf } from '../../store/entities/feeds/memberships.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { BodyLine } from './line.ts';
import type { TransferPorts } from './ports.ts';
import { rowLines } from './row-lines.ts';

/** A desk under full load never stops; what is finished after the last round is not in the export. */
const rounds = 5;
/** Newest archive pages of a feed that are read again. */
const newestPages = 50;

/**
 * Reads again what was finished while the table was scanned: rows that were read early may be older than others that
 * refer to them. Stories first, with their memberships, then the feeds that they came into.
 */
export async function* movedOn(
  ports: TransferPorts,
  since: string,
  options: { raw: boolean },
): AsyncGenerator<BodyLine> {
  let from = instant(Date.parse(since) - skewMs);
  for (let round = 0; round < rounds; round++) {
    const began = instant(ports.now());
    const feeds = new Set<string>();
    let seen = 0;
    for await (const finished of ports.receipts.finished(from, '~')) {
      seen++;
      for (const feed of finished.feeds) feeds.add(feed);
      for (const id of finished.stories) yield* lines(ports, storyRows(ports.table, id), options);
    }
    for (const feed of feeds) yield* lines(ports, feedRows(ports, feed), options);
    if (seen === 0) return;
    from = began;
  }
}

async function* lines(
  ports: TransferPorts,
  rows: AsyncIterable<RowKey & Row>,
  options: { raw: boolean },
): AsyncGenerator<BodyLine> {
  for await (const row of rows) yield* await rowLines(ports, row, { ...options, again: true });
}

/** The rows of a story with its history, and its memberships and amendments in every feed. */
async function* storyRows(table: Table, id: string): AsyncGenerator<RowKey & Row> {
  const own = await table.page<RowKey & Row>(keys.story(id).pk);
  yield* own.rows;
  const current = own.rows.find((row) => row.sk === keys.story(id).sk) as unknown as StoryRow | undefined;
  // A rewrite has the position of the first story of its chain, and is named in the row of the one before.
  const { chain = id, previous } = current ?? {};
  const first = chain === id ? undefined : await table.get<RowKey & Row>(keys.story(chain));
  if (first) yield first;
  const begin = chain === id ? current : (first as Partial<StoryRow> | undefined);
  const before = previous === undefined || previous === chain ? undefined : keys.story(previous);
  const earlier = before && (await table.get<RowKey & Row>(before));
  if (earlier) yield earlier;
  const published = begin?.place ?? begin?.published;
  if (current?.published === undefined || published === undefined) return;
  const place = placeOf({ published, storyId: chain });
  for (const partition of current.feeds ?? []) {
    const versions = await table.page<RowKey & Row>(keys.membership(partition, '', '', 0).pk, {
      between: [`${place}#`, `${place}#~`],
    });
    yield* versions.rows;
    const amendment = await table.get<RowKey & Row>(keys.amendment(partition, chain));
    if (amendment) yield amendment;
  }
}

/** The rows of a feed. The state is read before the pages, so that it names no page that is missing. */
async function* feedRows(ports: TransferPorts, feed: string): AsyncGenerator<RowKey & Row> {
  const state = await ports.table.get<RowKey & Row>(keys.feedState(feed));
  const definition = await ports.feeds.get(feed);
  if (definition) {
    const pages = await ports.archives.upTo(archiveOf(definition), '~', newestPages);
    yield* pages as unknown as (RowKey & Row)[];
    yield definition as unknown as RowKey & Row;
  }
  if (state) yield state;
}
