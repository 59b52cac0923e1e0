import { clock } from './clock.ts';
import type { Problem } from './types.ts';

/** An answer that is no success, or none at all: `status` 0 means that the desk could not be reached. */
export class ApiError extends Error {
  readonly status: number;
  /** URN of the kind of problem (RFC 9457); empty when the answer was no problem document. */
  readonly type: string;
  readonly errors: readonly Problem[];
  /** The upload that was refused: it is kept, and can be looked at. */
  readonly receipt: string | undefined;

  constructor(
    status: number,
    message: string,
    more: { type?: string; errors?: readonly Problem[]; receipt?: string } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.type = more.type ?? '';
    this.errors = more.errors ?? [];
    this.receipt = more.receipt;
  }

  /** The key is wrong, was replaced, or its owner is suspended: nothing can be done with it any more. */
  get endsSession(): boolean {
    return this.status === 401 || (this.status === 403 && this.type.endsWith('suspended'));
  }

  /** Whether the same request may succeed later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What an answer was, and the tag by which the next request asks whether it changed. */
export interface Fetched<T> {
  body: T;
  etag?: string;
}

export interface SendOptions {
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Requests to the API with one key. The key goes into a header and nowhere else. */
export class Api {
  readonly #key: string;
  readonly #onEnded: (error: ApiError) => void;

  /** @param onEnded gets the first answer that says that the key is of no use any more */
  constructor(key: string, onEnded: (error: ApiError) => void) {
    this.#key = key;
    this.#onEnded = onEnded;
  }

  /**
   * Reads something; undefined when it is the same as what `etag` stands for.
   * @throws ApiError for any answer that is not a success
   */
  async read<T>(
    path: string,
    { etag, signal }: { etag?: string; signal?: AbortSignal } = {},
  ): Promise<Fetched<T> | undefined> {
    const answer = await this.#fetch('GET', path, {
      headers: etag === undefined ? {} : { 'if-none-match': etag },
      ...(signal && { signal }),
    });
    if (answer.status === 304) return undefined;
    const tag = answer.headers.get('etag');
    return { body: (await answer.json()) as T, ...(tag !== null && { etag: tag }) };
  }

  /** @throws ApiError for any answer that is not a success */
  async get<T>(path: string, signal?: AbortSignal): Promise<T> {
    const answer = await this.#fetch('GET', path, signal ? { signal } : {});
    return (await answer.json()) as T;
  }

  /** The bytes of an upload. @throws ApiError for any answer that is not a success */
  async bytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
    const answer = await this.#fetch('GET', path, signal ? { signal } : {});
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Sends something and reads the answer. @throws ApiError for any answer that is not a success */
  async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, options: SendOptions = {}): Promise<T> {
    const answer = await this.#fetch(method, path, options);
    const text = await answer.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  /** Sends a JSON document. @throws ApiError for any answer that is not a success */
  post<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  }

  async #fetch(method: string, path: string, { body, headers, signal }: SendOptions): Promise<Response> {
    let answer: Response;
    const asked = Date.now();
    try {
      answer = await fetch(path, {
        method,
        headers: { ...headers, authorization: `Bearer ${this.#key}` },
        credentials: 'omit',
        cache: 'no-store',
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new ApiError(0, String(error));
    }
    clock.heard(answer.headers.get('date'), asked, Date.now());
    if (answer.ok || answer.status === 304) return answer;
    const problem = await problemOf(answer);
    if (problem.endsSession) this.#onEnded(problem);
    throw problem;
  }
}

async function problemOf(answer: Response): Promise<ApiError> {
  const text = await answer.text().catch(() => '');
  try {
    const { type, title, detail, errors, receipt } = JSON.parse(text) as Record<string, unknown>;
    const message = [detail, title].find((one) => typeof one === 'string') as string | undefined;
    return new ApiError(answer.status, message ?? '', {
      ...(typeof type === 'string' && { type }),
      ...(typeof receipt === 'string' && { receipt }),
      ...(Array.isArray(errors) && { errors: errors as Problem[] }),
    });
  } catch {
    // No problem document: something before the API answered.
    return new ApiError(answer.status, '');
  }
}

/** A path with a query; parameters without a value are left out. */
export function withQuery(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}
