import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { type AddressRules, isPublicAddress, urlProblem } from '../core/delivery/addresses.ts';
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../core/delivery/outgoing.ts';

export interface OutgoingOptions extends AddressRules {
  /** From the look-up of the name to the end of the answer, milliseconds. */
  timeoutMs?: number;
  /** Resolves names; for tests. */
  lookup?: typeof systemLookup;
}

const defaultTimeoutMs = 15_000;
/** Bytes of the head of an answer. */
const longestHead = 16 * 1024;

/** A connection that was not made, since its address is none that Dateline calls. */
class RefusedAddress extends Error {}

/**
 * The one client for requests to the outside, whose addresses others give. It follows no redirect, takes no proxy from
 * the environment, and connects only to a public address: the look-up that is checked is the one that the connection
 * uses, so that a name cannot resolve to something else in between. The agent checks a second time.
 */
export function outgoing({ timeoutMs = defaultTimeoutMs, lookup, ...rules }: OutgoingOptions = {}): Outgoing {
  const filter = rules.allowLoopback ? { allowIPAddressList: ['127.0.0.1', '::1'] } : {};
  const agents = {
    http: new RequestFilteringHttpAgent(filter),
    https: new RequestFilteringHttpsAgent(filter),
  };
  const checked = checkedLookup(lookup ?? systemLookup, rules);
  return async (request) => {
    const problem = urlProblem(request.url, { ...rules, httpsOnly: request.httpsOnly ?? false });
    if (problem !== undefined) return { kind: 'failed', why: 'refused', detail: problem };
    const url = new URL(request.url);
    const isPlain = url.protocol === 'http:';
    const signal = AbortSignal.timeout(timeoutMs);
    const options: RequestOptions = {
      method: request.method,
      headers: headersOf(request),
      agent: isPlain ? agents.http : agents.https,
      lookup: checked,
      signal,
      maxHeaderSize: longestHead,
    };
    try {
      return await answered(request, (listener) =>
        (isPlain ? httpRequest : httpsRequest)(url, options, listener),
      );
    } catch (error) {
      if (signal.aborted)
        return { kind: 'failed', why: 'timeout', detail: `no answer within ${timeoutMs / 1000} s` };
      return { kind: 'failed', why: isRefusal(error) ? 'refused' : 'connection', detail: detailOf(error) };
    }
  };
}

/** A look-up that fails when any of the addresses is one that Dateline does not call. */
function checkedLookup(lookup: typeof systemLookup, rules: AddressRules): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[] = []) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address, rules)))
        return callback(new RefusedAddress('its host has an address that is not public'), []);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

type Send = (listener: (answer: IncomingMessage) => void) => ReturnType<typeof httpRequest>;

const answered = ({ body, readBytes = 0 }: OutgoingRequest, send: Send): Promise<OutgoingAnswer> =>
  new Promise((resolve, reject) => {
    const sent = send((answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const done = (): void => {
        const { statusCode: status = 0, headers } = answer;
        const retryAfter = headers['retry-after'];
        const read = Buffer.concat(chunks).subarray(0, readBytes);
        resolve({ kind: 'answer', status, body: read, ...(retryAfter !== undefined && { retryAfter }) });
        sent.destroy();
      };
      if (readBytes === 0) return done();
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= readBytes) done();
      });
      answer.once('end', done);
      answer.once('error', reject);
    });
    sent.once('error', reject);
    sent.once('close', () => reject(new Error('the connection was closed without an answer')));
    sent.end(body);
  });

const headersOf = ({ headers, body }: OutgoingRequest): Record<string, string> => ({
  'user-agent': 'Dateline',
  ...headers,
  ...(body && { 'content-length': String(body.length) }),
});

const isRefusal = (error: unknown): boolean =>
  error instanceof RefusedAddress ||
  (error instanceof Error && /is not allowed\. Because/.test(error.message));

/** The code of a failed connection, without what the other side may have put into a message. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message.slice(0, 200);
}
