import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

export interface ObjectInfo {
  key: string;
  size: number;
  etag: string;
  /** Milliseconds since the epoch; S3 keeps whole seconds. */
  modifiedAt: number;
}

export interface PutOptions {
  contentType: string;
  cacheControl?: string;
  metadata?: Record<string, string>;
  signal?: AbortSignal;
}

/** One bucket, with the few operations that Dateline needs. */
export class Objects {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async put(key: string, body: string | Uint8Array, options: PutOptions): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        Body: body,
        ContentType: options.contentType,
        CacheControl: options.cacheControl,
        Metadata: options.metadata,
      }),
      options.signal ? { abortSignal: options.signal } : {},
    );
  }

  /**
   * An address from which the object can be downloaded as `filename` for some seconds, without credentials. S3 presigned
   * URL (Signature Version 4, query string); it is made whether the object exists or not.
   */
  async address(key: string, seconds: number, filename: string): Promise<string> {
    // Loaded on demand: few answers need it.
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: `attachment; filename="${filename}"`,
    });
    return getSignedUrl(this.#client, command, { expiresIn: seconds });
  }

  /** The object's bytes and labels; undefined when there is none. */
  async get(
    key: string,
  ): Promise<{ bytes: Uint8Array; contentType?: string; metadata: Record<string, string> } | undefined> {
    try {
      const answer = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
      return {
        bytes,
        metadata: answer.Metadata ?? {},
        ...(answer.ContentType && { contentType: answer.ContentType }),
      };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async text(key: string): Promise<string | undefined> {
    const object = await this.get(key);
    return object && Buffer.from(object.bytes).toString('utf8');
  }

  /** Labels of an object, without its bytes; `versionId` where the bucket keeps versions. */
  async head(
    key: string,
  ): Promise<(ObjectInfo & { metadata: Record<string, string>; versionId?: string }) | undefined> {
    try {
      const answer = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return {
        key,
        size: answer.ContentLength ?? 0,
        etag: answer.ETag ?? '',
        modifiedAt: answer.LastModified?.getTime() ?? 0,
        metadata: answer.Metadata ?? {},
        ...(answer.VersionId !== undefined && { versionId: answer.VersionId }),
      };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  /** All objects below a prefix, in key order, a page at a time. */
  async *list(prefix: string): AsyncGenerator<ObjectInfo> {
    let token: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const object of page.Contents ?? []) {
        if (!object.Key) continue;
        const { Key: key, Size: size = 0, ETag: etag = '', LastModified } = object;
        yield { key, size, etag, modifiedAt: LastModified?.getTime() ?? 0 };
      }
      token = page.NextContinuationToken;
    } while (token);
  }
}
