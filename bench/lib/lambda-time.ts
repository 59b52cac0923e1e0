import { AsyncLocalStorage } from 'node:async_hooks';
import { type FunctionName, functions } from '../../functions/contract/functions.ts';

/** Lambda gives a function so many megabytes for each whole processor. */
const megabytesPerProcessor = 1769;

/** Typical times of AWS calls within a region, milliseconds; the emulators answer faster or slower than AWS does. */
const waits: readonly [RegExp, number][] = [
  [/^DynamoDB (Get|Query|BatchGet)/, 4],
  [/^DynamoDB Transact/, 12],
  [/^DynamoDB /, 6],
  [/^S3 (Get|Head)/, 15],
  [/^S3 /, 25],
  [/^SQS/, 8],
];

/** The modelled time of a call, milliseconds. */
export const waitOf = (service: string, command: string): number =>
  waits.find(([pattern]) => pattern.test(`${service} ${command}`))?.[1] ?? 10;

interface Running {
  name: FunctionName;
  /** Milliseconds of processor time. */
  busy: number;
  /** Milliseconds of modelled waiting. */
  waited: number;
  /** Calls under way, and the longest of them; calls at the same time are one wait. */
  calls: number;
  longest: number;
}

/**
 * Models how long invocations would run on Lambda: the processor time of this thread, shared among the invocations that
 * run at the same time and stretched to the part of a processor that their memory buys, and the times of their AWS
 * calls. The wall clock would measure how busy this machine is.
 */
export class LambdaTime {
  readonly #running = new Set<Running>();
  readonly #own = new AsyncLocalStorage<Running>();
  #counted = threadMs();

  /** Runs an invocation and returns its modelled milliseconds to `done`, also if it fails. */
  async invocation<T>(
    name: FunctionName,
    run: () => Promise<T>,
    done: (milliseconds: number) => void,
  ): Promise<T> {
    const own: Running = { name, busy: 0, waited: 0, calls: 0, longest: 0 };
    this.#share();
    this.#running.add(own);
    try {
      return await this.#own.run(own, run);
    } finally {
      this.#share();
      this.#running.delete(own);
      done(own.busy / Math.min(1, functions[name].memoryMb / megabytesPerProcessor) + own.waited);
    }
  }

  /** Runs an AWS call of the current invocation. */
  async call<T>(service: string, command: string, send: () => Promise<T>): Promise<T> {
    const own = this.#own.getStore();
    if (!own) return send();
    own.calls++;
    own.longest = Math.max(own.longest, waitOf(service, command));
    try {
      return await send();
    } finally {
      own.calls--;
      if (own.calls === 0) {
        own.waited += own.longest;
        own.longest = 0;
      }
    }
  }

  /** Divides the processor time since the last look among those that ran. */
  #share(): void {
    const now = threadMs();
    const each = (now - this.#counted) / Math.max(1, this.#running.size);
    for (const one of this.#running) one.busy += each;
    this.#counted = now;
  }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
