import { type ChangeType, isForgotten, type LoggedChange } from '../../../core/delivery/change.ts';
import type { StoryEntry } from '../../../core/delivery/reach.ts';
import { emptyDigest } from '../../../core/delivery/set-digest.ts';
import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import { setFields } from '../../dynamodb/updates.ts';

/** How far the log of a feed's changes goes. */
export interface ChangeLog {
  feed: string;
  /** Of the newest entry that is committed and noted story by story. */
  seq: number;
  /** Of what the feed holds after it, and how many stories that are. */
  digest: string;
  count: number;
  /** Up to which entry the documents are written; -1 for none. */
  written: number;
  /** The address that the documents were written for. */
  base?: string;
  /** First publication of the newest story that was looked at. UTC, ISO 8601. */
  upTo: string;
  /** Until the first comparison is done: what was published later is new to the feed. UTC, ISO 8601. */
  since?: string;
  /** Which rows of the feed the log was compared with as a whole. */
  rows?: string;
  /** The comparison that is under way. */
  sweep?: Sweep;
}

/** A comparison of the whole log with the rows of a feed: first what it holds, then what the log says that it holds. */
export interface Sweep {
  rows: string;
  phase: 'held' | 'logged';
  /** Position, or story, from which it goes on. */
  cursor: string;
}

/** Entries that were committed at once, all of one segment. */
export interface ChangeBatch {
  feed: string;
  first: number;
  last: number;
  entries: LoggedChange[];
  /** The log after them. */
  digest: string;
  count: number;
}

/** What the log last said of a story. */
export interface LoggedStory {
  storyId: string;
  version: number;
  type: ChangeType;
  seq: number;
  /** First publication, for the position in the feed. */
  published: string;
}

/** Logs of the changes of feeds: the entries, what they last said of each story, and how far they go. */
export class ChangeLogs {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  async get(feed: string): Promise<ChangeLog | undefined> {
    return this.#table.get<ChangeLog>(keys.changeLog(feed));
  }

  /** How far some logs go; those that do not exist are left out. */
  async getMany(feeds: readonly string[]): Promise<ChangeLog[]> {
    return this.#table.getMany<ChangeLog>(feeds.map((feed) => keys.changeLog(feed)));
  }

