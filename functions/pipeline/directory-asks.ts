/**
 * Remembers, in one process, that a message about the directory waits for its time. Every build of a feed asks for the
 * directory; while the one that was put off is still to come, another would only be put off too.
 */
export class DirectoryAsks {
  #waitsUntil = 0;

  /** A message was put off until then, milliseconds since the epoch. What is stored before that will be in its build. */
  putOff(until: number): void {
    this.#waitsUntil = until;
  }

  isWaiting(now: number): boolean {
    return now < this.#waitsUntil;
  }
}
