import { randomBytes } from 'node:crypto';
import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/**
 * The folder of the bucket that holds the documents of private feeds. Its name is random and known to the table and the
 * key store of the CDN alone: should the function at the edge fail, no address leads there.
 */
export class PrivateFolder {
  readonly #table: Table;
  #known: Promise<string> | undefined;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Its name, 32 hex digits; made on the first call of a desk. */
  name(): Promise<string> {
    this.#known ??= this.#read();
    this.#known.catch(() => {
      this.#known = undefined;
    });
    return this.#known;
  }

  async #read(): Promise<string> {
    const found = await this.#table.get<{ folder: string }>(keys.privateFolder());
    if (found) return found.folder;
    await this.#table.create({ ...keys.privateFolder(), folder: randomBytes(16).toString('hex') });
    // Another process may have been first.
    return this.#read();
  }
}
