import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionName } from '../../functions/contract/functions.ts';
import { withGrantsOnly } from '../aws/permissions.ts';
import type { Asked, Said } from './consumer-thread.ts';
import { type ConsumerSetup, startConsumers } from './consumers.ts';
import { type Invoke, loadFunctions } from './invoke.ts';

/** Entry of the worker thread that runs the queue consumers. */
const say = (said: Said): void => parentPort?.postMessage(said);

const answer = async (invoke: Invoke, id: number, name: FunctionName, event: unknown): Promise<void> => {
  try {
    say({ id, answer: await invoke(name, event) });
  } catch (error) {
    say({ id, failure: String(error) });
  }
};

const setup = workerData as ConsumerSetup;
const loaded = await loadFunctions(['drop', 'ingest', 'publish', 'deliver', 'reconcile']);
const invoke = withGrantsOnly(loaded, setup.grants);
const consumers = startConsumers(invoke, setup);
parentPort?.on('message', (asked: Asked) => {
  if (asked !== 'stop') return void answer(invoke, asked.id, asked.name, asked.event);
  consumers.stop().then(
    // Kept-alive SDK connections would keep the thread running.
    () => process.exit(),
    (error: unknown) => console.error(`The consumers did not stop: ${String(error)}`),
  );
});
say('ready');
