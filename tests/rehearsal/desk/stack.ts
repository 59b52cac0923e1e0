import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { type Emulator, region as home } from '../emulator/emulator.ts';

/** Clients of the emulator. */
export interface Clients {
  cloudFormation: CloudFormationClient;
  s3: S3Client;
  dynamo: DynamoDBClient;
}

export function clientsOf({ url }: Emulator, region = home): Clients {
  const settings = { endpoint: url, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  return {
    cloudFormation: new CloudFormationClient(settings),
    s3: new S3Client(settings),
    dynamo: new DynamoDBClient(settings),
  };
}

/** Names of the stacks that exist now. */
export async function stackNames({ cloudFormation }: Clients): Promise<string[]> {
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  return Stacks.map(({ StackName = '' }) => StackName);
}

/** Outputs of a stack by name. */
export async function outputsOf({ cloudFormation }: Clients, name: string): Promise<Record<string, string>> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** A resource of a stack as it exists. */
export interface Existing {
  type: string;
  physicalId: string;
}

/** The resources of stacks by `stack/logical id`. */
export async function resourcesOf(
  { cloudFormation }: Clients,
  stacks: readonly string[],
): Promise<Map<string, Existing>> {
  const found = new Map<string, Existing>();
  for (const stack of stacks) {
    const pages = paginateListStackResources({ client: cloudFormation }, { StackName: stack });
    for await (const { StackResourceSummaries = [] } of pages) {
      for (const { LogicalResourceId, ResourceType = '', PhysicalResourceId = '' } of StackResourceSummaries)
        found.set(`${stack}/${LogicalResourceId}`, { type: ResourceType, physicalId: PhysicalResourceId });
    }
  }
  return found;
}

/** Deletes every object and version; CloudFormation deletes only empty buckets. */
export async function emptyBucket({ s3 }: Clients, bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    const all = [...Versions, ...DeleteMarkers].slice(0, 1000);
    if (all.length === 0) return;
    const Objects = all.map(({ Key, VersionId }) => ({ Key, VersionId }));
    await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
}

/** Whether the table has a row. */
export async function hasRow(
  { dynamo }: Clients,
  table: string | undefined,
  { pk, sk }: { pk: string; sk: string },
): Promise<boolean> {
  const { Item } = await dynamo.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: sk } } }),
  );
  return Item !== undefined;
}
