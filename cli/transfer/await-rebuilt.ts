import { setTimeout as sleep } from 'node:timers/promises';
import { type Comparison, comparePublic } from '../../functions/operations/transfer/compare.ts';
import type { Open } from '../../functions/operations/transfer/import.ts';
import type { Header } from '../../functions/operations/transfer/line.ts';
import type { TransferPorts } from '../../functions/operations/transfer/ports.ts';
import { askForFeeds, askForStoryPages, unbuilt } from '../../functions/operations/transfer/rebuild.ts';

export interface Rebuilt {
  feeds: number;
  stories: number;
  /** Feeds that were not built in time. */
  waiting: string[];
  /** With the documents of the exported desk; absent if this desk has another URL, which is part of them. */
  comparison?: Comparison;
}

const pauseMs = 200;
const longestPauseMs = 5_000;

/**
 * Requests builds of every feed and story page of an imported desk, waits for them, and compares them with the
 * exported desk. Gives up after `patienceMs` without progress.
 */
export async function awaitRebuilt(
  ports: TransferPorts,
  open: Open,
  header: Header,
  options: { patienceMs: number; onFeeds?: (built: number, all: number) => void },
): Promise<Rebuilt> {
  const began = ports.now();
  const stories = await askForStoryPages(ports, open(), `import-${header.id}-${began}`);
  const feeds = await askForFeeds(ports, `import-${header.id}-${began}`);
  const patience = new Patience(ports, options.patienceMs);
  let waiting = feeds;
  do {
    await patience.pause();
    waiting = await unbuilt(ports, feeds, began);
    options.onFeeds?.(feeds.length - waiting.length, feeds.length);
  } while (patience.goesOn(waiting.length));
  const about = { feeds: feeds.length, stories, waiting };
  if (header.site.baseUrl !== ports.site.baseUrl || header.site.title !== ports.site.title) return about;
  const compared = new Patience(ports, options.patienceMs);
  for (;;) {
    const comparison = await comparePublic(ports, open());
    const left = comparison.differing.length + comparison.missing.length;
    if (!compared.goesOn(left)) return { ...about, comparison };
    await compared.pause();
  }
}

/** Waits with growing pauses as long as there is progress. */
class Patience {
  readonly #now: () => number;
  readonly #patienceMs: number;
  #left = Number.POSITIVE_INFINITY;
  #progressAt: number;
  #pauseMs = pauseMs;

  constructor(ports: Pick<TransferPorts, 'now'>, patienceMs: number) {
    this.#now = ports.now;
    this.#patienceMs = patienceMs;
    this.#progressAt = ports.now();
  }

  /** Whether work is left and there was progress in time. */
  goesOn(left: number): boolean {
    if (left < this.#left) this.#progressAt = this.#now();
    this.#left = Math.min(left, this.#left);
    return left > 0 && this.#now() - this.#progressAt < this.#patienceMs;
  }

  async pause(): Promise<void> {
    await sleep(this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 1.5, longestPauseMs);
  }
}
