import { type QueueName, queues } from '../../functions/contract/queues.ts';
import { dropEvents } from '../aws/drop-events.ts';
import { eventSource } from '../aws/event-sources.ts';
import type { Grants } from '../aws/permissions.ts';
import type { Invoke } from './invoke.ts';

/** What the consumers of the queues have to know. */
export interface ConsumerSetup {
  queueUrls: Record<QueueName, string>;
  dropBucket: string;
  grants: Grants;
}

/** Starts what takes messages off the queues and gives them to their functions, and what tells of dropped files. */
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
