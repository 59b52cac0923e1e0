import { setTimeout as sleep } from 'node:timers/promises';
import { type Comparison, comparePublic } from '../../functions/operations/transfer/compare.ts';
import type { Open } from '../../functions/operations/transfer/import.ts';
import type { Header } from '../../functions/operations/transfer/line.ts';
import type { TransferPorts } from '../../functions/operations/transfer/ports.ts';
import { askForFeeds, askForStoryPages, unbuilt } from '../../functions/operations/transfer/rebuild.ts';

export interface Rebuilt {
  feeds: number;
  stories: number;
  /** Feeds whose heads and archives were not built when the patience was over. */
  waiting: string[];
  /** With the documents of the exported desk; absent when this desk has another address, which stands in them. */
  comparison?: Comparison;
}

const pauseMs = 200;
const longestPauseMs = 5_000;

/**
 * Asks for every feed and story page of an imported desk, waits until they stand, and compares them with those of
 * the desk that was exported. Gives up when nothing has come nearer for `patienceMs`.
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

/** Waits longer and longer, as long as what is left becomes less. */
class Patience {
  readonly #now: () => number;
  readonly #patienceMs: number;
  #left = Number.POSITIVE_INFINITY;
  #nearer: number;
  #pauseMs = pauseMs;

  constructor(ports: Pick<TransferPorts, 'now'>, patienceMs: number) {
    this.#now = ports.now;
    this.#patienceMs = patienceMs;
    this.#nearer = ports.now();
  }

  /** Whether there is something left that is worth waiting for. */
  goesOn(left: number): boolean {
    if (left < this.#left) this.#nearer = this.#now();
    this.#left = Math.min(left, this.#left);
    return left > 0 && this.#now() - this.#nearer < this.#patienceMs;
  }

  async pause(): Promise<void> {
    await sleep(this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 1.5, longestPauseMs);
  }
}
