import { LRUCache } from 'lru-cache';
import type { FeedFormatId, Site } from '../core/feeds/format.ts';
import { feedFormats } from '../core/feeds/index.ts';
import type { Membership } from '../store/memberships.ts';
import type { Desk } from './desk.ts';

/** One story version rendered for every feed format. */
export interface Rendered {
  fragments: Record<FeedFormatId, string>;
  headline: string;
  agency: string;
  versionCreated: string;
}

const cacheBytes = 64 * 1024 * 1024;
const parallelReads = 16;

/**
 * Item fragments, rendered once a version and shared by all feeds that this builder builds. A story version
 * never changes, so an entry is right for ever.
 */
export class Fragments {
  readonly #stories: Desk['stories'];
  readonly #site: Site;
  readonly #cache = new LRUCache<string, Rendered>({
    maxSize: cacheBytes,
    sizeCalculation: (entry) => Object.values(entry.fragments).reduce((sum, text) => sum + text.length, 1),
  });

  constructor(stories: Desk['stories'], site: Site) {
    this.#stories = stories;
    this.#site = site;
  }

  /**
   * Fragments of many versions, in their order.
   * @throws Error when a canonical story is missing from the bucket: better no build than a feed with a hole.
   */
  async of(entries: Membership[], content: 'full' | 'summary'): Promise<Rendered[]> {
    const rendered: Rendered[] = [];
    for (let start = 0; start < entries.length; start += parallelReads) {
      const batch = entries.slice(start, start + parallelReads);
      rendered.push(...(await Promise.all(batch.map((entry) => this.#one(entry, content)))));
    }
    return rendered;
  }

  async #one(entry: Membership, content: 'full' | 'summary'): Promise<Rendered> {
    const key = `${content} ${entry.object}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const stored = await this.#stories.read(entry.object);
    if (!stored) throw new Error(`Canonical story ${entry.object} is missing`);
    const story = { ...stored, published: entry.published };
    const fragments = Object.fromEntries(
      feedFormats.map((format) => [format.id, format.renderItem(story, this.#site, content)]),
    ) as Record<FeedFormatId, string>;
    const { headline, agency, versionCreated } = story;
    const one = { fragments, headline, agency, versionCreated };
    this.#cache.set(key, one);
    return one;
  }
}
