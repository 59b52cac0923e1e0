import type { Window } from '../../../core/feeds/filters/windows.ts';
import { keys, type RowKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';

/**
 * One version of a story in one feed. Rows are never changed: a newer version is a newer row under the same position
 * (`published` and story id), so that writes need no condition, may be repeated and may come in any order.
 */
export interface Membership {
  storyId: string;
  version: number;
  /** First publication; sorts the feed. */
  published: string;
  /** `gone`: the story left the feed with this version. */
  state: 'live' | 'gone';
  object: string;
  /** When this version came, or its terms ended: what the feed's own time is made of. */
  at: string;
  /** What its item is shown with, where that is not the `versionCreated` of the story, or is later than `at`. */
  updated?: string;
  reason?: string;
  /** Why the story left the feed, when nobody took it back: its terms ended, a correction made it another one, or it is held back. */
  cause?: 'expired' | 'left' | 'withheld';
  /** The story that this is, and the one before it, when it replaced another; see `ChainLinks`. */
  story?: string;
  previous?: string;
  /** The story that its copies are known by, see `Clusters`. */
  clusterId?: string;
  /** When the story is in the feed, where that depends on its age; absent: always. */
  windows?: Window[];
  /** Of a story that came into the archives under its own date; see `core/story/backfilled`. */
  backfilledAt?: string;
  /** Receipt that brought this version, for the log. */
  receipt?: string;
  /** From when on readers should see it, see `StoryRow`; absent where the feed is younger than the version. */
  dueAt?: string;
}

/** The position of a story in every feed: by its first publication. */
export const placeOf = (entry: Pick<Membership, 'published' | 'storyId'>): string =>
  `${entry.published}#${entry.storyId}`;

/** Sorts after all versions at a position. */
const end = '#~';
const pageSize = 100;
/** Rows that are read besides those of the stories asked for: earlier versions, and stories that have left. */
const spare = 6;

export class Memberships {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The rows of a version of a story in every feed named. */
  static rows(
    feeds: (Pick<Membership, 'state' | 'windows'> & { feed: string; cause?: 'left' | 'withheld' })[],
    entry: Omit<Membership, 'state' | 'windows'>,
  ): (RowKey & Row)[] {
    return feeds.map(({ feed, state, windows, cause }) => ({
      ...keys.membership(feed, entry.published, entry.storyId, entry.version, entry.cause),
      ...entry,
      state,
      ...(cause && { cause }),
      ...(state === 'live' && windows && { windows }),
    }));
  }

  /** Writes a version of a story into every feed named. */
  async put(...[feeds, entry]: Parameters<typeof Memberships.rows>): Promise<void> {
    await this.#table.writeMany(Memberships.rows(feeds, entry));
  }

  /**
   * The newest stories of a feed, each once in its newest version, newest publication first: `size` live ones
   * and the gone ones between them. Strongly consistent.
   * @param since only those first published then or later; UTC, ISO 8601
   */
  async newest(feed: string, size: number, since?: string): Promise<Membership[]> {
    const rows = this.#table.rows<Membership>(partitionOf(feed), {
      newestFirst: true,
      limit: size + spare,
      ...(since !== undefined && { between: [since, '~'] }),
    });
    const found: Membership[] = [];
    let live = 0;
    for await (const row of rows) {
      // Versions of one story are neighbours, the newest first.
      if (found.at(-1)?.storyId === row.storyId) continue;
      if (row.state === 'live' && live === size) return found;
      found.push(row);
      if (row.state === 'live') live++;
    }
    return found;
  }

  /** All rows of a partition with positions between two bounds, newest publication first, every version of a story. */
  newestFirst(partition: string, { from, to }: { from: string; to: string }): AsyncGenerator<Membership> {
    return this.#table.rows<Membership>(partitionOf(partition), {
      between: [from, to],
      newestFirst: true,
      limit: pageSize,
    });
  }

  /** A story of a feed in its newest version; undefined when it was never in it. Strongly consistent. */
  async at(feed: string, position: string): Promise<Membership | undefined> {
    const { rows } = await this.#table.page<Membership>(partitionOf(feed), {
      between: [`${position}#`, position + end],
      newestFirst: true,
      limit: 1,
    });
    return rows[0];
  }

  /**
   * The stories of a feed after one position and up to another, each once in its newest version, oldest first;
   * `limit` live ones at most. Strongly consistent.
   */
  async between(
    feed: string,
    after: string,
    to: string,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<Membership[]> {
    const rows = this.#table.rows<Membership>(partitionOf(feed), {
      between: [after === '' ? '0' : after + end, to + end],
      limit: pageSize,
    });
    const found: Membership[] = [];
    let live = 0;
    for await (const row of rows) {
      // Versions of one story are neighbours, the newest last.
      const before = found.at(-1)?.storyId === row.storyId ? found.pop() : undefined;
      if (before?.state === 'live') live--;
      else if (before === undefined && live >= limit) return found;
      found.push(row);
      if (row.state === 'live') live++;
    }
    return found;
  }
}

const partitionOf = (feed: string): string => keys.membership(feed, '', '', 0).pk;
