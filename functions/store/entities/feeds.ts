import type { NewestItem } from '../../core/feeds/documents/directory.ts';
import type { FeedInfo } from '../../core/feeds/format.ts';
import type { FeedOrder } from '../../core/feeds/select/order.ts';
import { keys, work, workKey } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';
import { setting } from './setting.ts';

/** What an operator, or Dateline itself, defined. */
export interface FeedRow extends FeedInfo {
  size: number;
  /** Of the head; absent: by publication. */
  order?: FeedOrder;
  /** Of stories that are copies of one another only the first is shown. */
  onePerCluster?: boolean;
  /** Exists without being defined. */
  builtIn: boolean;
  /** The generation of memberships that is shown, see `partitionOf`; 0 while the first is being filled. */
  generation: number;
  /** Stories come and go by their age in the generation that is shown. */
  aging?: boolean;
  /** A generation that is filled, and is shown as soon as its archive is written. */
  filled?: { generation: number; aging: boolean };
  /** The highest generation that was ever begun; none is used twice. */
  generations?: number;
  /** Raised with every change of what is shown of the definition, so that the feed is built anew. */
  revision: number;
  /** Raised with every change of the row. */
  edits?: number;
  createdAt: string;
  /** The feed is no more: its addresses answer 410. UTC, ISO 8601. */
  retiredAt?: string;
}

/** What the builder knows of a feed. */
export interface FeedState {
  feed: string;
  /** Number of builds begun. */
  build?: number;
  /** Taken from the clock before the builder looked at the table: everything stored before is in. */
  builtAt?: string;
  /** The least time between that and the next build, milliseconds; absent: what the operator set. */
  intervalMs?: number;
  /** Of what was built; an equal digest means that the objects need not be written. */
  digest?: string;
  /** The versions in the head, see `shownVersions`: what a build shows for the first time is told. */
  shown?: string;
  /** The newest items, for the directory. */
  newest?: NewestItem[];
  archived?: Archived;
  /** Of a generation that is to be shown when its archive is complete. */
  upcoming?: Archived;
  /** No pages are left of generations before this one. */
  swept?: number;
  /** When stories come or leave by their age although nothing is sent. UTC, ISO 8601. */
  changesAt?: string;
  /** The revision of the renderers that made head and archive, all pages; absent while some are of an older one. */
  rendering?: number;
  leaseOwner?: string;
  /** Milliseconds since the epoch. */
  leaseUntil?: number;
}

/** How far a feed's archive goes. */
export interface Archived {
  /** Of the memberships that the pages hold. */
  generation: number;
  pages: number;
  /** Place of the newest archived story. */
  to: string;
  /** What the pages are rendered with, see `rerenderArchive`. */
  look?: string;
  /** In a feed of young stories: below this place nothing is shown any more. */
  floor?: string;
  /** Place of the newest page that is still to be rendered with it, and all before it are; absent when none is. */
  stale?: string;
  /** Pages made a moment ago, with the digest of what was written: a late row may still come into their range. */
  recent: { page: number; after: string; to: string; digest: string; at: number }[];
}

/** Fields of a row that another definition may not have. */
const optional: readonly (keyof FeedRow)[] = [
  'language',
  'formats',
  'order',
  'onePerCluster',
  'image',
  'copyright',
  'license',
  'aging',
  'filled',
  'retiredAt',
];
const isOptional = (name: string): boolean => optional.some((one) => one === name);

export class Feeds {
  readonly #table: Table;
  /** Definitions are never removed by this code path, so knowing that one exists needs no second look. */
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

  /** Definitions in the order of their ids, those after one id, `limit` at most; eventually consistent. */
  async after(id: string, limit: number): Promise<FeedRow[]> {
    const { rows } = await this.#table.findWork<FeedRow>(work.feeds, `${id} `, '~', { limit });
    return rows;
  }

