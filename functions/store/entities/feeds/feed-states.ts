import type { NewestItem } from '../../../core/feeds/documents/directory.ts';
import type { TimeSpread } from '../../../core/status/time-spread.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';
import { packed, unpacked } from './packed-items.ts';

/** The state of a feed's builder. */
export interface FeedState {
  feed: string;
  /** Number of builds begun. */
  build?: number;
  /** Taken from the clock before the builder read the table: everything stored before is in. UTC, ISO 8601. */
  builtAt?: string;
  /** The least time between that and the next build, milliseconds; absent: as the operator set it. */
  intervalMs?: number;
  /** Digest of what was built; when it is equal, the objects need not be written. */
  digest?: string;
  /** Marks of the versions in the head, see `shownVersions`: finds what a build shows for the first time. */
  shown?: string;
  /** How many amendments were ever noted of this feed, counted after each was written; see `Amendments.note`. */
  amended?: number;
  /** The count at which a build found no amendment; absent while there are some. */
  unamended?: number;
  /** The last build whose builder knew of the count, and since when only such have built it; milliseconds. */
  countedBuild?: number;
  countedSince?: number;
  /** Of the feed of all stories: how long they took until it showed them, in its newest two hours with any. */
  visible?: VisibleTimes[];
  /** The newest items, for the directory. */
  newest?: NewestItem[];
  archived?: Archived;
  /** The archive of a generation that is shown once it is complete. */
  upcoming?: Archived;
  /** All pages of generations before this one are removed. */
  swept?: number;
  /** When stories next come or leave by their age alone. UTC, ISO 8601. */
  changesAt?: string;
  /** The revision of the renderers of head and archive; absent while some pages are of an older one. */
  rendering?: number;
  /** Endpoints follow it: each change is passed on to them. */
  followed?: boolean;
  /** Since when its builds fail; absent while they do not. UTC, ISO 8601. */
  failedAt?: string;
  leaseOwner?: string;
  /** Milliseconds since the epoch. */
  leaseUntil?: number;
}

/** How long the stories of one hour took from their receipt until a feed showed them. */
export interface VisibleTimes {
  /** `2026-11-30T12`, UTC. */
  hour: string;
  times: TimeSpread;
}

/** `digest` of a feed that is retired and has no documents any more. */
export const retiredDigest = 'retired';

/** A feed that cannot be built. */
export interface FeedFailure {
  feed: string;
  /** When the first build failed. UTC, ISO 8601. */
  since: string;
  /** Of that build. */
  error: string;
}

/** How far a feed's archive goes. */
export interface Archived {
  /** The number of the archive, see `seriesOf`. */
  generation: number;
  pages: number;
  /** Position of the newest archived story. */
  to: string;
  /** Fingerprint of what the pages are rendered with, see `rerenderArchive`. */
  look?: string;
  /** In a feed of young stories: below this position nothing is shown any more. */
  floor?: string;
  /** Position of the newest page still to be rendered with `look`, as all before it are; absent when none is. */
  stale?: string;
  /** Pages made a moment ago, with the digest of what was written: a late row may still fall into their range. */
  recent: { page: number; after: string; to: string; digest: string; at: number }[];
}

/** The row of a state: `newest` is packed into `items`. Version 0.2.0 and before wrote it as it is. */
type StateRow = FeedState & { items?: Uint8Array };

/** The state that a row holds, and whatever else is in it. */
export function stateOf<T extends object>(row: T): T & Pick<FeedState, 'newest'> {
  const { items, ...state } = row as T & Pick<StateRow, 'items' | 'newest'>;
  if (!items || state.newest !== undefined) return state as T;
  return { ...state, newest: unpacked(items) } as T & Pick<FeedState, 'newest'>;
}

/** States of feeds, and the leases of their builders. */
export class FeedStates {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Ids of feeds of which stories have come or left by their age until `until`. */
  async changed(until: string): Promise<string[]> {
    const { rows } = await this.#table.findWork<FeedState>(work.aging, '0', until, { limit: 100 });
    return rows.map(({ feed }) => feed);
  }

