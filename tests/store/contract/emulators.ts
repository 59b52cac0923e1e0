import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { table } from '../../../functions/contract/table.ts';
import { Table } from '../../../functions/store/dynamodb/table.ts';
import { startDynamo } from '../../../local/emulators/dynamo.ts';

/** One implementation to which a suite of the contract is applied. */
export interface Implementation<T> {
  open(): Promise<{ value: T; close(): Promise<void> }>;
}

export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
export const region = 'us-east-1';

/** The table on one of the emulators of DynamoDB. */
export const tableOn = (kind: 'native' | 'dynalite'): Implementation<Table> => ({
  open: async () => {
    const data = mkdtempSync(join(tmpdir(), 'dateline-contract-'));
    const before = process.env.DATELINE_DYNAMO;
    process.env.DATELINE_DYNAMO = kind;
    const emulator = await startDynamo(data);
    if (before === undefined) delete process.env.DATELINE_DYNAMO;
    else process.env.DATELINE_DYNAMO = before;
    const client = new DynamoDBClient({ endpoint: emulator.endpoint, region, credentials });
    await client.send(new CreateTableCommand(schema));
    return {
      value: new Table(client, schema.TableName),
      close: async () => {
        client.destroy();
        await emulator.stop();
        rmSync(data, { recursive: true, force: true });
      },
    };
  },
});

const strings = (...names: string[]) =>
  names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
const { index } = table;
const schema = {
  TableName: 'contract',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: strings(table.partitionKey, table.sortKey, index.partitionKey, index.sortKey),
  KeySchema: keySchema(table.partitionKey, table.sortKey),
  GlobalSecondaryIndexes: [
    {
      IndexName: index.name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} satisfies CreateTableCommandInput;
