import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { LRUCache } from 'lru-cache';
import { isCompressedAtEdge } from '../../functions/core/feeds/documents/stored-type.ts';
import type { Cors } from './cors.ts';
import type { EdgeFunctions, EdgeRequest, EdgeResponse } from './edge-function.ts';

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Coding = keyof typeof compressors;

/** CloudFront's minimum size for compression, bytes. */
const minimumBytes = 1000;

interface Cached {
  etag: string;
  modified: Date;
  headers: Record<string, string>;
  bodies: Partial<Record<Coding | 'identity', Buffer>>;
}

/** What the distribution does to answers, taken from the template. */
export interface CdnRules {
  edge: EdgeFunctions;
  cors: Cors;
  security: Record<string, string>;
}

/**
 * Serves the feeds bucket like the distribution: index document, compression, conditional requests, CORS, security
 * headers, edge function. Checks the object in S3 on every request, like a CDN with a TTL of zero.
 */
export class Cdn {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #edge: EdgeFunctions;
  readonly #common: Record<string, string>;
  readonly #preflight: Record<string, string>;
  readonly #cache = new LRUCache<string, Cached>({
    maxSize: 128 * 1024 * 1024,
    sizeCalculation: (entry) => Object.values(entry.bodies).reduce((sum, body) => sum + body.length, 1),
  });

  constructor(client: S3Client, bucket: string, { edge, cors, security }: CdnRules) {
    this.#client = client;
    this.#bucket = bucket;
    this.#edge = edge;
    this.#common = { ...security, ...cors.common };
    this.#preflight = cors.preflight;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, {
        ...this.#common,
        ...this.#preflight,
      });
      response.end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      // Taken in, or the client may see a reset instead of the answer.
      request.resume();
      response.writeHead(405, { ...this.#common, allow: 'GET, HEAD' });
      response.end();
      return;
    }
    const passed = await this.#edge.request({ request: edgeRequest(request.method, pathname, request) });
    if ('statusCode' in passed) return this.#refuse(request, response, passed);
    const path = passed.uri;
    const key = path === '/' ? 'index.html' : decoded(path.slice(1));
    const object = key === undefined ? undefined : await this.#load(key);
    if (!object) {
      response.writeHead(404, {
        ...this.#common,
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'max-age=1',
      });
      response.end(request.method === 'HEAD' ? undefined : 'There is nothing at this address.\n');
      return;
    }
    const coding = codingFor(request.headers['accept-encoding'], object);
    // A separate ETag per coding keeps them strong: the bytes differ (RFC 9110 §8.8.3).
    const etag = coding === 'identity' ? object.etag : object.etag.replace(/"$/, `-${coding}"`);
    const { status, headers: own } = await this.#atEdge(passed, object);
    const headers = {
      ...this.#common,
      vary: 'Accept-Encoding',
      ...own,
      etag,
      'last-modified': object.modified.toUTCString(),
    };
    // RFC 9110 §13.2.1: conditions apply only if the response would be a success.
    if (status === 200 && notModified(request, etag, object.modified)) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    const body = await bodyOf(object, coding);
    response.writeHead(status, {
      ...headers,
      ...(coding !== 'identity' && { 'content-encoding': coding }),
      'content-length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /** The answer of an edge function to a request that never reaches the bucket. */
  #refuse(request: IncomingMessage, response: ServerResponse, answer: EdgeResponse): void {
    response.writeHead(answer.statusCode, { ...this.#common, ...plainHeaders(answer.headers) });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  }

  async #atEdge(
    request: EdgeRequest,
    object: Cached,
  ): Promise<{ status: number; headers: Record<string, string> }> {
    const given = Object.entries(object.headers).map(([name, value]) => [name, { value }]);
    const answer = await this.#edge.response({
      request,
      response: { statusCode: 200, statusDescription: 'OK', headers: Object.fromEntries(given) },
    });
    return { status: answer.statusCode, headers: plainHeaders(answer.headers) };
  }

  async #load(key: string): Promise<Cached | undefined> {
    const where = { Bucket: this.#bucket, Key: key };
    try {
      const head = await this.#client.send(new HeadObjectCommand(where));
      const known = this.#cache.get(key);
      if (known && known.etag === head.ETag) return known;
      const object = await this.#client.send(new GetObjectCommand(where));
      const loaded: Cached = {
        etag: object.ETag ?? '""',
        modified: object.LastModified ?? new Date(0),
        headers: {
          'content-type': object.ContentType ?? 'application/octet-stream',
          ...(object.CacheControl && { 'cache-control': object.CacheControl }),
          ...metadataHeaders(object.Metadata),
        },
        bodies: { identity: Buffer.from((await object.Body?.transformToByteArray()) ?? []) },
      };
      this.#cache.set(key, loaded);
      return loaded;
    } catch (error) {
      if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

const plainHeaders = (headers: EdgeResponse['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));

/** A request as a function at the edge gets it; of several values of a header the last one. */
const edgeRequest = (method: string, uri: string, { headers }: IncomingMessage): EdgeRequest => ({
  method,
  uri,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { value: [value].flat().at(-1) ?? '' }]),
  ),
});

/** Header names as sent by S3. */
const metadataHeaders = (metadata: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`x-amz-meta-${key}`, value]));

/** The object key of a path; undefined for a path that is not percent-encoded UTF-8. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function bodyOf(object: Cached, coding: Coding | 'identity'): Promise<Buffer> {
  const plain = object.bodies.identity ?? Buffer.alloc(0);
  if (coding === 'identity') return plain;
  object.bodies[coding] ??= await compressors[coding](plain);
  return object.bodies[coding];
}

/** RFC 9110 §12.5.3; brotli before gzip, as CloudFront prefers. */
function codingFor(accepted: string | undefined, object: Cached): Coding | 'identity' {
  const size = object.bodies.identity?.length ?? 0;
  if (size < minimumBytes || !isCompressedAtEdge(object.headers['content-type'] ?? '')) return 'identity';
  const weights = new Map(
    (accepted ?? '').split(',').map((part): [string, number] => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
      return [name, q === undefined ? 1 : Number(q)];
    }),
  );
  const wanted = (coding: Coding): boolean => (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
  return wanted('br') ? 'br' : wanted('gzip') ? 'gzip' : 'identity';
}

/** RFC 9110 §13.2.2: If-None-Match takes precedence over If-Modified-Since. */
function notModified(request: IncomingMessage, etag: string, modified: Date): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}