  /** Writes how far a log goes, unless another builder did since `before` was read. Returns whether it was written. */
  async put(log: ChangeLog, before: ChangeLog | undefined): Promise<boolean> {
    // Named one by one: a log that was read has its key with it, which no update may set.
    const { feed, seq, digest, count, written, upTo, since, base, rows, sweep } = log;
    const fields = { feed, seq, digest, count, written, upTo, since, base, rows, sweep };
    const { update, names, values } = setFields(fields, ['rows', 'sweep', 'since']);
    return this.#table.change(keys.changeLog(log.feed), {
      update,
      names,
      values: { ...values, ...(before && { ':before': before.seq }) },
      condition: before ? '#seq = :before' : 'attribute_not_exists(#seq)',
    });
  }

  /**
   * Begins the log of a feed, unless it has one. What the feed had at `since` has joined it; what was published later is
   * new. UTC, ISO 8601.
   */
  async begin(feed: string, since: string, upTo = since): Promise<ChangeLog | undefined> {
    const log = { feed, seq: 0, digest: emptyDigest, count: 0, written: -1, upTo, since };
    return (await this.put(log, undefined)) ? log : undefined;
  }

  /** Has the whole log compared with the rows of the feed by its next builds. */
  async compareAgain(feed: string): Promise<void> {
    await this.#table.change(keys.changeLog(feed), {
      update: 'REMOVE #rows, sweep',
      condition: 'attribute_exists(seq)',
      names: { '#rows': 'rows' },
    });
  }

  /** Notes that there are no documents of a log any more. */
  async unwritten(feed: string): Promise<void> {
    await this.#table.change(keys.changeLog(feed), {
      update: 'SET written = :none',
      condition: 'attribute_exists(seq)',
      values: { ':none': -1 },
    });
  }

  /** Commits entries; false when entries with these numbers are committed already. */
  async commit(batch: ChangeBatch): Promise<boolean> {
    return this.#table.create({ ...keys.changes(batch.feed, batch.first), ...batch });
  }

  /** The batch that begins with an entry. */
  async batch(feed: string, first: number): Promise<ChangeBatch | undefined> {
    return this.#table.get<ChangeBatch>(keys.changes(feed, first));
  }

  /** Entries from one number to another, in their order. Strongly consistent. */
  async entries(feed: string, from: number, to: number): Promise<LoggedChange[]> {
    if (to < from) return [];
    // Batches never cross the end of a segment, so that none begins before one and ends in it.
    const between: [string, string] = [keys.changes(feed, from).sk, keys.changes(feed, to).sk];
    const batches = await Array.fromAsync(
      this.#table.rows<ChangeBatch>(keys.changes(feed, 0).pk, { between }),
    );
    return batches.flatMap(({ entries }) => entries).filter(({ seq }) => seq >= from && seq <= to);
  }

  /** The last batch that begins at or before an entry. */
  async batchUpTo(feed: string, seq: number): Promise<ChangeBatch | undefined> {
    const { rows } = await this.#table.page<ChangeBatch>(keys.changes(feed, 0).pk, {
      between: ['0', keys.changes(feed, seq).sk],
      newestFirst: true,
      limit: 1,
    });
    return rows[0];
  }

  /** What the log last said of some stories; those that it never named are left out. */
  async logged(feed: string, storyIds: readonly string[]): Promise<Map<string, LoggedStory>> {
    const rows = await this.#table.getMany<LoggedStory>(storyIds.map((id) => keys.loggedStory(feed, id)));
    return new Map(rows.map((row) => [row.storyId, row]));
  }

  /** Stories that the log named, in the order of their ids, those after one id. */
  async loggedAfter(feed: string, id: string, limit: number): Promise<LoggedStory[]> {
    const { rows } = await this.#table.page<LoggedStory>(keys.loggedStory(feed, '').pk, {
      between: [`${id} `, '~'],
      limit,
    });
    return rows;
  }

  /** Every story that the log named and that has not left: for feeds that hold few. */
  async allLogged(feed: string): Promise<LoggedStory[]> {
    return Array.fromAsync(this.#table.rows<LoggedStory>(keys.loggedStory(feed, '').pk));
  }

  /** Notes committed entries with their stories: what the log said last of each, and all that it ever said. Idempotent. */
  async note(feed: string, entries: readonly LoggedChange[]): Promise<void> {
    const kept = entries.filter(({ type }) => !isForgotten(type));
    await this.#table.writeMany([
      ...kept.map(({ storyId, version, type, seq, published }) => ({
        ...keys.loggedStory(feed, storyId),
        ...{ storyId, version, type, seq, published },
      })),
      ...entries.map(({ storyId, story = storyId, version, type, seq, at }) => ({
        ...keys.storyEntry(story, feed, seq),
        ...{ feed, seq, type, version, at },
        ...(story !== storyId && { item: storyId }),
      })),
    ]);
    for (const { type, storyId } of entries)
      if (isForgotten(type)) await this.#table.remove(keys.loggedStory(feed, storyId));
  }

  /** All that the logs of feeds ever said of a story, feed by feed, in the order of the entries. Strongly consistent. */
  async ofStory(storyId: string): Promise<StoryEntry[]> {
    const rows = this.#table.rows<StoryEntry>(keys.storyEntry(storyId, '', 0).pk);
    return Array.fromAsync(rows, ({ feed, seq, type, version, at, item }) => ({
      ...{ feed, seq, type, version, at },
      ...(item !== undefined && { item }),
    }));
  }
}
