import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import DataLoader from 'dataloader';
import { table } from '../../contract/table.ts';
import { fromItem, toItem } from './items.ts';
import type { RowKey } from './keys.ts';

type Found = Record<string, unknown>;

/** The most keys that DynamoDB takes in one BatchGetItem. */
const keysARead = 100;

/**
 * Strongly consistent reads of single rows. Reads in the same turn of the event loop are sent as one request: the units
 * cost the same, and the request is most of the time of a read.
 */
export class Reads {
  readonly #client: DynamoDBClient;
  readonly #name: string;
  readonly #loader: DataLoader<RowKey, Found | undefined>;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
    this.#loader = new DataLoader((keys) => this.#read(keys), { cache: false, maxBatchSize: keysARead });
  }

  get(key: RowKey): Promise<Found | undefined> {
    return this.#loader.load(key);
  }

  async #read(keys: readonly RowKey[]): Promise<(Found | undefined)[]> {
    const [first] = keys;
    if (first && keys.length === 1) return [await this.#one(first)];
    // A request that names a row twice is refused.
    const unique = new Map(keys.map((key) => [idOf(key), key]));
    const found = await this.#many([...unique.values()]);
    return keys.map((key) => found.get(idOf(key)));
  }

  async #one(key: RowKey): Promise<Found | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#name, Key: toItem(key), ConsistentRead: true }),
    );
    return Item && fromItem(Item);
  }

  async #many(keys: RowKey[]): Promise<Map<string, Found>> {
    const rows = new Map<string, Found>();
    let pending = keys.map(toItem);
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt > 0) await pause(attempt);
      const answer = await this.#client.send(
        new BatchGetItemCommand({ RequestItems: { [this.#name]: { Keys: pending, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[this.#name] ?? []) {
        const row = fromItem(item);
        rows.set(idOf(row as RowKey), row);
      }
      pending = answer.UnprocessedKeys?.[this.#name]?.Keys ?? [];
    }
    return rows;
  }
}

const idOf = (key: RowKey): string => `${key[table.partitionKey]}\n${key[table.sortKey]}`;

/** Waits before the unprocessed parts of a batch are sent again, longer each time, as DynamoDB asks for. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2000)));
