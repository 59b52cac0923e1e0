import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { objectKeys, prefixes } from '../../functions/contract/object-keys.ts';
import { dropEvent } from '../../functions/contract/queues.ts';
import { sqs } from '../../functions/queues/client.ts';
import { bodyOf } from '../../functions/queues/queue.ts';
import { s3 } from '../../functions/store/aws/clients.ts';
import { type ObjectInfo, Objects } from '../../functions/store/s3/objects.ts';

const everyMs = 500;

/** Identifies one put: S3 sends an event for every put, even of the same bytes. */
const putOf = ({ etag, modifiedAt }: ObjectInfo): string => `${etag} ${modifiedAt}`;

/**
 * Polls the drop bucket and sends the events that EventBridge would send, since the S3 emulator sends none. Only for
 * objects put while this runs: the reconciler finds earlier ones.
 */
export function dropEvents(bucket: string, queueUrl: string): { stop(): Promise<void> } {
  const objects = new Objects(s3({ pathStyle: true }), bucket);
  const client = sqs();
  const stopping = new AbortController();
  const seen = new Map<string, string>();

  const poll = async (): Promise<void> => {
    for await (const object of objects.list(prefixes.drop)) {
      const { key, etag, size } = object;
      if (objectKeys.dropReceipt.parse(key) || seen.get(key) === putOf(object)) continue;
      const event = {
        source: dropEvent.source,
        'detail-type': dropEvent.detailType,
        detail: { bucket: { name: bucket }, object: { key, etag: etag.replaceAll('"', ''), size } },
      };
      try {
        await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: bodyOf(event) }));
        seen.set(key, putOf(object));
      } catch (error) {
        // Do not block the other files; the next poll tries again.
        console.error(`The event of a dropped file cannot be sent: ${String(error)}`);
      }
    }
  };
  const run = async (): Promise<void> => {
    for await (const object of objects.list(prefixes.drop)) seen.set(object.key, putOf(object));
    while (!stopping.signal.aborted) {
      try {
        await poll();
      } catch (error) {
        console.error(`The drop bucket cannot be listed: ${String(error)}`);
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      client.destroy();
    },
  };
}
