import type { Api } from '../../api/client.ts';
import { messageOf } from '../../api/message.ts';
import type { UploadAnswer } from '../../api/types.ts';
import { isOver } from './outcome-of.ts';

/** Feeds are written within seconds. */
const everyMs = 1500;
/** Uploads that are asked for in a turn; an agency's rate is limited. */
const atOnce = 5;

/** What became of an upload by now, or why it cannot be said. */
export type Followed = { answer: UploadAnswer } | { failure: string };

/** Asks for uploads again, the oldest first, until nothing more will happen to them by itself. */
export class Followers {
  readonly #api: Api;
  readonly #open = new Map<string, (now: Followed) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Follows an upload that was just answered. @param tell gets every later answer */
  add(answer: UploadAnswer, tell: (now: Followed) => void): void {
    const { receipt } = answer;
    if (receipt === undefined || isOver(answer) || this.#stopped) return;
    this.#open.set(receipt, tell);
    this.#wait();
  }

  /** Asks for nothing any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    if (this.#stopped || this.#timer !== undefined || this.#open.size === 0) return;
    this.#timer = setTimeout(() => void this.#turn(), everyMs);
  }

  async #turn(): Promise<void> {
    await Promise.all([...this.#open].slice(0, atOnce).map(([receipt, tell]) => this.#ask(receipt, tell)));
    this.#timer = undefined;
    this.#wait();
  }

  async #ask(receipt: string, tell: (now: Followed) => void): Promise<void> {
    // Behind the others, whatever it answers: one that takes long must not keep them waiting.
    this.#open.delete(receipt);
    let answer: UploadAnswer | undefined;
    try {
      answer = await this.#api.get<UploadAnswer>(`/v1/receipts/${receipt}`);
      if (!this.#stopped) tell({ answer });
    } catch (error) {
      if (!this.#stopped) tell({ failure: messageOf(error) });
    }
    if (answer === undefined || !isOver(answer)) this.#open.set(receipt, tell);
  }
}
