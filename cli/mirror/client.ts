import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.ts';
import type { LogAddress } from './address.ts';

/** An answer that was read to its end; `status` 200, 304, 404 or 410. */
export interface Fetched {
  status: number;
  text: string;
  etag: string | undefined;
}

const attempts = 6;
const answerWithinMs = 60_000;
/** A story has a megabyte at most, a segment some 50 KB. */
const mostBytes = 16 * 1024 * 1024;
const passing = new Set([200, 304, 404, 410]);

/** Requests of a mirror: bounded in size and time, repeated after a failure that may pass, to one desk alone. */
export class MirrorClient {
  readonly #address: LogAddress;
  readonly #key: string | undefined;
  readonly #stop: AbortSignal;
  constructor(address: LogAddress, key: string | undefined, stop: AbortSignal) {
    this.#address = address;
    this.#key = key;
    this.#stop = stop;
  }

  /**
   * A document of the desk.
   * @throws CliError where the key opens it no more, for an address of another desk, and when the desk does not answer.
   */
  async get(url: string, etag?: string): Promise<Fetched> {
    // The key is sent to nobody else, whatever a document says.
    if (URL.parse(url)?.origin !== this.#address.origin)
      throw new CliError(`the log names an address of another desk: ${url}`, 'tell the operator of the desk');
    const answer = await this.#send(url, { headers: { ...(etag && { 'if-none-match': etag }) } });
    if (answer.status === 401 || answer.status === 403) throw await this.#refusal();
    if (!passing.has(answer.status)) throw new CliError(`${url} answers ${answer.status}`, 'try again later');
    return answer;
  }

  /** Says how far the copy goes. @throws CliError where the desk refuses it. */
  async acknowledge(seq: number, digest: string): Promise<{ agrees: boolean }> {
    const body = JSON.stringify({ feed: this.#address.feed, seq, digest });
    const answer = await this.#send(this.#address.acks, {
      method: 'PUT',
      body,
      headers: { 'content-type': 'application/json' },
    });
    const said = jsonOf(answer.text);
    if (answer.status === 200) return { agrees: said.agrees === true };
    throw new CliError(`the desk refuses the acknowledgement: ${said.detail ?? answer.status}`);
  }

  /** Why the key does not open the log: the edge answers all keys alike, the desk says more. */
  async #refusal(): Promise<CliError> {
    const kept = 'the copy keeps its state; run the same command again later';
    if (this.#key === undefined)
      return new CliError('this feed needs a key', 'pass --key, or set DATELINE_SUBSCRIBER_KEY');
    const answer = await this.#send(this.#address.own, {});
    const { detail } = jsonOf(answer.text);
    if (answer.status === 403) return new CliError(detail ?? 'the subscriber is suspended', kept);
    if (answer.status === 401) return new CliError('the key is not valid, or no more', kept);
    return new CliError(`the key does not open ${this.#address.head} now`, kept);
  }

  async #send(url: string, { headers, ...request }: RequestInit): Promise<Fetched> {
    for (let failed = 0; ; ) {
      this.#stop.throwIfAborted();
      const answer = await this.#once(url, {
        ...request,
        headers: {
          ...(headers as Record<string, string>),
          ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }),
        },
      });
      if (typeof answer !== 'string' && answer.status < 500 && answer.status !== 429) return answer;
      failed++;
      if (failed >= attempts) {
        const why = typeof answer === 'string' ? `does not answer (${answer})` : `answers ${answer.status}`;
        throw new CliError(`${url} ${why}`, 'run the same command again later');
      }
      await sleep(250 * 2 ** failed, undefined, { signal: this.#stop });
    }
  }

  /** The answer, or why there is none. */
  async #once(url: string, request: RequestInit): Promise<Fetched | string> {
    try {
      const signal = AbortSignal.any([this.#stop, AbortSignal.timeout(answerWithinMs)]);
      const response = await fetch(url, { ...request, signal, redirect: 'error' });
      const text = await boundedText(response);
      return { status: response.status, text, etag: response.headers.get('etag') ?? undefined };
    } catch (error) {
      this.#stop.throwIfAborted();
      if (error instanceof CliError) throw error;
      const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
      return cause?.code ?? (error instanceof Error ? error.message : String(error));
    }
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new CliError(`${response.url} has more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Said {
  agrees?: unknown;
  detail?: string;
}

/** What an answer of the API says; empty where it is no JSON object. */
function jsonOf(text: string): Said {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Said) : {};
  } catch {
    // Another server in between: its status says enough.
    return {};
  }
}
