import type { Template } from 'aws-cdk-lib/assertions';

/**
 * Resources that hold what cannot be redeployed (data, public addresses, subscriptions), each with the properties
 * whose change makes CloudFormation replace it ("Update requires: Replacement").
 */
export const stateful: Readonly<Record<string, readonly string[]>> = {
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
  'AWS::DynamoDB::GlobalTable': ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::SQS::Queue': ['QueueName', 'FifoQueue'],
  'AWS::SNS::Topic': ['TopicName', 'FifoTopic'],
  'AWS::CloudFront::Distribution': [],
  'AWS::CloudFront::KeyValueStore': ['Name'],
  'AWS::ApiGatewayV2::Api': ['ProtocolType'],
  'AWS::Logs::LogGroup': ['LogGroupName', 'LogGroupClass'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::KMS::Key': ['KeySpec', 'Origin', 'MultiRegion'],
  'AWS::Cognito::UserPool': ['UserPoolName'],
};

/** One stateful resource: what must not change. */
export interface RecordedResource {
  type: string;
  /** Properties whose change means replacement, if set. */
  fixed: Record<string, unknown>;
  /** Global secondary indexes by name. An index cannot be changed, and one update can add or remove only one. */
  indexes?: Record<string, unknown>;
  /** Whether the resource outlives its stack. */
  kept: boolean;
}

export interface RecordedStack {
  resources: Record<string, RecordedResource>;
  /** Outputs that people and commands read. */
  outputs: string[];
  /** Values by export name; other stacks import them. */
  exports: Record<string, unknown>;
}

/** Record of a release: its stacks by stage and name. */
export interface ReleaseRecord {
  version: string;
  stages: Record<string, Record<string, RecordedStack>>;
}

interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  DeletionPolicy?: string;
}

/** Outputs that CDK generates for references between stacks. */
const generated = /^(?:ExportsOutput|PublishOutput)/;

/** The record of one stack. */
export function recordStack(template: Template): RecordedStack {
  const { Resources = {}, Outputs = {} } = template.toJSON() as {
    Resources?: Record<string, Resource>;
    Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
  };
  const kept = Object.entries(Resources).filter(([, { Type }]) => Type in stateful);
  const exported = Object.values(Outputs).flatMap(({ Value, Export }) =>
    Export ? [[Export.Name, Value]] : [],
  );
  return {
    resources: Object.fromEntries(kept.map(([id, resource]) => [id, recordResource(resource)])),
    outputs: Object.keys(Outputs).filter((name) => !generated.test(name)),
    exports: Object.fromEntries(exported),
  };
}

function recordResource({ Type, Properties = {}, DeletionPolicy = 'Delete' }: Resource): RecordedResource {
  const fixed = (stateful[Type] ?? []).filter((name) => Properties[name] !== undefined);
  const indexes = Properties.GlobalSecondaryIndexes as { IndexName: string }[] | undefined;
  const types = keyTypes(Properties);
  return {
    type: Type,
    fixed: {
      ...Object.fromEntries(fixed.map((name) => [name, Properties[name]])),
      ...(types && { KeyTypes: types }),
    },
    ...(indexes && {
      indexes: Object.fromEntries(indexes.map(({ IndexName, ...rest }) => [IndexName, rest])),
    }),
    kept: DeletionPolicy.startsWith('Retain'),
  };
}

/** Types of the table's key attributes; changing the type of any other attribute does not replace the table. */
function keyTypes(properties: Record<string, unknown>): Record<string, string> | undefined {
  const definitions = properties.AttributeDefinitions as
    | { AttributeName: string; AttributeType: string }[]
    | undefined;
  const keys = (properties.KeySchema ?? []) as { AttributeName: string }[];
  if (!definitions) return undefined;
  return Object.fromEntries(
    definitions
      .filter(({ AttributeName }) => keys.some((key) => key.AttributeName === AttributeName))
      .map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
}

/**
 * Describes what an update from one release to another would lose or break; empty if nothing. Additions are
 * harmless. An export may only be removed a release after its last user, because the exporting stack is updated first.
 */
export function lossesBetween(before: RecordedStack, after: RecordedStack): string[] {
  const losses: string[] = [];
  for (const [id, old] of Object.entries(before.resources)) {
    const now = after.resources[id];
    if (now === undefined) losses.push(`${id} (${old.type}) is removed: its content is lost or orphaned`);
    else losses.push(...changesOf(id, old, now));
  }
  for (const [name, value] of Object.entries(before.exports)) {
    if (!same(after.exports[name], value))
      losses.push(`export ${name} is removed or changed while the stacks of the last release still use it`);
  }
  for (const name of before.outputs) {
    if (!after.outputs.includes(name)) losses.push(`output ${name} is removed, but commands read it`);
  }
  return losses;
}

function changesOf(id: string, old: RecordedResource, now: RecordedResource): string[] {
  if (old.type !== now.type) return [`${id} was a ${old.type} and is a ${now.type}`];
  const names = new Set([...Object.keys(old.fixed), ...Object.keys(now.fixed)]);
  const replaced = [...names].filter((name) => !same(old.fixed[name], now.fixed[name]));
  const before = old.indexes ?? {};
  const after = now.indexes ?? {};
  const changed = Object.keys(before).filter((name) => name in after && !same(before[name], after[name]));
  const removed = Object.keys(before).filter((name) => !(name in after));
  const added = Object.keys(after).filter((name) => !(name in before));
  return [
    ...replaced.map((name) => `${id} (${old.type}) is replaced, since ${name} changed`),
    ...changed.map((name) => `index ${name} of ${id} changed, which DynamoDB refuses`),
    ...removed.map(
      (name) => `index ${name} of ${id} is removed while functions of the last release still query it`,
    ),
    ...(added.length > 1 ? [`${id} has ${added.length} new indexes; one update can add only one`] : []),
    ...(old.kept && !now.kept ? [`${id} (${old.type}) no longer outlives its stack`] : []),
  ];
}

/** JSON equality that ignores the order of members. */
const same = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
