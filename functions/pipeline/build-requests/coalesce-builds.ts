import DataLoader from 'dataloader';
import { directoryFeed, newsSitemapFeed } from '../../contract/feeds.ts';
import { DatelineError } from '../../core/errors.ts';
import type { BuildPorts } from '../feeds/build.ts';
import { buildFeed } from '../feeds/build-feed.ts';
import { type BuildOutcome, outcomeOfOlder } from '../pacing/build-outcome.ts';
import { buildDirectory } from '../pages/directory.ts';
import { buildNewsSitemap, type NewsSitemapPorts } from '../pages/news-sitemap.ts';
import { requestBuilds } from './request-builds.ts';

export type CoalescePorts = BuildPorts & NewsSitemapPorts;

/** In a stream of stories one process asks for the directory this often; caches keep it as long. */
const directoryPauseMs = 60_000;

interface Ask {
  feed: string;
  /** When the newest message about it was sent, milliseconds since the epoch. */
  askedAt: number;
  /** Does not wait for the interval of the feed. */
  urgent: boolean;
}

/** Builds feeds, the directory and the news sitemap. Requests of one turn of the event loop are one build. */
export class CoalescedBuilds {
  readonly #ports: CoalescePorts;
  readonly #loader: DataLoader<Ask, BuildOutcome>;
  /** When this process last asked for the directory, milliseconds since the epoch. */
  #directoryAskedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: CoalescePorts) {
    this.#ports = ports;
    this.#loader = new DataLoader((asks) => this.#buildAll(asks), { cache: false });
  }

  /** @throws Error when it could not be built; that does not stop the others. */
  build(feed: string, askedAt: number, urgent = false): Promise<BuildOutcome> {
    return this.#loader.load({ feed, askedAt, urgent });
  }

  async #buildAll(asks: readonly Ask[]): Promise<(BuildOutcome | Error)[]> {
    const merged = new Map<string, Ask>();
    for (const { feed, askedAt, urgent } of asks) {
      const other = merged.get(feed);
      merged.set(feed, {
        feed,
        askedAt: Math.max(askedAt, other?.askedAt ?? 0),
        urgent: urgent || (other?.urgent ?? false),
      });
    }
    const outcomes = new Map<string, BuildOutcome | Error>();
    await Promise.all(
      Array.from(merged.values(), async (ask) => outcomes.set(ask.feed, await this.#outcome(ask))),
    );
    await this.#askForDirectory(outcomes);
    return asks.map(({ feed, askedAt }) => {
      const outcome =
        outcomes.get(feed) ?? new DatelineError('no-outcome', `Feed ${feed} was not built`, { feed });
      return outcome instanceof Error ? outcome : outcomeOfOlder(outcome, askedAt);
    });
  }

  async #outcome({ feed, askedAt, urgent }: Ask): Promise<BuildOutcome | Error> {
    try {
      if (feed === directoryFeed) return await buildDirectory(this.#ports, askedAt);
      if (feed === newsSitemapFeed) return await buildNewsSitemap(this.#ports, askedAt);
      return await buildFeed(this.#ports, feed, askedAt, urgent);
    } catch (error) {
      return error instanceof Error
        ? error
        : new DatelineError('no-outcome', `Feed ${feed} was not built: ${error}`, { feed }, { cause: error });
    }
  }

  /**
   * The directory shows the newest of all feeds. It is asked for at once where a feed is new, or a story that it shows was
   * corrected or has left; and for a story that comes after a quiet while. In a stream it is asked for once a minute, and
   * the reconciler asks for what comes last. While a message about it waits, that one brings everything.
   */
  async #askForDirectory(outcomes: ReadonlyMap<string, BuildOutcome | Error>): Promise<void> {
    const now = this.#ports.now();
    const built = [...outcomes].flatMap(([feed, outcome]) => {
      const isFeed = feed !== directoryFeed && feed !== newsSitemapFeed;
      return isFeed && !(outcome instanceof Error) && outcome.kind === 'built' ? [{ feed, outcome }] : [];
    });
    const [first] = built;
    const isDue = now - this.#directoryAskedAt >= directoryPauseMs || now < this.#directoryAskedAt;
    if (!first || !(isDue || built.some(({ outcome }) => outcome.listed))) return;
    if (this.#ports.lastBuilds.isWaiting(directoryFeed, now)) return;
    this.#directoryAskedAt = now;
    const cause = `${first.feed.slice(0, 40)}-${now}`;
    await requestBuilds(this.#ports, { feeds: [directoryFeed], stories: [] }, cause);
  }
}
