import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type ReturnValue,
  ScanCommand,
  UpdateItemCommand,
  type UpdateItemCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { table } from '../../contract/table.ts';
import { fromItem, toItem, toValues } from './items.ts';
import type { RowKey, Work } from './keys.ts';
import { pause, Reads } from './reads.ts';

export type Row = Record<string, unknown>;

/** An update expression with its names and values; `#name` and `:value` placeholders. */
export interface Update {
  update: string;
  condition?: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

/** `after`: the `next` of the page before. */
export interface Paging {
  limit?: number;
  after?: RowKey;
}

export interface Page<T> {
  rows: T[];
  next?: RowKey;
}

/** The most rows that DynamoDB takes in one BatchWriteItem. */
const rowsAWrite = 25;

/** The table, with the few operations that Dateline needs. Every write is one row, conditional or idempotent. */
export class Table {
  readonly #client: DynamoDBClient;
  readonly #name: string;
  readonly #reads: Reads;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
    this.#reads = new Reads(client, name);
  }

  /** Reads one row, strongly consistent. */
  async get<T extends object>(key: RowKey): Promise<T | undefined> {
    return (await this.#reads.get(key)) as T | undefined;
  }

  /** Reads any number of rows, strongly consistent; missing rows are left out. */
  async getMany<T extends object>(keys: RowKey[]): Promise<T[]> {
    const rows = await Promise.all(keys.map((key) => this.#reads.get(key)));
    return rows.filter((row) => row !== undefined) as T[];
  }

  /** Writes a row, or replaces the one under its key. */
  async put(row: RowKey & Row): Promise<void> {
    await this.#client.send(new PutItemCommand({ TableName: this.#name, Item: toItem(row) }));
  }

  /** Writes a row unless there is one already. Returns whether it was written. */
  async create(row: RowKey & Row): Promise<boolean> {
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#name,
          Item: toItem(row),
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': table.partitionKey },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Updates a row and returns the new one; undefined when the condition did not hold. */
  async update<T extends object>(key: RowKey, change: Update): Promise<T | undefined> {
    const answer = await this.#update(key, change, 'ALL_NEW');
    return answer?.Attributes && (fromItem(answer.Attributes) as T);
  }

  /** Updates a row without reading it back. Returns whether the condition held. */
  async change(key: RowKey, change: Update): Promise<boolean> {
    return (await this.#update(key, change, 'NONE')) !== undefined;
  }

  async #update(
    key: RowKey,
    change: Update,
    returned: ReturnValue,
  ): Promise<UpdateItemCommandOutput | undefined> {
    try {
      return await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#name,
          Key: toItem(key),
          UpdateExpression: change.update,
          ConditionExpression: change.condition,
          ExpressionAttributeNames: change.names,
          ExpressionAttributeValues: toValues(change.values),
          ReturnValues: returned,
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Writes any number of rows, 25 a request, until all are written. After an error some may be: repeat it. */
  async writeMany(rows: (RowKey & Row)[]): Promise<void> {
    let pending: WriteRequest[] = rows.map((row) => ({ PutRequest: { Item: toItem(row) } }));
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt > 0) await pause(attempt);
      const batch = pending.slice(0, rowsAWrite);
      const answer = await this.#client.send(
        new BatchWriteItemCommand({ RequestItems: { [this.#name]: batch } }),
      );
      const left = answer.UnprocessedItems?.[this.#name] ?? [];
      if (left.length === 0) attempt = -1;
      pending = [...left, ...pending.slice(rowsAWrite)];
    }
  }

  /** Removes a row, if the condition holds when there is one; a row that is not there is no error. */
  async remove(key: RowKey, condition: Omit<Update, 'update'> = {}): Promise<void> {
    try {
      await this.#client.send(
        new DeleteItemCommand({
          TableName: this.#name,
          Key: toItem(key),
          ConditionExpression: condition.condition,
          ExpressionAttributeNames: condition.names,
          ExpressionAttributeValues: toValues(condition.values),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** One page of rows of a partition, strongly consistent: all, or those with sort keys between two bounds. */
  async page<T extends object>(
    partition: string,
    options: Paging & { newestFirst?: boolean; between?: [string, string] } = {},
  ): Promise<Page<T>> {
    const { between } = options;
    return this.#query<T>(options, {
      KeyConditionExpression: between ? '#pk = :pk AND #sk BETWEEN :from AND :to' : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': table.partitionKey, ...(between && { '#sk': table.sortKey }) },
      ExpressionAttributeValues: toValues({
        ':pk': partition,
        ...(between && { ':from': between[0], ':to': between[1] }),
      }),
      ConsistentRead: true,
      ScanIndexForward: options.newestFirst !== true,
    });
  }

  /** The rows of `page`, page after page; `limit` is the size of a page. */
  rows<T extends object>(partition: string, options: Parameters<Table['page']>[1] = {}): AsyncGenerator<T> {
    return everyRow((after) => this.page<T>(partition, { ...options, ...after }));
  }

  /** One page of rows of the work index with sort keys between two bounds, oldest first unless `newestFirst`. Eventually consistent. */
  async findWork<T extends object>(
    partition: Work,
    from: string,
    to: string,
    options: Paging & { newestFirst?: boolean } = {},
  ): Promise<Page<T>> {
    return this.#query<T>(options, {
      IndexName: table.index.name,
      ScanIndexForward: options.newestFirst !== true,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#pk': table.index.partitionKey, '#sk': table.index.sortKey },
      ExpressionAttributeValues: toValues({ ':pk': partition, ':from': from, ':to': to }),
    });
  }

  /** The rows of `findWork`, page after page. */
  everyWork<T extends object>(
    partition: Work,
    from: string,
    to: string,
    options: Pick<Paging, 'limit'> & { newestFirst?: boolean } = {},
  ): AsyncGenerator<T> {
    return everyRow((after) => this.findWork<T>(partition, from, to, { ...options, ...after }));
  }

  /**
   * One page of all rows of the table, a megabyte at most, strongly consistent. Rows of a partition come together and
   * sorted, the partitions in no order.
   */
  async scan({ limit, after }: Paging = {}): Promise<Page<RowKey & Row>> {
    const answer = await this.#client.send(
      new ScanCommand({
        TableName: this.#name,
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: after && toItem(after),
      }),
    );
    const next = answer.LastEvaluatedKey && (fromItem(answer.LastEvaluatedKey) as RowKey);
    const rows = (answer.Items ?? []).map((item) => fromItem(item) as RowKey & Row);
    return { rows, ...(next && { next }) };
  }

  async #query<T extends object>(
    { limit, after }: Paging,
    query: Omit<QueryCommandInput, 'TableName'>,
  ): Promise<Page<T>> {
    const answer = await this.#client.send(
      new QueryCommand({
        ...query,
        TableName: this.#name,
        Limit: limit,
        ExclusiveStartKey: after && toItem(after),
      }),
    );
    const next = answer.LastEvaluatedKey && (fromItem(answer.LastEvaluatedKey) as RowKey);
    return { rows: (answer.Items ?? []).map((item) => fromItem(item) as T), ...(next && { next }) };
  }
}

async function* everyRow<T>(
  pageAfter: (after: Pick<Paging, 'after'>) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let after: RowKey | undefined;
  do {
    const page = await pageAfter(after ? { after } : {});
    yield* page.rows;
    after = page.next;
  } while (after);
}
