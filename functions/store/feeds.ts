import type { FeedFormatId } from '../core/feeds/format.ts';
import { keys, work, workKey } from './keys.ts';
import type { Table } from './table.ts';

/** What an operator, or Dateline itself, defined. */
export interface FeedRow {
  id: string;
  title: string;
  description: string;
  language?: string;
  content: 'full' | 'summary';
  size: number;
  /** Absent: those in which every feed is built. */
  formats?: FeedFormatId[];
  /** Exists without being defined. */
  builtIn: boolean;
  /** The generation of memberships that is shown, see `partitionOf`; 0 while the first is being filled. */
  generation: number;
  /** Raised with every change of the definition, so that the feed is built anew. */
  revision: number;
  createdAt: string;
}

/** What the builder knows of a feed. */
export interface FeedState {
  feed: string;
  /** Number of builds begun. */
  build?: number;
  /** Taken from the clock before the builder looked at the table: everything stored before is in. */
  builtAt?: string;
  /** Of what was built; an equal digest means that the objects need not be written. */
  digest?: string;
  /** The newest items, for the directory. */
  newest?: { storyId: string; headline: string; published: string; agency: string }[];
  archived?: Archived;
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
  /** Pages made a moment ago, with the digest of what was written: a late row may still come into their range. */
  recent: { page: number; after: string; to: string; digest: string; at: number }[];
}

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
    const rows: FeedRow[] = [];
    let after: Parameters<Table['findWork']>[3];
    do {
      const page = await this.#table.findWork<FeedRow>(work.feeds, ' ', '~', after);
      rows.push(...page.rows);
      after = page.next && { after: page.next };
    } while (after);
    return rows;
  }

  /** Creates a definition unless there is one. */
  async ensure(row: FeedRow): Promise<void> {
    if (this.#known.has(row.id)) return;
    await this.#table.create({ ...keys.feed(row.id), ...workKey(work.feeds, row.id), ...row });
    this.#known.add(row.id);
  }

  /** Writes the definition of a feed in place of the one there is. */
  async put(row: FeedRow): Promise<void> {
    await this.#table.put({ ...keys.feed(row.id), ...workKey(work.feeds, row.id), ...row });
    this.#known.add(row.id);
  }

  /** Shows another generation of a feed's memberships. */
  async show(id: string, generation: number): Promise<void> {
    await this.#table.update(keys.feed(id), {
      update: 'SET generation = :generation ADD revision :one',
      condition: 'attribute_exists(id)',
      values: { ':generation': generation, ':one': 1 },
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
    built: { builtAt: string; digest: string; newest: NonNullable<FeedState['newest']>; archived: Archived },
  ): Promise<void> {
    await this.#table.update(keys.feedState(id), {
      update:
        'SET builtAt = :at, digest = :digest, newest = :newest, archived = :archived REMOVE leaseOwner, leaseUntil',
      condition: 'leaseOwner = :owner',
      values: {
        ':at': built.builtAt,
        ':digest': built.digest,
        ':newest': built.newest,
        ':archived': built.archived,
        ':owner': owner,
      },
    });
  }

  /** Ends a lease without having built anything. */
  async release(id: string, owner: string): Promise<void> {
    await this.#table.update(keys.feedState(id), {
      update: 'REMOVE leaseOwner, leaseUntil',
      condition: 'leaseOwner = :owner',
      values: { ':owner': owner },
    });
  }
}
