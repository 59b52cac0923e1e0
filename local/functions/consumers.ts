import { type QueueName, queues } from '../../functions/contract/queues.ts';
import { dropEvents } from '../aws/drop-events.ts';
import { eventSource } from '../aws/event-sources.ts';
import type { Grants } from '../aws/permissions.ts';
import type { Invoke } from './invoke.ts';

/** What the queue consumers need. */
export interface ConsumerSetup {
  queueUrls: Record<QueueName, string>;
  dropBucket: string;
  grants: Grants;
}

/** Starts the event sources of all queues and the drop bucket. */
export function startConsumers(
  invoke: Invoke,
  { queueUrls, dropBucket }: Omit<ConsumerSetup, 'grants'>,
): { stop(): Promise<void> } {
  const running = [
    ...(Object.keys(queues) as QueueName[]).map((name) => eventSource(invoke, name, queueUrls[name])),
    dropEvents(dropBucket, queueUrls.drop),
  ];
  return {
    stop: async () => {
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}
