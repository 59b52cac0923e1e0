import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** A complete page of a feed's archive: the stories after one position and up to another. */
export interface ArchivePage {
  feed: string;
  /** Counted from 1, the oldest. */
  page: number;
  /** Position of the newest story of the page before; empty for the first page. */
  after: string;
  /** Position of its newest story. */
  to: string;
}

/** Which archive page holds which stories. */
export class Archives {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  async put(page: ArchivePage): Promise<void> {
    await this.#table.put({ ...keys.archivePage(page.feed, page.to), ...page });
  }

  /** The page that holds a position; undefined when it is not archived yet. */
  async holding(feed: string, place: string): Promise<ArchivePage | undefined> {
    const partition = keys.archivePage(feed, '').pk;
    const { rows } = await this.#table.page<ArchivePage>(partition, { between: [place, '~'], limit: 1 });
    return rows[0];
  }

  /** Pages up to the one that ends at a position, the newest first, `limit` at most. */
  async upTo(feed: string, to: string, limit: number): Promise<ArchivePage[]> {
    const partition = keys.archivePage(feed, '').pk;
    const { rows } = await this.#table.page<ArchivePage>(partition, {
      between: ['0', to],
      newestFirst: true,
      limit,
    });
    return rows;
  }
}
