import { LRUCache } from 'lru-cache';
import type { FeedFormat, FeedFormatId, Site } from '../core/feeds/format.ts';
import { mayStandInFeed } from '../core/feeds/guard.ts';
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

/** In which formats a feed shows its stories, and how much of them. */
export interface Rendition {
  content: 'full' | 'summary';
  formats: readonly FeedFormat[];
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
  readonly #underWay = new Map<string, Promise<Rendered>>();

  constructor(ports: Pick<Desk, 'stories' | 'log' | 'meter'>, site: Site) {
    this.#ports = ports;
    this.#site = site;
  }

  /**
   * Fragments of many versions, in their order.
   * @throws Error when a canonical story is missing from the bucket: better no build than a feed with a hole.
   */
  async of(entries: Membership[], as: Rendition): Promise<Rendered[]> {
    const rendered: Rendered[] = [];
    for (let start = 0; start < entries.length; start += parallelReads) {
      const batch = entries.slice(start, start + parallelReads);
      rendered.push(...(await Promise.all(batch.map((entry) => this.#one(entry, as)))));
    }
    return rendered;
  }

  async #one(entry: Membership, { content, formats }: Rendition): Promise<Rendered> {
    const key = [content, ...formats.map((format) => format.id), entry.object].join(' ');
    const known = this.#cache.get(key);
    if (known) return known;
    // Feeds of one batch are built side by side and want the same new stories.
    const underWay = this.#underWay.get(key) ?? this.#render(key, entry, { content, formats });
    this.#underWay.set(key, underWay);
    try {
      return await underWay;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #render(key: string, entry: Membership, { content, formats }: Rendition): Promise<Rendered> {
    const stored = await this.#ports.stories.read(entry.object);
    if (!stored) throw new Error(`Canonical story ${entry.object} is missing`);
    const story = { ...stored, published: entry.published };
    const fragments: Rendered['fragments'] = {};
    for (const format of formats) {
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
