import QuickLRU from 'quick-lru';
import type { LastBuild } from './build-interval.ts';

/** Feeds that one process remembers. */
const remembered = 1000;
/** Clocks of one region's machines are taken to agree to this where only a minute is lost when they do not. */
const marginMs = 25;

/**
 * What one process knows of when feeds were built and will be; milliseconds since the epoch. Under load most
 * messages ask for a build that another of them brings, and are answered by this without a request.
 */
export class LastBuilds {
  readonly #last = new QuickLRU<string, LastBuild>({ maxSize: remembered });
  readonly #waitsUntil = new QuickLRU<string, number>({ maxSize: remembered });

  /** A feed's last build. Its time only grows, so what is out of date errs on the side of a look at the row. */
  last(feed: string): LastBuild | undefined {
    return this.#last.get(feed);
  }

  built(feed: string, build: LastBuild): void {
    this.#last.set(feed, build);
  }

  /**
   * A message that asks for the feed waits in the queue until then, and no build of the feed begins before. What is
   * stored before that will be in its build, and needs no message of its own.
   */
  putOff(feed: string, until: number): void {
    this.#waitsUntil.set(feed, until);
  }

  isWaiting(feed: string, now: number): boolean {
    return now + marginMs < (this.#waitsUntil.get(feed) ?? 0);
  }

  /** A build failed: another may come at any time. */
  forget(feed: string): void {
    this.#last.delete(feed);
    this.#waitsUntil.delete(feed);
  }
}
