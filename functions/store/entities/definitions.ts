import type { Filter } from '../../core/feeds/select/filter.ts';
import { keys, work, workKey } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** What ingest needs to know of a feed that an operator defined. */
export interface DefinitionEntry {
  id: string;
  /** Absent: every story. */
  filter?: Filter;
  /** The generation of memberships that readers see; 0 while the first is being filled. */
  generation: number;
  /** A generation that is being filled: stories go into it as well. */
  filling?: number;
}

/** How far the filling of a generation has come. */
export interface Filling {
  id: string;
  generation: number;
  /** Place in the feed of all stories up to which it has been looked. */
  cursor: string;
  seen: number;
  matched: number;
  startedAt: string;
  /** When the look under way began; the first begins at `startedAt`. */
  passStartedAt: string;
}

/**
 * Memberships of one generation of a feed. A changed filter fills a new generation beside the one that readers
 * see, so that there is no gap; ids of feeds never hold an `@`.
 */
export const partitionOf = (id: string, generation: number): string =>
  generation === 1 ? id : `${id}@${generation}`;

export const feedOfPartition = (partition: string): string => partition.split('@', 1)[0] ?? partition;

/** The defined feeds, as ingest matches stories against them. */
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

  /** All definitions, strongly consistent: what is read after a revision was read is at least that revision. */
  async all(): Promise<DefinitionEntry[]> {
    return Array.fromAsync(this.#table.rows<DefinitionEntry>(keys.definition('').pk));
  }

  async get(id: string): Promise<DefinitionEntry | undefined> {
    return this.#table.get<DefinitionEntry>(keys.definition(id));
  }

  /** Writes a definition and then raises the revision, in this order: who sees the revision sees the definition. */
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

  /** Notes progress; `lookAt` is when the reconciler should see to it if nobody else does. */
  async putFilling(filling: Filling, lookAt: string): Promise<void> {
    await this.#table.put({ ...keys.filling(filling.id), ...workKey(work.filling, lookAt), ...filling });
  }

  async removeFilling(id: string): Promise<void> {
    await this.#table.remove(keys.filling(id));
  }

  /** Fillings that have stood still until `until`. */
  async standing(until: string): Promise<Filling[]> {
    const { rows } = await this.#table.findWork<Filling>(work.filling, '0', until, { limit: 100 });
    return rows;
  }
}
