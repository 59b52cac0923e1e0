import { functions } from '../contract/functions.ts';
import { NotFoundError } from '../core/errors.ts';
import { releaseEmbargo } from '../pipeline/stories/embargo-release.ts';
import { expireStory } from '../pipeline/stories/expiry-removal.ts';
import { writeDropReceipt } from '../pipeline/uploads/drop.ts';
import { ingest } from '../pipeline/uploads/ingest.ts';
import { intakeDesk, receiptsQueue } from '../platform/composition.ts';
import { config } from '../platform/config.ts';
import { perRecord } from '../platform/lambda/per-record.ts';
import { telemetry } from '../platform/telemetry.ts';
import { sqs } from '../queues/client.ts';
import { readReceiptMessage } from '../queues/messages.ts';

const env = config<'ingest'>(functions.ingest);
const monitoring = telemetry('ingest');
const client = sqs();
const desk = intakeDesk(env, client);
const queue = receiptsQueue(env, client);
const ports = { ...desk, receiptsQueue: queue, dropBucket: desk.bucket(env.DROP_BUCKET), ...monitoring };

/** Ingests stored receipts (large uploads, and those that are resumed), releases and expires stories, fills defined feeds. */
export const handler = perRecord({ ...monitoring, defer: queue.defer }, async (record) => {
  const message = readReceiptMessage(record.body);
  if ('release' in message) return releaseEmbargo(ports, message.release);
  if ('expire' in message) {
    await expireStory(ports, message.expire);
    return;
  }
  if ('fill' in message) {
    // Loaded on demand: few messages fill a feed, and what reads its definition is heavy.
    const { backfillFeed } = await import('../pipeline/feed-definitions/backfill.ts');
    return backfillFeed(ports, message.fill);
  }
  const { receipt: id } = message;
  const receipt = await ports.receipts.get(id);
  if (!receipt) throw new NotFoundError('receipt', id);
  await writeDropReceipt(ports, await ingest(ports, receipt));
});
