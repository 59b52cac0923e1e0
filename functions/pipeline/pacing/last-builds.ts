import QuickLRU from 'quick-lru';
import type { LastBuild } from './build-interval.ts';
import { isFuture } from './clock-skew.ts';

/** Feeds that one process remembers. */
const remembered = 1000;
/** Clocks of one region's machines are taken to agree to this where only a minute is lost when they do not. */
const marginMs = 25;

/**
 * Per-process cache of when feeds were last built and may be built next, milliseconds since the epoch. Under load most
 * messages ask for a build that another of them brings, and are answered from here without a request.
 */
export class LastBuilds {
  readonly #last = new QuickLRU<string, LastBuild>({ maxSize: remembered });
  readonly #deferred = new QuickLRU<string, { since: number; until: number }>({ maxSize: remembered });

  /** A feed's last build. One that is out of date is an older one, which only costs a look at the row. */
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
  defer(feed: string, until: number, now: number): void {
    this.#deferred.set(feed, { since: now, until });
  }

  /** Whether such a message is waiting. One that was noted by a clock that was ahead is not trusted. */
  isWaiting(feed: string, now: number): boolean {
    const deferred = this.#deferred.get(feed);
    return deferred !== undefined && !isFuture(deferred.since, now) && now + marginMs < deferred.until;
  }

  /** A build failed: another may come at any time. */
  forget(feed: string): void {
    this.#last.delete(feed);
    this.#deferred.delete(feed);
  }
}