  /** Creates a definition unless there is one. */
  async ensure(row: FeedRow): Promise<void> {
    if (this.#known.has(row.id)) return;
    await this.#table.create({ ...keys.feed(row.id), ...workKey(work.feeds, row.id), ...row });
    this.#known.add(row.id);
  }

  /**
   * Writes the definition of a feed in place of the one that was read, `before`. Returns false when it has been
   * changed since: read again.
   */
  async replace(row: FeedRow, before: FeedRow | undefined): Promise<boolean> {
    const fields = { ...row, ...workKey(work.feeds, row.id), edits: (before?.edits ?? 0) + 1 };
    const { update, names, values } = setting(fields, Object.keys(before ?? {}).filter(isOptional));
    return this.#table.change(keys.feed(row.id), {
      update,
      names,
      values: { ...values, ...(before?.edits !== undefined && { ':before': before.edits }) },
      condition: before?.edits === undefined ? 'attribute_not_exists(#edits)' : '#edits = :before',
    });
  }

  /** Notes that a generation holds every story that it should, unless the feed was retired. */
  async fill(id: string, filled: NonNullable<FeedRow['filled']>): Promise<void> {
    await this.#table.change(keys.feed(id), {
      update: 'SET filled = :filled ADD edits :one',
      condition: 'attribute_exists(id) AND attribute_not_exists(retiredAt)',
      values: { ':filled': filled, ':one': 1 },
    });
  }

  /** Shows the generation that is filled. Returns the row as it is then; undefined when it is another one by now. */
  async show(
    id: string,
    { generation, aging }: NonNullable<FeedRow['filled']>,
  ): Promise<FeedRow | undefined> {
    return this.#table.update<FeedRow>(keys.feed(id), {
      update: 'SET generation = :generation, aging = :aging REMOVE filled ADD edits :one',
      condition: 'filled.generation = :generation AND attribute_not_exists(retiredAt)',
      values: { ':generation': generation, ':aging': aging, ':one': 1 },
    });
  }

  /**
   * Marks a defined feed as retired; it leaves the list of feeds and stands among those whose documents have to be
   * taken away. Returns the row, or undefined when there is no such feed. Repeating it changes nothing.
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

  /** Notes that nothing of a retired feed is left to be taken away. */
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

  /** Feeds of which stories have come or left by their age until `until`. */
  async changed(until: string): Promise<string[]> {
    const { rows } = await this.#table.findWork<FeedState>(work.aging, '0', until, { limit: 100 });
    return rows.map(({ feed }) => feed);
  }

  /** Has a feed built anew, head and archive, although nothing of it has changed. */
  async renew(id: string): Promise<void> {
    await this.#table.change(keys.feed(id), {
      update: 'ADD revision :one, edits :one',
      condition: 'attribute_exists(id)',
      values: { ':one': 1 },
    });
  }

  async state(id: string): Promise<FeedState | undefined> {
    return this.#table.get<FeedState>(keys.feedState(id));
  }

  async states(ids: string[]): Promise<Map<string, FeedState>> {
    const rows = await this.#table.getMany<FeedState>(ids.map((id) => keys.feedState(id)));
    return new Map(rows.map((row) => [row.feed, row]));
  }

  /**
   * Takes the right to build a feed until `untilMs`. Returns the state, or undefined when another builder has
   * it. The holder must stop writing well before the lease ends; a dead holder's lease runs out by itself.
   */
  async lease(id: string, owner: string, nowMs: number, untilMs: number): Promise<FeedState | undefined> {
    return this.#table.update<FeedState>(keys.feedState(id), {
      update: 'SET feed = :feed, leaseOwner = :owner, leaseUntil = :until ADD build :one',
      condition: 'attribute_not_exists(leaseUntil) OR leaseUntil < :now',
      values: { ':feed': id, ':owner': owner, ':until': untilMs, ':now': nowMs, ':one': 1 },
    });
  }

  /** Ends a lease and notes what was built. */
  async built(
    id: string,
    owner: string,
    built: Required<Pick<FeedState, 'builtAt' | 'digest' | 'newest' | 'archived'>> &
      Pick<FeedState, 'intervalMs' | 'shown' | 'rendering' | 'upcoming' | 'swept' | 'changesAt'>,
  ): Promise<void> {
    const due = built.changesAt === undefined ? {} : workKey(work.aging, built.changesAt);
    const left = [
      'leaseOwner',
      'leaseUntil',
      'intervalMs',
      'rendering',
      'upcoming',
      'swept',
      'changesAt',
      'wpk',
      'wsk',
    ];
    const { update, names, values } = setting({ ...built, ...due }, left);
    await this.#table.change(keys.feedState(id), {
      update,
      names: { ...names, '#leaseOwner': 'leaseOwner' },
      values: { ...values, ':owner': owner },
      condition: '#leaseOwner = :owner',
    });
  }

  /** Ends a lease without having built anything. */
  async release(id: string, owner: string): Promise<void> {
    await this.#table.change(keys.feedState(id), {
      update: 'REMOVE leaseOwner, leaseUntil',
      condition: 'leaseOwner = :owner',
      values: { ':owner': owner },
    });
  }
}
