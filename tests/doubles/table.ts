import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { table } from '../../functions/contract/table.ts';
import { fromItem, toItem } from '../../functions/store/dynamodb/items.ts';
import type { RowKey } from '../../functions/store/dynamodb/keys.ts';
import { type Row, Table } from '../../functions/store/dynamodb/table.ts';
import {
  checkAllUsed,
  compareStrings,
  conditionHolds,
  invalid,
  type Placeholders,
  updated,
} from './expressions.ts';
import { Partition } from './partition.ts';

type Item = Record<string, AttributeValue>;
interface Expressions {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Item | undefined;
}

/** A table in memory: the real `Table` on a client that answers as DynamoDB does. */
export const memoryTable = (): Table => new Table(new MemoryDynamo().client, 'memory');

/**
 * DynamoDB with one table in memory. `tests/store/contract/table.test.ts` holds it equal to the emulators. Rows are not
 * removed when they expire: DynamoDB may keep them for days, so that readers have to look at the time themselves.
 */
export class MemoryDynamo {
  readonly #rows = new Map<string, Row & RowKey>();
  /** The rows of each partition of the table and of its index. */
  readonly #partitions = new Map<string, Partition>();
  /** Rows as they were written. */
  readonly #items = new WeakMap<Row, Item>();
  /** So many parts of batches are left unprocessed before any is done. */
  unprocessed = 0;

  readonly client = { send: async (command: object) => this.#answer(command) } as unknown as DynamoDBClient;

  #answer(command: object): object {
    // Commands of the SDK have an `input` each; which, follows from the class.
    const { input } = command as { input: unknown };
    if (command instanceof GetItemCommand) return this.#get(input as GetItemCommandInput);
    if (command instanceof BatchGetItemCommand) return this.#batchGet(input as BatchGetItemCommandInput);
    if (command instanceof PutItemCommand) return this.#put(input as PutItemCommandInput);
    if (command instanceof UpdateItemCommand) return this.#update(input as UpdateItemCommandInput);
    if (command instanceof DeleteItemCommand) return this.#delete(input as DeleteItemCommandInput);
    if (command instanceof BatchWriteItemCommand)
      return this.#batchWrite(input as BatchWriteItemCommandInput);
    if (command instanceof QueryCommand) return this.#query(input as QueryCommandInput);
    if (command instanceof ScanCommand) return this.#scan(input as ScanCommandInput);
    throw invalid(`${command.constructor.name} is not known`);
  }

  #get({ Key }: GetItemCommandInput): object {
    const row = this.#rows.get(idOfKey(Key));
    return row ? { Item: this.#itemOf(row) } : {};
  }

