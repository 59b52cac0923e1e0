import { createHash } from 'node:crypto';
import { limits } from '../../contract/limits.ts';
import { DatelineError } from '../../core/errors.ts';
import type { Problem } from '../../core/story/draft.ts';
import { stableId } from '../../core/story/story-id.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { read } from '../load-core.ts';
import { type IngestPorts, instant } from '../ports.ts';
import { carriesStories, type FreshReceipt, ingest, type ReadUpload, uploadOf } from './ingest.ts';

export type ReceivePorts = IngestPorts;

/** One request of an agency or an operator, over HTTP, the drop bucket or the command line. */
export interface Submission {
  operation: Receipt['operation'];
  bytes: Uint8Array;
  mediaType?: string;
  charset?: string;
  filename?: string;
  baseUrl?: string;
  /** Whether its stories come into the archives under their own dates; absent: as the policy of the agency says. */
  backfill?: boolean;
  idempotencyKey?: string;
  target?: string;
  targetGuid?: string;
  /** Version of the target when the request came: distinguishes a repeated correction from a return to an earlier text. */
  targetVersion?: number;
  reason?: string;
  /** The dropped file; `put` distinguishes it from others that were put under the same key, even with the same bytes. */
  drop?: { key: string; etag: string; put: string };
  /** Absent: the agency itself. */
  by?: NonNullable<Receipt['by']>;
  /** Receipt of the quarantined upload that is released or refused. */
  releases?: string;
  /** When a released story is to be published, instead of at once. UTC, ISO 8601. */
  releaseAt?: string;
}

/**
 * - `received`: stored; `repeated` when the receipt was there already.
 * - `key-mismatch`: the Idempotency-Key was used before for something else: other bytes, another story or verb.
 * - `unsupported`: of a media type that no format reads; nothing was stored.
 */
export type Accepted =
  | { kind: 'received'; receipt: FreshReceipt; repeated: boolean }
  | { kind: 'key-mismatch'; receipt: Receipt }
  | { kind: 'unsupported'; problems: Problem[] };

/**
 * Stores a submission and ingests it, at once when it is small, else through the queue. After this returns the
 * submission cannot be lost: the reconciler finds the receipt if anything after it fails.
 */
export async function receive(
  ports: ReceivePorts,
  agency: Agency,
  submission: Submission,
): Promise<Accepted> {
  const receipt = newReceipt(agency, submission, instant(ports.now()));
  const { bytes } = submission;
  const inline = carriesStories(submission.operation) && bytes.length <= limits.inlineUpload;
  const upload = inline ? await read(uploadOf(receipt, bytes)) : undefined;
  if (upload?.mediaTypeRefused) return { kind: 'unsupported', problems: upload.problems };

  const stored = ports.receipts.create(receipt, bytes);
  const begun =
    upload && !isLarge(receipt, upload) ? begin(ports, stored, receipt, { agency, upload }) : undefined;
  // Where the receipt is not stored, that is what is reported.
  begun?.catch(() => {});
  const created = await stored;
  ports.log.info('Upload received', {
    receipt: receipt.id,
    agency: agency.id,
    operation: receipt.operation,
    bytes: bytes.length,
    repeated: !created,
    ...(receipt.target && { story: receipt.target }),
  });
  if (created) {
    const finished = await (begun ?? process(ports, agency, receipt, upload));
    return { kind: 'received', receipt: finished, repeated: false };
  }
  const known = (await ports.receipts.get(receipt.id)) ?? receipt;
  if (!sameRequest(known, receipt)) return { kind: 'key-mismatch', receipt: known };
  // The process that had it first may have crashed: resume it here rather than wait for the reconciler.
  return { kind: 'received', receipt: await process(ports, agency, known, upload), repeated: true };
}

/** What makes two requests one: kills of two stories for one reason have the same bytes, and labels decide how bytes are read. */
const ofRequest = [
  'rawDigest',
  'operation',
  'target',
  'mediaType',
  'charset',
  'filename',
  'baseUrl',
  'backfill',
] as const satisfies readonly (keyof Receipt)[];

export const sameRequest = (known: Receipt, receipt: Receipt): boolean =>
  ofRequest.every((name) => known[name] === receipt[name]);

/** Ingests an upload while its receipt is being stored; two steps to the table and the bucket fewer one after another. */
function begin(
  ports: ReceivePorts,
  stored: Promise<boolean>,
  receipt: Receipt,
  given: { agency: Agency; upload: ReadUpload },
): Promise<FreshReceipt> {
  const received = stored.then((isNew) => {
    if (!isNew) throw new DatelineError('known', `Receipt ${receipt.id} is known`, { receipt: receipt.id });
  });
  received.catch(() => {});
  return ingest({ ...ports, received }, receipt, given);
}

const isLarge = ({ operation }: Receipt, upload: ReadUpload | undefined): boolean =>
  carriesStories(operation) && (upload === undefined || upload.items.length > limits.inlineStories);

async function process(
  ports: ReceivePorts,
  agency: Agency,
  receipt: Receipt,
  upload: ReadUpload | undefined,
): Promise<FreshReceipt> {
  if (receipt.state === 'done') return receipt;
  return isLarge(receipt, upload)
    ? later(ports, receipt)
    : ingest(ports, receipt, { agency, ...(upload && { upload }) });
}

async function later(ports: ReceivePorts, receipt: Receipt): Promise<Receipt> {
  await ports.receiptsQueue.send({ receipt: receipt.id });
  return { ...receipt, results: [{ status: 'processing', pointer: '', warnings: [] }] };
}

export function newReceipt(agency: Agency, submission: Submission, receivedAt: string): Receipt {
  const rawDigest = createHash('sha256').update(submission.bytes).digest('hex');
  const { operation, target = '', drop, idempotencyKey, releaseAt } = submission;
  const id = idempotencyKey
    ? stableId('receipt', agency.id, 'key', idempotencyKey)
    : stableId(
        'receipt',
        agency.id,
        operation,
        target,
        String(submission.targetVersion ?? ''),
        ...(submission.by || submission.releases
          ? [submission.by ?? '', submission.releases ?? '', ...(releaseAt ? [releaseAt] : [])]
          : []),
        ...(submission.backfill === undefined ? [] : [`backfill ${submission.backfill}`]),
        drop?.key ?? '',
        drop?.put ?? '',
        // They affect how the bytes are read: with other values the same bytes may be another story.
        JSON.stringify([submission.mediaType, submission.charset, submission.filename, submission.baseUrl]),
        rawDigest,
      );
  const { bytes: _bytes, drop: _drop, idempotencyKey: _key, targetVersion: _version, ...labels } = submission;
  return {
    id,
    agency: agency.id,
    state: 'pending',
    receivedAt,
    rawDigest,
    rawSize: submission.bytes.length,
    ...labels,
    ...(drop && { dropKey: drop.key, dropEtag: drop.etag }),
  };
}
