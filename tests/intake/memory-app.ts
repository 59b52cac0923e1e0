import { createApp } from '../../functions/intake/http/app.ts';
import { Matcher } from '../../functions/pipeline/routing/feeds-of-story.ts';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import { Queue } from '../../functions/queues/queue.ts';
import { Activity } from '../../functions/store/entities/activity.ts';
import { Acks } from '../../functions/store/entities/delivery/acks.ts';
import { ChangeLogs } from '../../functions/store/entities/delivery/change-logs.ts';
import { Deliveries } from '../../functions/store/entities/delivery/deliveries.ts';
import { Endpoints } from '../../functions/store/entities/delivery/endpoints.ts';
import { HubSubscriptions } from '../../functions/store/entities/delivery/hub-subscriptions.ts';
import { Subscribers } from '../../functions/store/entities/delivery/subscribers.ts';
import { Amendments } from '../../functions/store/entities/feeds/amendments.ts';
import { Backlogs } from '../../functions/store/entities/feeds/backlogs.ts';
import { Definitions } from '../../functions/store/entities/feeds/definitions.ts';
import { FeedStates } from '../../functions/store/entities/feeds/feed-states.ts';
import { Feeds } from '../../functions/store/entities/feeds/feeds.ts';
import { Memberships } from '../../functions/store/entities/feeds/memberships.ts';
import { Hours } from '../../functions/store/entities/hours.ts';
import { Agencies } from '../../functions/store/entities/people/agencies.ts';
import { Audit } from '../../functions/store/entities/people/audit.ts';
import { type OperatorRole, Operators } from '../../functions/store/entities/people/operators.ts';
import { ReconcilerStates } from '../../functions/store/entities/reconciler.ts';
import { Chains } from '../../functions/store/entities/stories/chains.ts';
import { Fingerprints } from '../../functions/store/entities/stories/fingerprints.ts';
import { Quarantine } from '../../functions/store/entities/stories/quarantine.ts';
import { Stories } from '../../functions/store/entities/stories/stories.ts';
import { RateLimit } from '../../functions/store/entities/uploads/rate-limit.ts';
import { Receipts } from '../../functions/store/entities/uploads/receipts.ts';
import { Uploads } from '../../functions/store/entities/uploads/uploads.ts';
import { memoryObjects } from '../doubles/objects.ts';
import { MemorySqs } from '../doubles/queue.ts';
import { memoryTable } from '../doubles/table.ts';

const start = Date.parse('2026-11-30T12:00:00.000Z');
const queueUrl = (name: string): string => `https://sqs/0/${name}`;

/** Everything that intake works with, on a table, buckets and queues in memory; the clock moves by hand. */
export function memoryPorts() {
  const clock = { now: start };
  const table = memoryTable();
  const sqs = new MemorySqs(() => clock.now);
  const queueOf = <Message extends object>(name: string) => {
    sqs.create(queueUrl(name), {
      RedrivePolicy: `{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:0:${name}-dead"}`,
    });
    return new Queue<Message>(sqs.client, queueUrl(name));
  };
  const [drop, receiptsQueue, feedsQueue] = [
    queueOf<never>('drop'),
    queueOf<never>('receipts'),
    queueOf<never>('feeds.fifo'),
  ];
  const depthOf = (name: string, queue: Pick<Queue<object>, 'depth'>) => ({
    queue,
    deadLetters: new DeadLetters(queueUrl(name), sqs.client),
  });
  const definitions = new Definitions(table);
  const logged: { message: string; details: Record<string, unknown> }[] = [];
  const note = (message: string, details: Record<string, unknown>): void =>
    void logged.push({ message, details });
  return {
    clock,
    logged,
    table,
    agencies: new Agencies(table),
    operators: new Operators(table),
    audit: new Audit(table),
    rateLimit: new RateLimit(table),
    subscribers: new Subscribers(table),
    changeLogs: new ChangeLogs(table),
    acks: new Acks(table),
    endpoints: new Endpoints(table),
    deliveries: new Deliveries(table),
    hubSubscriptions: new HubSubscriptions(table),
    activity: new Activity(table),
    stories: new Stories(table, memoryObjects()),
    backlogs: new Backlogs(table),
    chains: new Chains(table),
    quarantine: new Quarantine(table),
    memberships: new Memberships(table),
    feeds: new Feeds(table),
    feedStates: new FeedStates(table),
    amendments: new Amendments(table),
    fingerprints: new Fingerprints(table),
    definitions,
    matcher: new Matcher(definitions),
    reconcilerStates: new ReconcilerStates(table),
    hours: new Hours(table),
    uploads: new Uploads(table),
    receipts: new Receipts(table, memoryObjects()),
    receiptsQueue,
    feedsQueue,
    queues: {
      drop: depthOf('drop', drop),
      receipts: depthOf('receipts', receiptsQueue),
      feeds: depthOf('feeds.fifo', feedsQueue),
    },
    log: { info: note, warn: note, error: note },
    meter: { count: () => undefined, milliseconds: () => undefined },
    now: () => clock.now,
  };
}

/** A request with a key; the body is JSON where it is an object. */
export type Call = (
  method: string,
  path: string,
  options?: { key?: string; body?: string | object; headers?: Record<string, string> },
) => Promise<{ status: number; headers: Headers; json: Record<string, unknown>; text: string }>;

/** The HTTP API in memory, with the agencies `north` and `south`, and an operator of each role. */
export async function memoryApp() {
  const ports = memoryPorts();
  const app = createApp(ports);
  const keyOf = async (made: Promise<string | undefined>): Promise<string> => (await made) ?? '';
  const agency = (id: string) =>
    keyOf(ports.agencies.create({ id, name: `The ${id}`, ratePerSecond: 1000, policy: {} }));
  const operator = (role: OperatorRole) =>
    keyOf(ports.operators.create({ id: role, name: `An ${role}`, role, ratePerSecond: 1000 }));
  const keys = {
    north: await agency('north'),
    south: await agency('south'),
    viewer: await operator('viewer'),
    editor: await operator('editor'),
    admin: await operator('admin'),
  };
  const call: Call = async (method, path, { key = keys.north, body, headers = {} } = {}) => {
    const isJson = typeof body === 'object';
    const response = await app.request(path, {
      method,
      headers: {
        ...(key !== '' && { authorization: `Bearer ${key}` }),
        ...(isJson && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
    });
    const text = await response.text();
    const hasJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      json: hasJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {},
      text,
    };
  };
  return { ports, app, keys, call };
}

/** A story in Dateline's own JSON that nothing is wrong with. */
export const article = (fields: Record<string, unknown> = {}): object => ({
  headline: 'Bridge opens a month early',
  body: '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said.</p>',
  language: 'en',
  ...fields,
});
