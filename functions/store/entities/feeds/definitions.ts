import type { Filter } from '../../../core/feeds/filters/filter.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** What ingest needs to know about a feed that an operator defined. */
export interface DefinitionEntry {
  id: string;
  /** Absent: every story. */
  filter?: Filter;
  /** Absent: public. */
  visibility?: 'public' | 'private';
  /** The generation of memberships that readers see; 0 while the first is being filled. */
  generation: number;
  /** A generation that is being filled: stories go into it as well. */
  filling?: number;
}

/** Progress of the filling of a generation. */
export interface Filling {
  id: string;
  generation: number;
  /** Position in the feed of all stories up to which stories were matched. */
  cursor: string;
  seen: number;
  matched: number;
  startedAt: string;
  /** When the current pass over all stories began; the first begins at `startedAt`. */
  passStartedAt: string;
}

/**
 * Partition of the memberships of one generation of a feed. A changed filter fills a new generation while readers see
 * the old one, so that there is no gap. Ids of feeds never hold an `@`.
 */
export const partitionOf = (id: string, generation: number): string =>
  generation === 1 ? id : `${id}@${generation}`;

export const feedOfPartition = (partition: string): string => partition.split('@', 1)[0] ?? partition;

/** The defined feeds as ingest matches stories against them, and the progress of their filling. */
export class Definitions {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** A number that rises with every change of any definition. */
  async revision(): Promise<number> {
    const row = await this.#table.get<{ revision: number }>(keys.definitions());
    return row?.revision ?? 0;
  }

  /** All definitions, strongly consistent: read after a revision, they are at least of that revision. */
  async all(): Promise<DefinitionEntry[]> {
    return Array.fromAsync(this.#table.rows<DefinitionEntry>(keys.definition('').pk));
  }

  async get(id: string): Promise<DefinitionEntry | undefined> {
    return this.#table.get<DefinitionEntry>(keys.definition(id));
  }

  /** Writes a definition and then raises the revision: a reader of the new revision finds the new definition. */
  async put(entry: DefinitionEntry): Promise<void> {
    await this.#table.put({ ...keys.definition(entry.id), ...entry });
    await this.#table.change(keys.definitions(), { update: 'ADD revision :one', values: { ':one': 1 } });
  }

  async remove(id: string): Promise<void> {
    await this.#table.remove(keys.definition(id));
    await this.#table.change(keys.definitions(), { update: 'ADD revision :one', values: { ':one': 1 } });
  }

  async filling(id: string): Promise<Filling | undefined> {
    return this.#table.get<Filling>(keys.filling(id));
  }

  /** Notes progress; `lookAt` is when the reconciler resumes it if it is not finished by then. */
  async putFilling(filling: Filling, lookAt: string): Promise<void> {
    await this.#table.put({ ...keys.filling(filling.id), ...workKey(work.filling, lookAt), ...filling });
  }

  async removeFilling(id: string): Promise<void> {
    await this.#table.remove(keys.filling(id));
  }

  /** Fillings that were due to be resumed by `until`. */
  async stalled(until: string): Promise<Filling[]> {
    const { rows } = await this.#table.findWork<Filling>(work.filling, '0', until, { limit: 100 });
    return rows;
  }
}
