import { keys, type RowKey } from './keys.ts';
import type { Table } from './table.ts';

/**
 * One version of a story in one feed. Rows are never changed: a newer version is a newer row under the same
 * place (`published` and story id), so that writes need no condition, may be repeated and may come in any order.
 */
export interface Membership {
  storyId: string;
  version: number;
  /** First publication; sorts the feed. */
  published: string;
  /** `gone`: the story left the feed with this version. */
  state: 'live' | 'gone';
  object: string;
  /** When this version was made: the time of a tombstone. */
  at: string;
  reason?: string;
}

/** Where a story stands in every feed: by its first publication. */
export const placeOf = (entry: Pick<Membership, 'published' | 'storyId'>): string =>
  `${entry.published}#${entry.storyId}`;

/** After all versions at a place. */
const end = '#~';
const pageSize = 100;

export class Memberships {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes a version of a story in every feed named. */
  async put(
    feeds: { feed: string; state: Membership['state'] }[],
    entry: Omit<Membership, 'state'>,
  ): Promise<void> {
    await this.#table.putMany(
      feeds.map(({ feed, state }) => ({
        ...keys.membership(feed, entry.published, entry.storyId, entry.version),
        ...entry,
        state,
      })),
    );
  }

  /**
   * The newest stories of a feed, each once in its newest version, newest publication first: `size` live ones
   * and the gone ones between them. Strongly consistent.
   */
  async newest(feed: string, size: number): Promise<Membership[]> {
    const partition = keys.membership(feed, '', '', 0).pk;
    const found: Membership[] = [];
    let live = 0;
    let after: RowKey | undefined;
    do {
      const page = await this.#table.page<Membership>(partition, {
        newestFirst: true,
        limit: pageSize,
        ...(after && { after }),
      });
      for (const row of page.rows) {
        // Versions of one story are neighbours, the newest first.
        if (found.at(-1)?.storyId === row.storyId) continue;
        if (row.state === 'live' && live === size) return found;
        found.push(row);
        if (row.state === 'live') live++;
      }
      after = page.next;
    } while (after);
    return found;
  }

  /**
   * The stories of a feed after one place and up to another, each once in its newest version, oldest first;
   * `limit` live ones at most. Strongly consistent.
   */
  async between(
    feed: string,
    after: string,
    to: string,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<Membership[]> {
    const partition = keys.membership(feed, '', '', 0).pk;
    const found: Membership[] = [];
    let next: RowKey | undefined;
    do {
      const page = await this.#table.page<Membership>(partition, {
        between: [after === '' ? '0' : after + end, to + end],
        limit: pageSize,
        ...(next && { after: next }),
      });
      for (const row of page.rows) {
        // Versions of one story are neighbours, the newest last.
        if (found.at(-1)?.storyId === row.storyId) found.pop();
        else if (found.filter((entry) => entry.state === 'live').length >= limit) return found;
        found.push(row);
      }
      next = page.next;
    } while (next);
    return found;
  }
}
