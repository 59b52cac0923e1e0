import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FunctionName } from '../../functions/contract/functions.ts';
import type { ConsumerSetup } from './consumers.ts';
import type { Invoke } from './invoke.ts';

/** Message to the thread; `stop` lets it finish the messages in progress. */
export type Asked = { id: number; name: FunctionName; event: unknown } | 'stop';
/** Message from the thread: it is ready, or the outcome of an invocation. */
export type Said = 'ready' | { id: number; answer: unknown } | { id: number; failure: string };

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

/**
 * Runs the queue consumers in a worker thread, so that feed builds do not block the API; on Lambda they do not share
 * a processor either. The thread gets a copy of the current environment.
 * @throws Error if the functions cannot be loaded.
 */
export async function startConsumerThread(
  setup: ConsumerSetup,
): Promise<{ invoke: Invoke; stop(): Promise<void> }> {
  const worker = new Worker(new URL('./consumer-main.ts', import.meta.url), { workerData: setup });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const ready = Promise.withResolvers<void>();
  const ended = once(worker, 'exit');
  worker.on('message', (said: Said) => {
    if (said === 'ready') return ready.resolve();
    const who = waiting.get(said.id);
    waiting.delete(said.id);
    if ('failure' in said) who?.reject(new Error(said.failure));
    else who?.resolve(said.answer);
  });
  worker.on('error', (error) => {
    ready.reject(error);
    for (const { reject } of waiting.values()) reject(error as Error);
    waiting.clear();
    console.error('The consumers of the queues ended', error);
  });
  await ready.promise;
  return {
    invoke: (name, event) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, name, event } satisfies Asked);
      }),
    stop: async () => {
      worker.postMessage('stop' satisfies Asked);
      await ended;
    },
  };
}
