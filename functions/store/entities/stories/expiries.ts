import { keys, type RowKey, work, workKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';
import type { StoryRow } from './stories.ts';

/** A story whose terms of use end at a time. The story's own row decides; this one only has it checked. */
export interface Expiry {
  storyId: string;
  /** The time under which it is found, UTC ISO 8601. */
  wsk: string;
}

/** The builds of expired stories are checked for so long. */
const checkedDays = 2;

/** Stories by the end of their terms of use. */
export class Expiries {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The row that has a story checked when its terms end; none when they have ended. */
  static rows(
    { id, expires, pubStatus }: Pick<StoryRow, 'id' | 'expires' | 'pubStatus'>,
    now: string,
  ): (RowKey & Row)[] {
    if (expires === undefined || pubStatus !== 'usable' || Date.parse(expires) <= Date.parse(now)) return [];
    return [{ ...keys.expiry(id), ...workKey(work.expiring, expires), storyId: id }];
  }

  /** Stories to be checked by `until`, the earliest first. */
  async due(until: string, limit: number): Promise<Expiry[]> {
    const { rows } = await this.#table.findWork<Expiry>(work.expiring, '0', until, { limit });
    return rows;
  }

  /** Has a story checked at another time, or not at all. */
  async move(storyId: string, expires: string | undefined): Promise<void> {
    if (expires === undefined) return this.#table.remove(keys.expiry(storyId));
    await this.#table.put({ ...keys.expiry(storyId), ...workKey(work.expiring, expires), storyId });
  }

  /** Notes that a story has left its feeds: from now on only their builds, and the pages', have to be checked. */
  async done(storyId: string, expires: string, left: { feeds: string[]; stories: string[] }, at: string) {
    await this.#table.change(keys.expiry(storyId), {
      update: 'SET wpk = :done, wsk = :at, feeds = :feeds, stories = :stories, expiresAt = :ttl',
      // A later version may have moved the end.
      condition: 'wpk = :expiring AND wsk = :expires',
      values: {
        ':done': work.done,
        ':expiring': work.expiring,
        ':expires': expires,
        ':at': at,
        ':feeds': left.feeds,
        ':stories': left.stories,
        ':ttl': Math.floor(Date.parse(at) / 1000) + checkedDays * 86_400,
      },
    });
  }
}
