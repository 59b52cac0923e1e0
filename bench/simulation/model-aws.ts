import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type FunctionContract, type FunctionName, functions } from '../../functions/contract/functions.ts';
import type { Invoke } from '../../local/functions/invoke.ts';
import { Gate, logNormal, randomOf, TokenBucket } from './limits.ts';

export interface Conditions {
  /** Factor for DynamoDB's limits. */
  tableLimits: number;
  /** Factor for S3's latencies. */
  s3Times: number;
  /** Share of S3 calls that fail, 0 to 1. */
  s3Errors: number;
}

export const calm: Conditions = { tableLimits: 1, s3Times: 1, s3Errors: 0 };

type Next = (args: { input: Record<string, unknown> }) => Promise<unknown>;
interface Client {
  config: { serviceId?: string };
  middlewareStack: {
    add(
      middleware: (next: Next, context: { commandName?: string }) => Next,
      options: { step: 'finalizeRequest'; priority: 'low'; name: string },
    ): void;
  };
}
type Send = (this: Client, ...rest: unknown[]) => unknown;

const commandInput = new AsyncLocalStorage<Record<string, unknown>>();
const reads = /^(Get|Query|BatchGet|Scan|Head|List)/;

/**
 * Applies published limits and typical latencies of AWS to every attempt of every SDK call of a function, below the
 * SDK's retries, and the functions' concurrency limits.
 */
export class ModelAws {
  /** Undefined: nothing is modelled. */
  conditions: Conditions | undefined = calm;
  throttled = 0;
  attempts = 0;
  calls = 0;
  readonly #inside = new AsyncLocalStorage<true>();
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #random = randomOf(1);
  readonly #gates = new Map<string, Gate>();

  constructor() {
    const base = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: Send };
    const { send } = base;
    const known = new WeakSet<Client>();
    const add = this.#add.bind(this);
    const counted = (): void => {
      if (this.#inside.getStore()) this.calls++;
    };
    base.send = function (...args) {
      if (!known.has(this)) {
        known.add(this);
        add(this);
      }
      counted();
      const { input } = args[0] as { input: Record<string, unknown> };
      return commandInput.run(input, () => send.apply(this, args));
    };
  }

  reset(conditions: Conditions | undefined): void {
    this.conditions = conditions;
    this.throttled = 0;
    this.attempts = 0;
    this.calls = 0;
    this.#buckets.clear();
  }

  readonly around =
    (invoke: Invoke): Invoke =>
    (name, event) =>
      this.#gate(name).run(() => this.#inside.run(true, () => invoke(name, event)));

  #gate(name: FunctionName): Gate {
    const contract: FunctionContract = functions[name];
    const gate =
      this.#gates.get(name) ?? new Gate(contract.maxConcurrency ?? contract.reservedConcurrency ?? 1000);
    this.#gates.set(name, gate);
    return gate;
  }

  #add(client: Client): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (this.#inside.getStore()) {
          const input = commandInput.getStore() ?? {};
          await this.#attempt(client.config.serviceId ?? '', context.commandName ?? '', input);
        }
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'modelAws' },
    );
  }

  async #attempt(service: string, command: string, input: Record<string, unknown>): Promise<void> {
    this.attempts++;
    if (!this.conditions) return;
    const { s3Times, s3Errors, tableLimits } = this.conditions;
    const read = reads.test(command);
    if (service === 'DynamoDB') {
      await sleep(logNormal(this.#random, 3, 8));
      for (const partition of partitionsOf(input)) {
        const limit = (read ? 3000 : 1000) * tableLimits;
        this.#take(`${read} ${partition}`, limit, 'ProvisionedThroughputExceededException');
      }
    } else if (service === 'S3') {
      const [low, high] = read ? [15, 40] : [25, 60];
      await sleep(logNormal(this.#random, low * s3Times, high * s3Times));
      if (this.#random() < s3Errors) this.#refuse('SlowDown');
      const prefix = `${input.Bucket}/${String(input.Key ?? input.Prefix).split('/', 1)[0]}`;
      this.#take(`${read} ${prefix}`, read ? 5500 : 3500, 'SlowDown');
    } else if (service === 'SQS') await sleep(logNormal(this.#random, 8, 20));
  }

  #take(key: string, limit: number, name: string): void {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(limit);
    this.#buckets.set(key, bucket);
    if (!bucket.take(1, performance.now())) this.#refuse(name);
  }

  #refuse(name: string): never {
    this.throttled++;
    throw Object.assign(new Error(`${name} (modelled)`), {
      name,
      $fault: 'client',
      $metadata: { httpStatusCode: name === 'SlowDown' ? 503 : 400 },
    });
  }
}

/** Partition keys anywhere in the input of a table call; one unit is counted per row. */
function partitionsOf(input: unknown, depth = 0): string[] {
  if (typeof input !== 'object' || input === null || depth > 8) return [];
  if (Array.isArray(input)) return input.flatMap((one) => partitionsOf(one, depth + 1));
  return Object.entries(input).flatMap(([key, value]) => {
    if (key === 'pk' || key === ':pk') return [typeof value === 'string' ? value : JSON.stringify(value)];
    return partitionsOf(value, depth + 1);
  });
}
