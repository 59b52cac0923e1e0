import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { directoryFeed, newsSitemapFeed } from '../../functions/contract/feeds.ts';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { CoalescedBuilds } from '../../functions/pipeline/build-requests/coalesce-builds.ts';
import type { Invoke } from '../../local/functions/invoke.ts';
import { LambdaTime } from './lambda-time.ts';

/** The caller: a function, with `publish` split by what it builds, or the queue pollers of Lambda. */
export type Caller =
  | Exclude<FunctionName, 'publish'>
  | 'feed build'
  | 'story page'
  | 'directory'
  | 'news sitemap'
  | 'event source';

/** Built on a schedule, not per story. */
export const byClock: readonly Caller[] = ['directory', 'news sitemap'];

/** Calls of one kind by one caller. DynamoDB units: 1 KB written, 4 KB strongly consistent read. */
export interface Tally {
  caller: Caller;
  service: 'DynamoDB' | 'S3' | 'SQS' | 'SQS FIFO';
  command: string;
  requests: number;
  /** Bytes of object bodies. */
  bytes: number;
  readUnits: number;
  writeUnits: number;
}

interface Command {
  input: Record<string, unknown>;
}

interface Client {
  config: { serviceId?: string };
}

type Send = (this: Client, command: Command, ...rest: unknown[]) => Promise<Record<string, unknown>>;

const reading = new Set(['GetItem', 'Query', 'BatchGetItem', 'Scan']);

/** Counts the AWS calls of the functions in this process, and models their run times on Lambda. */
export class AwsMeter {
  readonly #caller = new AsyncLocalStorage<Caller>();
  readonly #tallies = new Map<string, Tally>();
  readonly #invocations = new Map<FunctionName, { count: number; milliseconds: number }>();
  readonly #time = new LambdaTime();
  #builds = 0;
  #isPatched = false;

  /** Counting has overhead, so it starts with the first metered stack. */
  #patch(): void {
    if (this.#isPatched) return;
    this.#isPatched = true;
    // Base class of all SDK clients.
    const base = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: Send };
    const { send } = base;
    const count = this.#count.bind(this);
    base.send = function (command, ...rest) {
      return count(this, command, () => send.call(this, command, ...rest));
    };
    // Feeds of a story are built in the invocation that writes its page.
    const { build } = CoalescedBuilds.prototype;
    const caller = this.#caller;
    CoalescedBuilds.prototype.build = function (feed, askedAt, urgent) {
      return caller.run(builderOf(feed), () => build.call(this, feed, askedAt, urgent));
    };
  }

  /** A snapshot. */
  get tallies(): Tally[] {
    return [...this.#tallies.values()].map((tally) => ({ ...tally }));
  }

  get invocations(): Record<string, { count: number; milliseconds: number }> {
    return Object.fromEntries(this.#invocations);
  }

  /** Feed builds that wrote objects, counted by the JSON feed. */
  get feedBuilds(): number {
    return this.#builds;
  }

  reset(): void {
    this.#tallies.clear();
    this.#invocations.clear();
    this.#builds = 0;
  }

  /** Wraps the functions of a stack, so that every call has a caller. */
  readonly around = (invoke: Invoke): Invoke => {
    this.#patch();
    return async (name, event) => {
      const run = (): Promise<unknown> =>
        name === 'publish'
          ? this.#publish(invoke, event as SQSEvent)
          : this.#caller.run(name, () => invoke(name, event));
      return this.#time.invocation(name, run, (milliseconds) => {
        const known = this.#invocations.get(name) ?? { count: 0, milliseconds: 0 };
        known.count++;
        known.milliseconds += milliseconds;
        this.#invocations.set(name, known);
      });
    };
  };

  /** Message groups of a batch are independent, so each is invoked separately. */
  async #publish(invoke: Invoke, event: SQSEvent): Promise<SQSBatchResponse> {
    const groups = Map.groupBy(event.Records, (record) => record.attributes.MessageGroupId ?? '');
    const answers = await Promise.all(
      [...groups].map(([group, Records]) =>
        this.#caller.run(
          group.startsWith('story#') ? 'story page' : builderOf(group.replace(/^(?:feed|urgent)#/, '')),
          () => invoke('publish', { Records }) as Promise<SQSBatchResponse>,
        ),
      ),
    );
    return { batchItemFailures: answers.flatMap((answer) => answer.batchItemFailures) };
  }

  async #count(
    client: Client,
    command: Command,
    send: () => Promise<Record<string, unknown>>,
  ): Promise<Record<string, unknown>> {
    const name = command.constructor.name.replace(/Command$/, '');
    // Outside of functions only the pollers' calls are billed on AWS; the rest belongs to the local stack.
    const caller =
      this.#caller.getStore() ?? (/^(ReceiveMessage|DeleteMessage)/.test(name) ? 'event source' : undefined);
    if (caller === undefined) return send();
    const isTable = client.config.serviceId === 'DynamoDB';
    if (isTable) command.input.ReturnConsumedCapacity = 'TOTAL';
    const add = (answer: Record<string, unknown> | undefined): void => {
      const messages = answer?.Messages as unknown[] | undefined;
      if (name === 'ReceiveMessage' && (messages ?? []).length === 0) return;
      const tally = this.#tally(
        asksForFeeds(command) ? 'feed build' : caller,
        serviceOf(client, command),
        name,
      );
      tally.requests++;
      tally.bytes += bodyBytes(command.input.Body);
      if (/^feeds\/[^/]+\.json$/.test(String(command.input.Key)) && name === 'PutObject') this.#builds++;
      // A failed conditional write is billed too, but its response does not say how much.
      const units = answer === undefined ? 1 : unitsOf(answer.ConsumedCapacity);
      if (isTable) tally[reading.has(name) ? 'readUnits' : 'writeUnits'] += units;
    };
    try {
      const answer = await this.#time.call(serviceOf(client, command), name, send);
      add(answer);
      return answer;
    } catch (error) {
      add(undefined);
      throw error;
    }
  }

  #tally(caller: Caller, service: Tally['service'], command: string): Tally {
    const key = `${caller} ${service} ${command}`;
    const known = this.#tallies.get(key);
    if (known) return known;
    const fresh: Tally = { caller, service, command, requests: 0, bytes: 0, readUnits: 0, writeUnits: 0 };
    this.#tallies.set(key, fresh);
    return fresh;
  }
}

const builderOf = (feed: string): Caller => {
  if (feed === newsSitemapFeed) return 'news sitemap';
  return feed === directoryFeed ? 'directory' : 'feed build';
};

/** Messages that the page builder sends for postponed feeds count as feed builds. */
const asksForFeeds = ({ input }: Command): boolean => {
  const entries = input.Entries as { MessageGroupId?: string }[] | undefined;
  return entries?.every(({ MessageGroupId }) => /^(?:feed|urgent)#/.test(MessageGroupId ?? '')) ?? false;
};

const serviceOf = (client: Client, command: Command): Tally['service'] => {
  const { serviceId } = client.config;
  if (serviceId !== 'SQS') return serviceId as Tally['service'];
  return String(command.input.QueueUrl).endsWith('.fifo') ? 'SQS FIFO' : 'SQS';
};

const bodyBytes = (body: unknown): number => {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.length : 0;
};

const unitsOf = (capacity: unknown): number => {
  const parts = (Array.isArray(capacity) ? capacity : [capacity]) as (
    | { CapacityUnits?: number }
    | undefined
  )[];
  return parts.reduce((sum, part) => sum + (part?.CapacityUnits ?? 0), 0);
};