  #batchGet({ RequestItems = {} }: BatchGetItemCommandInput): object {
    const [[name = '', request] = []] = Object.entries(RequestItems);
    const keys = request?.Keys ?? [];
    checkBatch(keys, 100);
    const [left, done] = this.#parts(keys);
    const rows = done.flatMap((key) => this.#rows.get(idOfKey(key)) ?? []);
    return {
      Responses: { [name]: rows.map((row) => this.#itemOf(row)) },
      UnprocessedKeys: left.length > 0 ? { [name]: { Keys: left } } : {},
    };
  }

  #put({ Item = {}, ConditionExpression, ...rest }: PutItemCommandInput): object {
    this.#check(ConditionExpression, rest, this.#rows.get(idOf(Item)));
    this.#write(Item);
    return {};
  }

  #update({
    Key = {},
    UpdateExpression = '',
    ConditionExpression,
    ReturnValues,
    ...rest
  }: UpdateItemCommandInput): object {
    const placeholders = placeholdersOf(rest);
    checkAllUsed([UpdateExpression, ConditionExpression], placeholders);
    const ofKey = Object.entries(placeholders.names).filter(([, name]) => name === 'pk' || name === 'sk');
    if (ofKey.some(([placeholder]) => UpdateExpression.includes(`${placeholder} =`)))
      throw invalid('an attribute of the key cannot be updated');
    const before = this.#rows.get(idOfKey(Key)) ?? {};
    if (!conditionHolds(ConditionExpression, placeholders, before)) throw conditionFailed();
    const item = toItem({ ...updated(UpdateExpression, placeholders, before), ...fromItem(Key) });
    this.#write(item);
    return ReturnValues === 'ALL_NEW' ? { Attributes: item } : {};
  }

  #delete({ Key = {}, ConditionExpression, ...rest }: DeleteItemCommandInput): object {
    this.#check(ConditionExpression, rest, this.#rows.get(idOfKey(Key)));
    this.#remove(idOfKey(Key));
    return {};
  }

  #batchWrite({ RequestItems = {} }: BatchWriteItemCommandInput): object {
    const [[name = '', requests = []] = []] = Object.entries(RequestItems);
    checkBatch(
      requests.map(({ PutRequest }) => PutRequest?.Item ?? {}),
      25,
    );
    const [left, done] = this.#parts(requests);
    for (const { PutRequest } of done) this.#write(PutRequest?.Item ?? {});
    return { UnprocessedItems: left.length > 0 ? { [name]: left } : {} };
  }

  #query({ IndexName, KeyConditionExpression, ScanIndexForward, ...rest }: QueryCommandInput): object {
    const placeholders = placeholdersOf(rest);
    checkAllUsed([KeyConditionExpression], placeholders);
    const sortKey = IndexName === undefined ? table.sortKey : table.index.sortKey;
    const partitionKey = IndexName === undefined ? table.partitionKey : table.index.partitionKey;
    const partition = partitionOf(KeyConditionExpression, placeholders, partitionKey);
    const range = rangeOf(KeyConditionExpression, placeholders, sortKey);
    const rows = this.#partitions.get(partitionId(partitionKey, partition))?.between(...range) ?? [];
    const holds = (row: Row): boolean => conditionHolds(KeyConditionExpression, placeholders, row);
    const found = range.length > 0 ? rows : rows.filter(holds);
    if (ScanIndexForward === false) found.reverse();
    const own = [table.partitionKey, table.sortKey];
    const keyNames = IndexName === undefined ? own : [...own, table.index.partitionKey, table.index.sortKey];
    return this.#paged(found, rest, keyNames);
  }

  #scan(input: ScanCommandInput): object {
    const all = [...this.#rows.values()].sort(by(table.partitionKey, table.sortKey));
    return this.#paged(all, input, [table.partitionKey, table.sortKey]);
  }

  #check(condition: string | undefined, expressions: Expressions, row: Row = {}): void {
    const placeholders = placeholdersOf(expressions);
    checkAllUsed([condition], placeholders);
    if (!conditionHolds(condition, placeholders, row)) throw conditionFailed();
  }

  #write(item: Item): void {
    // Read back from the item, so that nothing is shared with the writer.
    const row = fromItem(item) as Row & RowKey;
    this.#remove(idOf(item));
    this.#rows.set(idOf(item), row);
    this.#items.set(row, item);
    for (const [name, order] of partitionKeys) {
      const id = partitionId(name, row[name as keyof typeof row]);
      const rows = this.#partitions.get(id) ?? new Partition(order);
      rows.add(row);
      this.#partitions.set(id, rows);
    }
  }

  #itemOf(row: Row): Item {
    return this.#items.get(row) ?? toItem(row);
  }

  /** A page of sorted rows. There is a key to go on from whenever the limit was reached, as DynamoDB gives it. */
  #paged(
    sorted: (Row & RowKey)[],
    { Limit, ExclusiveStartKey }: Pick<QueryCommandInput, 'Limit' | 'ExclusiveStartKey'>,
    keyNames: string[],
  ): object {
    if (Limit !== undefined && Limit < 1) throw invalid('a limit is at least 1');
    const from = ExclusiveStartKey ? (JSON.parse(idOf(ExclusiveStartKey)) as [string, string]) : undefined;
    const start = from ? 1 + sorted.findIndex(({ pk, sk }) => pk === from[0] && sk === from[1]) : 0;
    const rows = sorted.slice(start, Limit === undefined ? undefined : start + Limit);
    const last = rows.at(-1);
    const LastEvaluatedKey =
      last && rows.length === Limit
        ? toItem(Object.fromEntries(keyNames.map((name) => [name, last[name as keyof typeof last]])))
        : undefined;
    return { Items: rows.map((row) => this.#itemOf(row)), LastEvaluatedKey };
  }

  #remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const [name] of partitionKeys)
      this.#partitions.get(partitionId(name, row[name as keyof typeof row]))?.delete(row);
  }

  #parts<T>(all: T[]): [left: T[], done: T[]] {
    const count = Math.min(this.unprocessed, all.length);
    this.unprocessed -= count;
    return [all.slice(0, count), all.slice(count)];
  }
}

/** The partition keys of the table and of its index, each with the order of its rows. */
const partitionKeys = [
  [table.partitionKey, [table.sortKey]],
  [table.index.partitionKey, [table.index.sortKey, table.partitionKey, table.sortKey]],
] as const;
const partitionId = (name: string, value: unknown): string => JSON.stringify([name, value]);

/** The value that a query asks for in its partition key, of which it must name exactly one. */
function partitionOf(expression = '', { names, values }: Placeholders, partitionKey: string): unknown {
  const asked = [...expression.matchAll(/([#\w]+)\s*=\s*(:\w+)/g)].filter(
    ([, name = '']) => (names[name] ?? name) === partitionKey,
  );
  const [, , value = ''] = asked[0] ?? [];
  if (asked.length !== 1) throw invalid('a query names one partition');
  return values[value];
}

/** The range of sort keys that a query asks for with BETWEEN; empty for any other condition. */
function rangeOf(
  expression = '',
  { names, values }: Placeholders,
  sortKey: string,
): [] | [from: string, to: string] {
  const [, name = '', from = '', to = ''] =
    /([#\w]+)\s+BETWEEN\s+(:\w+)\s+AND\s+(:\w+)/.exec(expression) ?? [];
  if ((names[name] ?? name) !== sortKey || expression.includes(' OR ')) return [];
  const range = [values[from], values[to]];
  return range.every((one) => typeof one === 'string') ? (range as [string, string]) : [];
}

function idOf(item: Item = {}): string {
  const { pk, sk } = fromItem(item);
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '')
    throw invalid('a key is two strings, neither empty');
  return JSON.stringify([pk, sk]);
}

/** The id of a request's key, which must hold nothing else. */
function idOfKey(key: Item = {}): string {
  if (Object.keys(key).length !== 2) throw invalid('the key does not match the schema');
  return idOf(key);
}

const placeholdersOf = (request: Expressions): Placeholders => ({
  names: request.ExpressionAttributeNames ?? {},
  values: fromItem(request.ExpressionAttributeValues ?? {}),
});

const conditionFailed = (): Error =>
  new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });

function checkBatch(items: Item[], most: number): void {
  if (items.length === 0 || items.length > most) throw invalid(`a batch has 1 to ${most} parts`);
  if (new Set(items.map(idOf)).size < items.length) throw invalid('a batch names a row once');
}

const by =
  (...names: string[]) =>
  (left: Row, right: Row): number =>
    names
      .map((name) => compareStrings(String(left[name]), String(right[name])))
      .find((order) => order !== 0) ?? 0;
