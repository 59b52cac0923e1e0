import type { FeedOrder } from '../../../core/feeds/filters/order.ts';
import type { FeedInfo } from '../../../core/feeds/format.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';
import { partitionOf } from './definitions.ts';

/** The definition of a feed, by an operator or by Dateline itself. */
export interface FeedRow extends FeedInfo {
  size: number;
  /** Of the head; absent: by publication. */
  order?: FeedOrder;
  /** Most seconds between two builds in a stream of stories, where the feed has its own. */
  streamSeconds?: number;
  /** Of stories that are copies of one another only the first is shown. */
  onePerCluster?: boolean;
  /** Exists without being defined. */
  builtIn: boolean;
  /** The generation of memberships that is shown, see `partitionOf`; 0 while the first is being filled. */
  generation: number;
  /** The number of the archive, see `seriesOf`; absent: that of the generation. */
  series?: number;
  /** The archive has the old stories that were stored until then. UTC, ISO 8601. */
  since?: string;
  /** Stories come and go by their age in the generation that is shown. */
  aging?: boolean;
  /** A generation that is complete, or a new archive, and is shown as soon as its archive is written. */
  filled?: { generation: number; aging: boolean; series?: number; since?: string };
  /** The highest number of a generation or an archive ever begun; none is used twice. */
  generations?: number;
  /** Raised with every change that readers see, so that the feed is built again. */
  revision: number;
  /** Raised with every change of the row. */
  edits?: number;
  createdAt: string;
  /** When the feed was retired: its addresses answer 410. UTC, ISO 8601. */
  retiredAt?: string;
}

/** Whether readers have the feed: not one that is filled for the first time, and not a retired one. */
export const hasReaders = ({ generation, retiredAt }: Pick<FeedRow, 'generation' | 'retiredAt'>): boolean =>
  generation > 0 && retiredAt === undefined;

/**
 * The number in the addresses of a feed's archive pages. An archive that was written again for old stories has one of its
 * own, and the memberships of the generation before.
 */
export const seriesOf = ({ generation, series }: Pick<FeedRow, 'generation' | 'series'>): number =>
  series ?? generation;

/** The row as readers will have it once what is filled is shown: its archive has pages of its own from the first on. */
export const filledRow = (row: FeedRow, filled: NonNullable<FeedRow['filled']>): FeedRow => ({
  ...row,
  ...filled,
  series: seriesOf(filled),
});

/** The partition of the rows of a feed's archive pages. */
export const archiveOf = (feed: Pick<FeedRow, 'id' | 'generation' | 'series'>): string =>
  partitionOf(feed.id, seriesOf(feed));

/** Fields of a row that another definition may not have. */
const optional: readonly (keyof FeedRow)[] = [
  'language',
  'formats',
  'order',
  'streamSeconds',
  'onePerCluster',
  'image',
  'visibility',
  'changes',
  'copyright',
  'license',
  'series',
  'since',
  'aging',
  'filled',
  'retiredAt',
];
const isOptional = (name: string): boolean => optional.some((one) => one === name);

/** Definitions of feeds. */
export class Feeds {
  readonly #table: Table;
  /** Definitions are never removed, so one that is known to exist is not looked up again. */
  readonly #known = new Set<string>();
  constructor(table: Table) {
    this.#table = table;
  }

  async get(id: string): Promise<FeedRow | undefined> {
    return this.#table.get<FeedRow>(keys.feed(id));
  }

