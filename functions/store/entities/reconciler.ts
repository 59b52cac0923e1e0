import { keys } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** Progress of rendering all story pages again for a fingerprint of the site. */
export interface PagesRenewal {
  look: string;
  /** All stories up to this position are rendered; absent: all are. */
  upTo?: string;
  /** The newest stories, the directory and the sitemap, which come first, are not rendered yet. */
  first?: true;
  /** How often the pages that are still missing were requested. */
  asks?: number;
}

/** What the reconciler remembers between two runs. */
export interface ReconcilerState {
  /** Receipts finished up to here have had their feeds checked. */
  checkedUntil: string;
  /** Receipts finished after this, and up to `checkedUntil`, are in the lists of their agencies and in the numbers. */
  listedSince?: string;
  /** Feeds that were behind at the last run, with the instant that they have to reach. */
  behind: Record<string, string>;
  /**
   * Progress of the search for feeds that an older release rendered: all up to the feed `after` are of this revision;
   * without `after` every feed is.
   */
  rendering?: { revision: number; after?: string };
  pages?: PagesRenewal;
}

export class ReconcilerStates {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  async get(): Promise<ReconcilerState | undefined> {
    return this.#table.get<ReconcilerState>(keys.reconciler());
  }

  async put(state: ReconcilerState): Promise<void> {
    await this.#table.put({ ...keys.reconciler(), ...state });
  }
}
