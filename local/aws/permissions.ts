import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type FunctionName, functions } from '../../functions/contract/functions.ts';
import type { Invoke } from '../functions/invoke.ts';
import { ofType, type Physical, resolve, type Templates } from './template.ts';

/** Allowed actions and ARNs, with `*` at the end. Plain data, so it can be sent to worker threads. */
export interface Grant {
  actions: string[];
  resources: string[];
}
export type Grants = Partial<Record<FunctionName, Grant[]>>;

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: unknown;
}

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const services = /^(?:dynamodb|s3|sqs|cloudfront-keyvaluestore):/;

/** What the policies of each function allow on table, buckets and queues; the emulators allow everything. */
export function grantsOf(templates: Templates, physical: ReadonlyMap<string, Physical>): Grants {
  const grants: Grants = {};
  const policies = ofType(templates, 'AWS::IAM::Policy').map(([, { Properties }]) => Properties);
  for (const [, { Properties }] of ofType(templates, 'AWS::Lambda::Function')) {
    const variables =
      (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    const name = String(variables.POWERTOOLS_SERVICE_NAME);
    if (!(name in functions)) continue;
    const [role] = (Properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'];
    grants[name as FunctionName] = policies
      .filter(({ Roles }) => (Roles as { Ref: string }[]).some(({ Ref }) => Ref === role))
      .flatMap(({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement)
      .filter(({ Effect, Action }) => Effect === 'Allow' && listed(Action).some((one) => services.test(one)))
      .map(({ Action, Resource }) => ({
        actions: listed(Action),
        resources: listed(Resource).map((one) => resolve(templates, physical, one)),
      }));
  }
  return grants;
}

interface Command {
  input: Record<string, unknown>;
}
type Send = (this: unknown, command: Command, ...rest: unknown[]) => Promise<unknown>;

const caller = new AsyncLocalStorage<{ name: FunctionName; grants: readonly Grant[] }>();
let isPatched = false;

/** Enforces the functions' policies: an AWS call that no policy allows fails here as it would on AWS. */
export function withGrantsOnly(invoke: Invoke, grants: Grants): Invoke {
  patchClients();
  return (name, event) => caller.run({ name, grants: grants[name] ?? [] }, () => invoke(name, event));
}

function patchClients(): void {
  if (isPatched) return;
  isPatched = true;
  // Base class of all SDK clients.
  const base = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: Send };
  const { send } = base;
  base.send = function (command, ...rest) {
    const who = caller.getStore();
    const denied = who && callsOf(command).find((call) => !isAllowed(who.grants, call));
    return denied ? Promise.reject(new AccessDenied(who.name, denied)) : send.call(this, command, ...rest);
  };
}

/** The error of AWS for a call that no policy allows. */
class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  readonly $metadata = { httpStatusCode: 403 };
  constructor(name: FunctionName, { action, resource }: Call) {
    super(`Function ${name} is not authorized to perform ${action} on ${resource}`);
  }
}

interface Call {
  action: string;
  resource: string;
}

const isAllowed = (grants: readonly Grant[], { action, resource }: Call): boolean =>
  grants.some(
    ({ actions, resources }) =>
      actions.some((one) => matches(one, action)) && resources.some((one) => matches(one, resource)),
  );

const matches = (pattern: string, text: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : pattern === text;

/** The actions that an SDK command needs, from the AWS service authorization reference. */
function callsOf(command: Command): Call[] {
  const { input } = command;
  const name = command.constructor.name.replace(/Command$/, '');
  const call = (action: string, resource: string): Call[] => [{ action, resource }];
  if (typeof input.Bucket === 'string') {
    const bucket = `arn:aws:s3:::${input.Bucket}`;
    if (name === 'ListObjectsV2') return call('s3:ListBucket', bucket);
    return call(`s3:${name === 'HeadObject' ? 'GetObject' : name}`, `${bucket}/${String(input.Key)}`);
  }
  if (typeof input.QueueUrl === 'string') {
    const queue = input.QueueUrl.split('/').at(-1) ?? '';
    return call(`sqs:${name.replace(/Batch$/, '')}`, `arn:aws:sqs:us-east-1:000000000000:${queue}`);
  }
  if (typeof input.KvsARN === 'string') return call(`cloudfront-keyvaluestore:${name}`, input.KvsARN);
  const tables =
    typeof input.TableName === 'string' ? [input.TableName] : Object.keys(input.RequestItems ?? {});
  const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : '';
  return tables.map((table) => ({
    action: `dynamodb:${name}`,
    resource: `arn:aws:dynamodb:us-east-1:000000000000:table/${table}${index}`,
  }));
}
