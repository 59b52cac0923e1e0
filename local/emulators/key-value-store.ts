import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The requests of CloudFront KeyValueStore that Dateline sends (REST, `cloudfront-keyvaluestore` 2022-07-26), for one
 * store in memory. Its pairs are a copy of rows of the table, so that nothing is lost with it.
 */
export interface KeyValueStoreEmulator {
  endpoint: string;
  /** What a function at the edge reads. Throws for an unknown key, as the runtime does. */
  read(key: string): Promise<string>;
  stop(): Promise<void>;
}

interface Update {
  Puts?: { Key: string; Value: string }[];
  Deletes?: { Key: string }[];
}

/** Limits of the service: a value, a pair, and pairs of one update. */
const limits = { valueBytes: 1024, pairs: 50 };

export async function startKeyValueStore(): Promise<KeyValueStoreEmulator> {
  const pairs = new Map<string, string>();
  let etag: string = randomUUID();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, arn, part, key] =
      /^\/key-value-stores\/([^/]+)(?:\/(keys)(?:\/([^/]+))?)?$/.exec(pathname) ?? [];
    if (arn === undefined) return fail(response, 404, 'ResourceNotFoundException');
    if (request.method === 'GET' && part === undefined)
      return send(
        response,
        { ItemCount: pairs.size, TotalSizeInBytes: 0, KvsARN: decodeURIComponent(arn) },
        etag,
      );
    if (request.method === 'GET' && key !== undefined) {
      const Key = decodeURIComponent(key);
      const Value = pairs.get(Key);
      return Value === undefined
        ? fail(response, 404, 'ResourceNotFoundException')
        : send(response, { Key, Value, ItemCount: pairs.size, TotalSizeInBytes: 0 });
    }
    if (request.method === 'GET') {
      const from = Number(searchParams.get('NextToken') ?? 0);
      const size = Number(searchParams.get('MaxResults') ?? limits.pairs);
      const Items = [...pairs].slice(from, from + size).map(([Key, Value]) => ({ Key, Value }));
      return send(response, { Items, ...(from + size < pairs.size && { NextToken: String(from + size) }) });
    }
    if (request.method !== 'POST') return fail(response, 400, 'ValidationException');
    const { Puts = [], Deletes = [] } = JSON.parse(await bodyOf(request)) as Update;
    if (request.headers['if-match'] !== etag) return fail(response, 409, 'ConflictException');
    const tooLong = Puts.some(({ Value }) => Buffer.byteLength(Value) > limits.valueBytes);
    if (tooLong || Puts.length + Deletes.length > limits.pairs)
      return fail(response, 400, 'ValidationException');
    if (Deletes.some((one) => !pairs.has(one.Key))) return fail(response, 404, 'ResourceNotFoundException');
    for (const { Key, Value } of Puts) pairs.set(Key, Value);
    for (const { Key } of Deletes) pairs.delete(Key);
    etag = randomUUID();
    send(response, { ItemCount: pairs.size, TotalSizeInBytes: 0 }, etag);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    // A name: the SDK puts the account in front of it.
    endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
    read: async (key) => {
      const value = pairs.get(key);
      if (value === undefined) throw new Error('KeyNotFound');
      return value;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, body: object, etag?: string): void {
  response.writeHead(200, { 'content-type': 'application/json', ...(etag && { etag }) });
  response.end(JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ Message: type }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
