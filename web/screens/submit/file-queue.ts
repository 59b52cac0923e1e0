import { type Api, withQuery } from '../../api/client.ts';
import { asApiError, messageOf } from '../../api/message.ts';
import type { UploadAnswer } from '../../api/types.ts';
import { Followers } from './follow.ts';
import { disposition, problemOf } from './input.ts';
import { outcomeOf } from './outcome-of.ts';

export interface QueuedFile {
  id: number;
  name: string;
  size: number;
  /** `refused` is for good, `failed` may succeed when it is sent again. */
  state: 'waiting' | 'sending' | 'done' | 'refused' | 'failed' | 'skipped';
  /** What became of its stories for readers, one by one. */
  statuses?: string[];
  receipt?: string;
  message?: string;
}

/** Uploads at the same time; an agency's rate is limited anyhow. */
const atOnce = 3;
const mostTries = 5;
const firstPauseMs = 1000;
/** Names of what was sent from this tab, so that the same folder can be dropped again after a break. */
const doneKey = 'dateline-sent';
const mostRemembered = 5000;

type Change = (files: readonly QueuedFile[]) => void;

/**
 * Sends files one after the other, a few at a time. What fails for a passing reason is sent again, later each time; that
 * is safe, since the same bytes have the same receipt. What this tab sent before is left out.
 */
export class FileQueue {
  readonly #api: Api;
  readonly #agency: string | undefined;
  readonly #change: Change;
  readonly #files = new Map<number, { file: File; state: QueuedFile }>();
  readonly #followers: Followers;
  #running = 0;
  #stopped = false;

  constructor(api: Api, agency: string | undefined, change: Change) {
    this.#api = api;
    this.#agency = agency;
    this.#change = change;
    this.#followers = new Followers(api);
  }

  add(files: readonly File[]): void {
    for (const file of files) {
      const id = this.#files.size;
      this.#files.set(id, { file, state: { id, name: file.name, size: file.size, state: 'waiting' } });
    }
    this.#tell();
    this.#run();
  }

  /** Tries those again that failed. */
  retry(): void {
    for (const { state } of this.#files.values())
      if (state.state === 'failed') this.#set(state.id, { state: 'waiting' });
    this.#stopped = false;
    this.#run();
  }

  /** Begins no further file. */
  stop(): void {
    this.#stopped = true;
    this.#tell();
  }

  /** Begins no further file, and asks for none that was sent. */
  close(): void {
    this.#followers.stop();
    this.stop();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  #run(): void {
    while (!this.#stopped && this.#running < atOnce) {
      const next = [...this.#files.values()].find(({ state }) => state.state === 'waiting');
      if (!next) return;
      this.#running++;
      this.#set(next.state.id, { state: 'sending' });
      void this.#send(next.state.id, next.file).finally(() => {
        this.#running--;
        this.#run();
      });
    }
  }

  async #send(id: number, file: File): Promise<void> {
    const problem = problemOf(file);
    if (problem !== undefined) return this.#set(id, { state: 'refused', message: problem });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const digest = await digestOf(bytes, `${this.#agency ?? ''} ${file.name}`);
      const known = remembered()[digest];
      if (known !== undefined) return this.#set(id, { state: 'skipped', receipt: known });
      const answer = await this.#patiently(file.name, bytes);
      const { receipt } = answer;
      if (receipt !== undefined) remember(digest, receipt);
      this.#set(id, { ...sent(answer), ...(receipt !== undefined && { receipt }) });
      this.#followers.add(answer, (now) =>
        this.#set(id, 'answer' in now ? sent(now.answer) : { message: now.failure }),
      );
    } catch (error) {
      const { isPassing, receipt } = asApiError(error);
      this.#set(id, {
        state: isPassing ? 'failed' : 'refused',
        message: messageOf(error),
        ...(receipt !== undefined && { receipt }),
      });
    }
  }

  async #patiently(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<UploadAnswer> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#api.send<UploadAnswer>(
          'POST',
          withQuery('/v1/articles', { agency: this.#agency }),
          {
            body: bytes,
            headers: { 'content-type': 'application/octet-stream', 'content-disposition': disposition(name) },
          },
        );
      } catch (error) {
        if (!asApiError(error).isPassing || tries === mostTries || this.#stopped) throw error;
        await new Promise((resolve) => setTimeout(resolve, firstPauseMs * 2 ** (tries - 1)));
      }
    }
  }

  #set(id: number, change: Partial<QueuedFile>): void {
    const entry = this.#files.get(id);
    if (!entry) return;
    const { message: _, ...rest } = entry.state;
    entry.state = { ...rest, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#change([...this.#files.values()].map(({ state }) => state));
  }
}

const sent = ({ results }: UploadAnswer): Partial<QueuedFile> => ({
  state: 'done',
  statuses: results.map((result) => {
    const outcome = outcomeOf(result);
    return outcome === 'accepted' ? 'pending' : outcome;
  }),
});

async function digestOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return `${[...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')} ${name}`;
}

const remembered = (): Record<string, string> => JSON.parse(sessionStorage.getItem(doneKey) ?? '{}');

function remember(digest: string, receipt: string): void {
  const all = Object.entries({ ...remembered(), [digest]: receipt }).slice(-mostRemembered);
  sessionStorage.setItem(doneKey, JSON.stringify(Object.fromEntries(all)));
}
