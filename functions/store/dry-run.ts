import type { RowKey } from './dynamodb/keys.ts';
import { Table, type Update } from './dynamodb/table.ts';
import { Objects, type PutOptions } from './s3/objects.ts';

/**
 * A table and a bucket that are read and not written: what runs on them shows what it would do. Used to see what
 * the builder would write without its writing it.
 */

/** A table whose writes are dropped. */
export class DryRunTable extends Table {
  override async put(): Promise<void> {}

  override async create(): Promise<boolean> {
    return true;
  }

  /** The row as it is, as if the condition had held. */
  override async update<T extends object>(key: RowKey, _change: Update): Promise<T | undefined> {
    return this.get<T>(key);
  }

  override async change(): Promise<boolean> {
    return true;
  }

  override async writeMany(): Promise<void> {}

  override async remove(): Promise<void> {}
}

/** A bucket that keeps in mind what would be written to it; it has nothing that the writer could compare with. */
export class DryRunObjects extends Objects {
  readonly written = new Map<string, Uint8Array>();
  readonly deleted = new Set<string>();

  override async put(key: string, body: string | Uint8Array, _options: PutOptions): Promise<void> {
    this.written.set(key, typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  }

  override async delete(key: string): Promise<void> {
    this.deleted.add(key);
  }

  override async head(): Promise<undefined> {
    return undefined;
  }
}