  async list(): Promise<FeedRow[]> {
    return Array.fromAsync(this.#table.everyWork<FeedRow>(work.feeds, ' ', '~'));
  }

  /** Definitions in the order of their ids, those after one id, `limit` at most. Eventually consistent. */
  async after(id: string, limit: number): Promise<FeedRow[]> {
    const { rows } = await this.#table.findWork<FeedRow>(work.feeds, `${id} `, '~', { limit });
    return rows;
  }

  /**
   * Creates a definition unless there is one. Where it is counted, an agency creates `most` of them and no more.
   * Returns whether there is one now.
   */
  async ensure(row: FeedRow, counted?: { agency: string; most: number }): Promise<boolean> {
    if (this.#known.has(row.id)) return true;
    if (counted && !(await this.get(row.id)) && !(await this.#count(counted))) return false;
    await this.#table.create({ ...keys.feed(row.id), ...workKey(work.feeds, row.id), ...row });
    this.#known.add(row.id);
    return true;
  }

  /** Counts a feed that an agency makes; false when it has made too many. */
  async #count({ agency, most }: { agency: string; most: number }): Promise<boolean> {
    return this.#table.change(keys.agency(agency), {
      update: 'ADD languageFeeds :one',
      condition: 'attribute_not_exists(languageFeeds) OR languageFeeds < :most',
      values: { ':one': 1, ':most': most },
    });
  }

  /**
   * Writes the definition of a feed in place of the one that was read, `before`. Returns false when it has been
   * changed since: read again.
   */
  async replace(row: FeedRow, before: FeedRow | undefined): Promise<boolean> {
    const fields = { ...row, ...workKey(work.feeds, row.id), edits: (before?.edits ?? 0) + 1 };
    const { update, names, values } = setFields(fields, Object.keys(before ?? {}).filter(isOptional));
    return this.#table.change(keys.feed(row.id), {
      update,
      names,
      values: { ...values, ...(before?.edits !== undefined && { ':before': before.edits }) },
      condition: before?.edits === undefined ? 'attribute_not_exists(#edits)' : '#edits = :before',
    });
  }

  /** Notes that a generation is complete, unless the feed was retired. */
  async fill(id: string, filled: NonNullable<FeedRow['filled']>): Promise<void> {
    await this.#table.change(keys.feed(id), {
      update: 'SET filled = :filled ADD edits :one',
      condition: 'attribute_exists(id) AND attribute_not_exists(retiredAt)',
      values: { ':filled': filled, ':one': 1 },
    });
  }

  /**
   * Begins an archive that has the old stories that were stored until `since`: it is shown once it is written. Returns
   * false when the row has been changed since it was read, or another generation is being written.
   */
  async rearchive(row: FeedRow, since: string): Promise<boolean> {
    if (row.filled !== undefined || row.retiredAt !== undefined) return false;
    const series = Math.max(row.generations ?? 0, row.generation, seriesOf(row)) + 1;
    const { edits } = row;
    return this.#table.change(keys.feed(row.id), {
      update: 'SET filled = :filled, generations = :series ADD edits :one',
      condition: `${edits === undefined ? 'attribute_not_exists(edits)' : 'edits = :edits'} AND attribute_not_exists(filled)`,
      values: {
        ':filled': { generation: row.generation, aging: false, series, since },
        ':series': series,
        ':one': 1,
        ...(edits !== undefined && { ':edits': edits }),
      },
    });
  }

  /** Shows what is complete. Returns the new row; undefined when something else is complete by now. */
  async show(id: string, filled: NonNullable<FeedRow['filled']>): Promise<FeedRow | undefined> {
    const { generation, aging, since } = filled;
    const sets = ['generation = :generation', 'aging = :aging', 'series = :series'];
    return this.#table.update<FeedRow>(keys.feed(id), {
      update: `SET ${[...sets, ...(since === undefined ? [] : ['since = :since'])].join(', ')} REMOVE filled ADD edits :one`,
      condition: `${filled.series === undefined ? 'filled.generation = :generation' : 'filled.series = :series'} AND attribute_not_exists(retiredAt)`,
      values: {
        ':generation': generation,
        ':aging': aging,
        ':series': seriesOf(filled),
        ':one': 1,
        ...(since !== undefined && { ':since': since }),
      },
    });
  }

  /**
   * Marks a defined feed as retired: it moves from the list of feeds to those whose documents have to be removed.
   * Returns the row, or undefined when there is no such feed. Idempotent.
   */
  async retire(id: string, at: string): Promise<FeedRow | undefined> {
    const retired = await this.#table.update<FeedRow>(keys.feed(id), {
      update: 'SET retiredAt = :at, wpk = :retiring, wsk = :at REMOVE filled ADD edits :one, revision :one',
      condition: 'builtIn = :false AND attribute_not_exists(retiredAt)',
      values: { ':at': at, ':retiring': work.retiring, ':false': false, ':one': 1 },
    });
    if (retired) return retired;
    const row = await this.get(id);
    return row?.builtIn === false ? row : undefined;
  }

  /** Notes that all documents of a retired feed are removed. */
  async retired(id: string): Promise<void> {
    await this.#table.change(keys.feed(id), {
      update: 'REMOVE wpk, wsk ADD edits :one',
      condition: 'attribute_exists(retiredAt)',
      values: { ':one': 1 },
    });
  }

  /** Feeds that were retired until `until` and still have documents. */
  async retiring(until: string): Promise<FeedRow[]> {
    const { rows } = await this.#table.findWork<FeedRow>(work.retiring, '0', until, { limit: 100 });
    return rows;
  }

  /** Has a log kept of a feed's changes, for ever; false when there is no such feed. */
  async keepLog(id: string): Promise<boolean> {
    return this.#table.change(keys.feed(id), {
      update: 'SET changes = :true ADD edits :one, revision :one',
      condition: 'attribute_exists(id) AND attribute_not_exists(retiredAt)',
      values: { ':true': true, ':one': 1 },
    });
  }

  /** Has a feed built again, head and archive, although nothing of it has changed. */
  async renew(id: string): Promise<void> {
    await this.#table.change(keys.feed(id), {
      update: 'ADD revision :one, edits :one',
      condition: 'attribute_exists(id)',
      values: { ':one': 1 },
    });
  }
}

/** Whether only subscribers may read a feed. */
export const isPrivate = ({ visibility }: Pick<FeedRow, 'visibility'>): boolean => visibility === 'private';

/** Whether a log of the changes of a feed is kept: of a private one always, since its pages follow from it. */
export const hasLog = (feed: Pick<FeedRow, 'visibility' | 'changes'>): boolean =>
  isPrivate(feed) || feed.changes === true;
