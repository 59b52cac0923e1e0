import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { Objects } from '../../functions/store/s3/objects.ts';
import { compareStrings } from './expressions.ts';

/** A bucket in memory: the real `Objects` on a client that answers as S3 does. */
export const memoryObjects = (now?: () => number): Objects => new Objects(memoryS3(now), 'memory');

interface Stored {
  bytes: Buffer;
  contentType: string | undefined;
  metadata: Record<string, string>;
  etag: string;
  modified: Date;
}

/** S3 gives so many keys in one list. */
const keysAList = 1000;

/** S3 in memory, without versions of objects. `tests/store/contract/objects.test.ts` holds it equal to the emulator. */
export function memoryS3(now: () => number = Date.now): S3Client {
  const buckets = new Map<string, Map<string, Stored>>();
  const bucketOf = (name = ''): Map<string, Stored> => {
    const bucket = buckets.get(name) ?? new Map<string, Stored>();
    buckets.set(name, bucket);
    return bucket;
  };
  const send = async (command: object, options: { abortSignal?: AbortSignal } = {}): Promise<object> => {
    options.abortSignal?.throwIfAborted();
    if (command instanceof PutObjectCommand) return put(bucketOf(command.input.Bucket), command.input, now());
    if (command instanceof GetObjectCommand) {
      const stored = bucketOf(command.input.Bucket).get(command.input.Key ?? '');
      if (!stored) throw new NoSuchKey({ message: 'The specified key does not exist.', $metadata: {} });
      const transformToByteArray = async (): Promise<Uint8Array> => new Uint8Array(stored.bytes);
      return { ...labelsOf(stored), Body: { transformToByteArray } };
    }
    if (command instanceof HeadObjectCommand) {
      const stored = bucketOf(command.input.Bucket).get(command.input.Key ?? '');
      if (!stored) throw new NotFound({ message: 'NotFound', $metadata: {} });
      return labelsOf(stored);
    }
    if (command instanceof DeleteObjectCommand) {
      bucketOf(command.input.Bucket).delete(command.input.Key ?? '');
      return {};
    }
    if (command instanceof ListObjectsV2Command) {
      const { Bucket, Prefix = '', ContinuationToken = '' } = command.input;
      const keys = [...bucketOf(Bucket).keys()].filter((key) => key.startsWith(Prefix)).sort(compareStrings);
      const rest = keys.slice(keys.indexOf(ContinuationToken) + 1);
      const page = rest.slice(0, keysAList);
      const Contents = page.map((Key) => {
        const { ContentLength, ETag, LastModified } = labelsOf(bucketOf(Bucket).get(Key) as Stored);
        return { Key, Size: ContentLength, ETag, LastModified };
      });
      return { Contents, ...(rest.length > page.length && { NextContinuationToken: page.at(-1) }) };
    }
    throw new Error(`${command.constructor.name} is not known`);
  };
  // A real client, since addresses are signed by its settings, without a request.
  const client = new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  return Object.assign(client, { send: send as unknown as S3Client['send'] });
}

function put(bucket: Map<string, Stored>, input: PutObjectCommandInput, now: number): object {
  const bytes = Buffer.from(input.Body as string | Uint8Array);
  const metadata = Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  bucket.set(input.Key ?? '', {
    bytes,
    contentType: input.ContentType,
    metadata: Object.fromEntries(metadata),
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    // S3 keeps whole seconds.
    modified: new Date(Math.floor(now / 1000) * 1000),
  });
  return {};
}

const labelsOf = ({ bytes, contentType, metadata, etag, modified }: Stored) => ({
  ContentLength: bytes.length,
  ContentType: contentType,
  Metadata: metadata,
  ETag: etag,
  LastModified: modified,
});
