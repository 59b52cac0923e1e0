import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { table } from '../contract.ts';
import type { RowKey, Work } from './keys.ts';

export type Row = Record<string, unknown>;

/** An update expression with its names and values; `#name` and `:value` placeholders. */
export interface Update {
  update: string;
  condition?: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

/** The table, with the few verbs that Dateline needs. Every write is one row, conditional or idempotent. */
export class Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  /** Reads one row, strongly consistent unless told otherwise. */
  async get<T extends object>(key: RowKey, options: { consistent?: boolean } = {}): Promise<T | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: options.consistent ?? true }),
    );
    return Item as T | undefined;
  }

  /** Reads up to 100 rows; missing rows are left out, order is not kept. */
  async getMany<T extends object>(keys: RowKey[]): Promise<T[]> {
    const rows: T[] = [];
    let pending = keys;
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt > 0) await pause(attempt);
      const answer = await this.#client.send(
        new BatchGetCommand({
          RequestItems: { [this.#name]: { Keys: pending.slice(0, 100), ConsistentRead: true } },
        }),
      );
      rows.push(...((answer.Responses?.[this.#name] ?? []) as T[]));
      const left = (answer.UnprocessedKeys?.[this.#name]?.Keys ?? []) as RowKey[];
      pending = [...left, ...pending.slice(100)];
    }
    return rows;
  }

  /** Writes a row that may replace an equal one. */
  async put(row: RowKey & Row): Promise<void> {
    await this.#client.send(new PutCommand({ TableName: this.#name, Item: row }));
  }

  /** Writes a row unless there is one already. Returns whether it was written. */
  async create(row: RowKey & Row): Promise<boolean> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#name,
          Item: row,
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

  /** Updates a row and returns it as it is now; undefined when the condition did not hold. */
  async update<T extends object>(key: RowKey, change: Update): Promise<T | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateCommand({
          TableName: this.#name,
          Key: key,
          UpdateExpression: change.update,
          ConditionExpression: change.condition,
          ExpressionAttributeNames: change.names,
          ExpressionAttributeValues: change.values,
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Attributes as T | undefined;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  /** Writes any number of idempotent rows, 25 a request, until every one is stored. */
  async putMany(rows: (RowKey & Row)[]): Promise<void> {
    let pending = rows.map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt > 0) await pause(attempt);
      const batch = pending.slice(0, 25);
      const answer = await this.#client.send(
        new BatchWriteCommand({ RequestItems: { [this.#name]: batch } }),
      );
      const left = (answer.UnprocessedItems?.[this.#name] ?? []) as typeof batch;
      if (left.length === 0) attempt = -1;
      pending = [...left, ...pending.slice(25)];
    }
  }

  /** Removes a row, if the condition holds when there is one; a row that is not there is no error. */
  async remove(key: RowKey, condition: Omit<Update, 'update'> = {}): Promise<void> {
    try {
      await this.#client.send(
        new DeleteCommand({
          TableName: this.#name,
          Key: key,
          ConditionExpression: condition.condition,
          ExpressionAttributeNames: condition.names,
          ExpressionAttributeValues: condition.values,
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /**
   * One page of rows of a partition, all or those with sort keys between two bounds. `after` is the `next` of
   * the page before.
   */
  async page<T extends object>(
    partition: string,
    options: { newestFirst?: boolean; limit?: number; after?: RowKey; between?: [string, string] } = {},
  ): Promise<{ rows: T[]; next?: RowKey }> {
    const { between } = options;
    return this.#query<T>({
      TableName: this.#name,
      KeyConditionExpression: between ? '#pk = :pk AND #sk BETWEEN :from AND :to' : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': table.partitionKey, ...(between && { '#sk': table.sortKey }) },
      ExpressionAttributeValues: {
        ':pk': partition,
        ...(between && { ':from': between[0], ':to': between[1] }),
      },
      ConsistentRead: true,
      ScanIndexForward: options.newestFirst !== true,
      Limit: options.limit,
      ExclusiveStartKey: options.after,
    });
  }

  /** One page of rows of the work index with sort keys between two bounds, oldest first. */
  async findWork<T extends object>(
    partition: Work,
    from: string,
    to: string,
    options: { limit?: number; after?: RowKey } = {},
  ): Promise<{ rows: T[]; next?: RowKey }> {
    return this.#query<T>({
      TableName: this.#name,
      IndexName: table.index.name,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#pk': table.index.partitionKey, '#sk': table.index.sortKey },
      ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
      Limit: options.limit,
      ExclusiveStartKey: options.after,
    });
  }

  async #query<T extends object>(input: QueryCommandInput): Promise<{ rows: T[]; next?: RowKey }> {
    const answer = await this.#client.send(new QueryCommand(input));
    const next = answer.LastEvaluatedKey as RowKey | undefined;
    return { rows: (answer.Items ?? []) as T[], ...(next && { next }) };
  }
}

/** Exponential pause for unprocessed parts of a batch, as DynamoDB asks for. */
const pause = (attempt: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2000)));
