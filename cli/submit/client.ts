import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../errors.ts';

/** The fields of API responses that are used. */
export interface ApiAnswer {
  status: number;
  body: {
    title?: string;
    detail?: string;
    receipt?: string;
    errors?: { pointer: string; detail: string }[];
    results?: {
      status: string;
      storyId?: string;
      version?: number;
      visibility?: string;
      visibilityReason?: string;
      visibleFrom?: string;
      story?: { headline?: string };
      errors?: { pointer: string; detail: string }[];
    }[];
  };
}

export interface Call {
  body?: Uint8Array;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

/** Attempts before giving up on a desk that does not answer or answers 5xx. */
const tries = 6;
const answerWithinMs = 60_000;

/** HTTP API client of an agency. Concurrent calls share the waiting time of a 429. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;
  /** No call before this, milliseconds since the epoch. */
  #notBefore = 0;

  constructor(url: string, key: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#key = key;
  }

  /**
   * Sends a request and retries on 429, 5xx and network errors.
   * @throws CliError for a rejected key (401, 403), and if the desk does not answer.
   */
  async send(method: string, path: string, call: Call): Promise<ApiAnswer> {
    let failed = 0;
    for (;;) {
      call.signal.throwIfAborted();
      const waitMs = this.#notBefore - Date.now();
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: call.signal });
      const response = await this.#once(method, path, call);
      if (response instanceof Response) {
        if (response.status === 429) {
          await response.body?.cancel();
          this.#notBefore = Math.max(this.#notBefore, Date.now() + retryAfterMs(response));
          continue;
        }
        if (response.status < 500) return await this.#read(response);
        await response.body?.cancel();
      }
      failed++;
      if (failed >= tries) {
        const why =
          response instanceof Response ? `answers ${response.status}` : `does not answer (${response})`;
        throw new CliError(`the desk at ${this.#url} ${why}`, 'try again later');
      }
      await sleep(250 * 2 ** failed, undefined, { signal: call.signal });
    }
  }

  /** The response, or the reason why there is none. */
  async #once(method: string, path: string, { body, headers, signal }: Call): Promise<Response | string> {
    try {
      return await fetch(`${this.#url}${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${this.#key}` },
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
        ...(body && { body: body as Uint8Array<ArrayBuffer> }),
      });
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
      return cause?.code ?? (error instanceof Error ? error.message : String(error));
    }
  }

  async #read(response: Response): Promise<ApiAnswer> {
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    if (!isJson) throw new CliError(`${this.#url} is not a Dateline desk`, 'check --url');
    const body = JSON.parse(text) as ApiAnswer['body'];
    if (response.status === 401 || response.status === 403) {
      throw new CliError(`${body.title ?? response.status}`, body.detail ?? 'check DATELINE_KEY');
    }
    return { status: response.status, body };
  }
}

/** Seconds or a date (RFC 9110 §10.2.3), at most a minute; one second by default. */
function retryAfterMs(response: Response): number {
  const said = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 100), 60_000) : 1000;
}
