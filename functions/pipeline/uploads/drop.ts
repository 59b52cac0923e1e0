import { limits } from '../../contract/limits.ts';
import { objectKeys } from '../../contract/object-keys.ts';
import { contentTypeOf } from '../../core/intake/content-type.ts';
import type { Problem } from '../../core/story/draft.ts';
import type { IngestPorts, PipelinePorts } from '../ports.ts';
import { dropReceiptKey } from './drop-receipt-key.ts';
import type { FreshReceipt } from './ingest.ts';
import type { PlacementPorts } from './placements.ts';
import { receiptAnswer } from './receipt-answer.ts';
import { receive } from './receive.ts';

export type DropPorts = IngestPorts & Pick<PipelinePorts, 'dropBucket' | 'feedStates'>;

/**
 * Takes an object from the drop bucket: it becomes a receipt, and the outcome is written next to it.
 * The object stays until the bucket's lifecycle rule removes it.
 */
export async function receiveDrop(ports: DropPorts, key: string): Promise<void> {
  const file = objectKeys.dropped.parse(key);
  if (!file) return;
  const info = await ports.dropBucket.head(key);
  // The agency has removed it already.
  if (!info) return;
  const agency = await ports.agencies.get(file.agency);
  if (agency?.status !== 'active') {
    return writeRefusal(ports, key, info.etag, `No agency ${file.agency} may drop here`);
  }
  if (info.size > limits.dropUpload) {
    return writeRefusal(
      ports,
      key,
      info.etag,
      `The file has ${info.size} bytes, more than ${limits.dropUpload}`,
    );
  }
  const object = await ports.dropBucket.get(key);
  if (!object) return;
  const { mediaType, charset } = contentTypeOf(object.contentType);
  const accepted = await receive(ports, agency, {
    operation: 'submit',
    bytes: object.bytes,
    filename: file.path.slice(file.path.lastIndexOf('/') + 1),
    drop: { key, etag: info.etag, put: `${info.versionId ?? ''} ${info.etag} ${info.modifiedAt}` },
    ...(mediaType && !vague.has(mediaType) && { mediaType }),
    ...(charset && { charset }),
  });
  if (accepted.kind === 'unsupported') return writeRefusals(ports, key, info.etag, accepted.problems);
  await writeDropReceipt(ports, accepted.receipt);
}

/** What S3 clients send when they do not know the type. */
const vague = new Set([
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
]);

/** Writes the outcome of a dropped file next to it; does nothing for other receipts. */
export async function writeDropReceipt(
  ports: PlacementPorts & Pick<PipelinePorts, 'dropBucket'>,
  receipt: FreshReceipt,
): Promise<void> {
  if (receipt.dropKey === undefined) return;
  const answer = await receiptAnswer(ports, receipt, { withStories: false });
  await put(ports, receipt.dropKey, { ...answer, file: receipt.dropKey, etag: receipt.dropEtag });
}

const writeRefusal = (
  ports: Pick<PipelinePorts, 'dropBucket'>,
  key: string,
  etag: string,
  detail: string,
): Promise<void> => writeRefusals(ports, key, etag, [{ pointer: '', detail }]);

const writeRefusals = (
  ports: Pick<PipelinePorts, 'dropBucket'>,
  key: string,
  etag: string,
  errors: Problem[],
): Promise<void> => put(ports, key, { file: key, etag, results: [{ status: 'refused', errors }] });

const put = (ports: Pick<PipelinePorts, 'dropBucket'>, key: string, body: object): Promise<void> =>
  ports.dropBucket.put(dropReceiptKey(key), JSON.stringify(body, null, 2), {
    contentType: 'application/json',
  });
