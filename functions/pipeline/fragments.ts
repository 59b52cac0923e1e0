import { LRUCache } from 'lru-cache';
import type { FeedFormatId, Site } from '../core/feeds/format.ts';
import { mayStandInFeed } from '../core/feeds/guard.ts';
import { feedFormats } from '../core/feeds/index.ts';
import type { Story } from '../core/story/schema.ts';
import type { Membership } from '../store/memberships.ts';
import type { Desk } from './desk.ts';

/** One story version rendered for every feed format, as UTF-8. */
export interface Rendered {
  /** Without the formats in which the story cannot be shown. */
  fragments: Partial<Record<FeedFormatId, Uint8Array>>;
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
  readonly #ports: Pick<Desk, 'stories' | 'log' | 'meter'>;
  readonly #site: Site;
  readonly #cache = new LRUCache<string, Rendered>({
    maxSize: cacheBytes,
    sizeCalculation: (entry) => Object.values(entry.fragments).reduce((sum, { length }) => sum + length, 1),
  });

  constructor(ports: Pick<Desk, 'stories' | 'log' | 'meter'>, site: Site) {
    this.#ports = ports;
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
    const stored = await this.#ports.stories.read(entry.object);
    if (!stored) throw new Error(`Canonical story ${entry.object} is missing`);
    const story = { ...stored, published: entry.published };
    const fragments: Rendered['fragments'] = {};
    for (const format of feedFormats) {
      const text = format.renderItem(story, this.#site, content);
      if (mayStandInFeed(format, text)) fragments[format.id] = Buffer.from(text, 'utf8');
      else this.#report(story, format.id);
    }
    const { headline, agency, versionCreated } = story;
    const one = { fragments, headline, agency, versionCreated };
    this.#cache.set(key, one);
    return one;
  }

  #report(story: Story, format: FeedFormatId): void {
    this.#ports.meter.count('brokenFragments');
    this.#ports.log.error('Story cannot be shown in a format', {
      story: story.id,
      version: story.version,
      format,
    });
  }
}
