/**
 * The time of the desk, by the `Date` of its answers (RFC 9110, section 6.6.1): the clock of a browser may be minutes off, and what
 * was just done would lie in the future.
 */
export class Clock {
  /** Bounds of what the clock of the desk is ahead of this one, milliseconds. */
  #least = Number.NEGATIVE_INFINITY;
  #most = Number.POSITIVE_INFINITY;

  /**
   * Takes in the `Date` of an answer, whole seconds that were cut off.
   * @param asked when the request was sent, epoch ms by this clock
   * @param answered when the answer came, likewise
   */
  heard(date: string | null, asked: number, answered: number): void {
    const second = Date.parse(date ?? '');
    if (Number.isNaN(second)) return;
    const least = second - answered;
    const most = second + 1000 - asked;
    // One of the clocks was set meanwhile: what was heard before says nothing any more.
    const agrees = least <= this.#most && most >= this.#least;
    this.#least = agrees ? Math.max(least, this.#least) : least;
    this.#most = agrees ? Math.min(most, this.#most) : most;
  }

  /** Milliseconds that the desk is ahead; 0 unless the clocks differ for certain. */
  get ahead(): number {
    if (this.#least <= 0 && this.#most >= 0) return 0;
    return (this.#least + this.#most) / 2;
  }

  /** The time of the desk, epoch ms. */
  now(): number {
    return Date.now() + this.ahead;
  }
}

/** The clock of the desk that the pages come from. */
export const clock = new Clock();