  async get(id: string): Promise<FeedState | undefined> {
    const row = await this.#table.get<StateRow>(keys.feedState(id));
    return row && stateOf(row);
  }

  async getMany(ids: string[]): Promise<Map<string, FeedState>> {
    const rows = await this.#table.getMany<StateRow>(ids.map((id) => keys.feedState(id)));
    return new Map(rows.map((row) => [row.feed, stateOf(row)]));
  }

  /**
   * Takes the right to build a feed until `untilMs`. Returns the state, or undefined when another builder has
   * it. The holder must stop writing well before the lease ends; a dead holder's lease runs out by itself. All
   * builders take leases of one length: one that lasts for over twice as long is of a clock that was ahead, and is
   * taken over.
   */
  async lease(id: string, owner: string, nowMs: number, untilMs: number): Promise<FeedState | undefined> {
    const row = await this.#table.update<StateRow>(keys.feedState(id), {
      update: 'SET feed = :feed, leaseOwner = :owner, leaseUntil = :until ADD build :one',
      condition: 'attribute_not_exists(leaseUntil) OR leaseUntil < :now OR leaseUntil > :longest',
      values: {
        ':feed': id,
        ':owner': owner,
        ':until': untilMs,
        ':now': nowMs,
        ':longest': nowMs + 2 * (untilMs - nowMs),
        ':one': 1,
      },
    });
    return row && stateOf(row);
  }

  /** Ends a lease and notes what was built. */
  async built(
    id: string,
    owner: string,
    built: Required<Pick<FeedState, 'builtAt' | 'digest' | 'newest' | 'archived'>> &
      Pick<
        FeedState,
        | 'intervalMs'
        | 'shown'
        | 'visible'
        | 'rendering'
        | 'upcoming'
        | 'swept'
        | 'changesAt'
        | 'unamended'
        | 'countedBuild'
        | 'countedSince'
      >,
  ): Promise<void> {
    const { newest, ...others } = built;
    const due = built.changesAt === undefined ? {} : workKey(work.aging, built.changesAt);
    const left = [
      'failedAt',
      'leaseOwner',
      'leaseUntil',
      'intervalMs',
      'rendering',
      'upcoming',
      'swept',
      'changesAt',
      'unamended',
      'newest',
      'wpk',
      'wsk',
    ];
    const { update, names, values } = setFields({ ...others, items: packed(newest), ...due }, left);
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

  /** Ends a lease of a build that failed, and notes since when that is so. */
  async failed(id: string, owner: string, failure: { at: string; error: string }): Promise<void> {
    const { at, error } = failure;
    await this.#table.create({
      ...keys.feedFailure(id),
      ...workKey(work.failing, at),
      feed: id,
      since: at,
      error,
    });
    await this.#table.change(keys.feedState(id), {
      update: 'SET failedAt = if_not_exists(failedAt, :at) REMOVE leaseOwner, leaseUntil',
      condition: 'leaseOwner = :owner',
      values: { ':owner': owner, ':at': at },
    });
  }

  /** Has the changes of a feed passed on to the endpoints that follow it. */
  async follow(id: string): Promise<void> {
    await this.#table.change(keys.feedState(id), {
      update: 'SET feed = :feed, followed = :yes',
      values: { ':feed': id, ':yes': true },
    });
  }

  /** Notes that a feed whose builds failed has been built. */
  async recovered(id: string): Promise<void> {
    await this.#table.remove(keys.feedFailure(id));
  }

  /** Feeds whose builds fail, the one that has failed for longest first. Eventually consistent. */
  async failing(limit: number): Promise<FeedFailure[]> {
    const { rows } = await this.#table.findWork<FeedFailure>(work.failing, '0', '~', { limit });
    return rows;
  }
}
