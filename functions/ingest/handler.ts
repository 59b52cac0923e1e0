import { functions } from '../contract.ts';
import { writeDropReceipt } from '../pipeline/drop.ts';
import { fillFeed } from '../pipeline/fill-feed.ts';
import { ingest } from '../pipeline/ingest.ts';
import { release } from '../pipeline/release.ts';
import { perRecord } from '../platform/batch.ts';
import { config } from '../platform/config.ts';
import { intakeDesk, receiptsQueue } from '../platform/desk.ts';
import { telemetry } from '../platform/telemetry.ts';
import { readReceiptMessage } from '../queues/messages.ts';

const env = config<'ingest'>(functions.ingest);
const { log, meter, flush } = telemetry('ingest');
const desk = intakeDesk(env);
const queue = receiptsQueue(env);
const ports = { ...desk, receiptsQueue: queue, dropBucket: desk.bucket(env.DROP_BUCKET), log, meter };

/** Ingests stored receipts (large uploads, and whatever stood still), releases held stories, fills defined feeds. */
export const handler = perRecord({ log, flush, defer: queue.defer }, async (record) => {
  const message = readReceiptMessage(record.body);
  if ('release' in message) return release(ports, message.release);
  if ('fill' in message) return fillFeed(ports, message.fill);
  const { receipt: id } = message;
  const receipt = await ports.receipts.get(id);
  if (!receipt) throw new Error(`There is no receipt ${id}`);
  const done = await ingest(ports, receipt);
  log.info('Receipt ingested', { receipt: id, agency: done.agency, stories: done.results?.length ?? 0 });
  await writeDropReceipt(ports, done);
});
