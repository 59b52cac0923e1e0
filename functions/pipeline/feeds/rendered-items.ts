import { XMLValidator } from 'fast-xml-parser';
import { LRUCache } from 'lru-cache';
import type { FeedFormatId } from '../../contract/formats.ts';
import { NotFoundError } from '../../core/errors.ts';
import type { FeedFormat, Site } from '../../core/feeds/format.ts';
import { brief } from '../../core/feeds/render/brief.ts';
import type { Story } from '../../core/story/schema.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import { agencyField, agencyName } from '../agency-names.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';
import { encodeItem } from './encode-item.ts';

type Ports = Pick<PipelinePorts, 'stories' | 'agencies' | 'log' | 'meter'>;

/** One story version rendered for every feed format, as UTF-8. */
export interface Rendered {
  /** Without the formats in which the story cannot be shown. */
  renderedItems: Partial<Record<FeedFormatId, Uint8Array>>;
  headline: string;
  agency: string;
  agencyName?: string;
  versionCreated: string;
  updated?: string;
  /** BCP 47. */
  language: string;
  /** 1 (most urgent) to 9. */
  urgency?: number;
  /** The story comes under a licence of its own. */
  licensed: boolean;
  /** Its own licence reserves text and data mining. */
  reserved: boolean;
}

/** In which formats a feed shows its stories, and how much of them. */
export interface Rendition {
  /** `brief`: a summary, and all other fields cut short. */
  content: 'full' | 'summary' | 'brief';
  formats: readonly FeedFormat[];
}

/** A canonical story is not in the bucket: no build is better than a feed with a hole. */
export class MissingStory extends NotFoundError {
  constructor(key: string) {
    super('canonical story', key);
    this.name = 'MissingStory';
  }
}

const cacheBytes = 64 * 1024 * 1024;
/** Sites of private feeds whose items are kept, and the bytes of each. */
const otherSites = 20;
const otherCacheBytes = 4 * 1024 * 1024;
const parallelReads = 16;

/**
 * Items rendered once a version and shared by all feeds that this process builds. A story version never changes, so
 * an entry never gets stale.
 */
export class RenderedItems {
  readonly #ports: Ports;
  readonly #site: Site;
  readonly #cache: LRUCache<string, Rendered>;
  readonly #others = new LRUCache<string, RenderedItems>({ max: otherSites });
  readonly #pending = new Map<string, Promise<Rendered>>();

  constructor(ports: Ports, site: Site, maxBytes = cacheBytes) {
    this.#ports = ports;
    this.#site = site;
    this.#cache = new LRUCache<string, Rendered>({
      maxSize: maxBytes,
      sizeCalculation: (entry) =>
        Object.values(entry.renderedItems).reduce((sum, { length }) => sum + length, 1),
    });
  }

  /** The items with the links of another site, that of a private feed. */
  forSite(site: Site): RenderedItems {
    const key = JSON.stringify(site);
    const items = this.#others.get(key) ?? new RenderedItems(this.#ports, site, otherCacheBytes);
    this.#others.set(key, items);
    return items;
  }

  /**
   * The items of many versions, in their order.
   * @throws MissingStory when a canonical story is missing from the bucket.
   */
  async of(entries: Membership[], as: Rendition): Promise<Rendered[]> {
    return parallelMap(entries, parallelReads, (entry) => this.#one(entry, as));
  }

  async #one(entry: Membership, { content, formats }: Rendition): Promise<Rendered> {
    const key = [
      content,
      ...formats.map((format) => format.id),
      entry.object,
      entry.updated,
      entry.clusterId,
    ].join(' ');
    const known = this.#cache.get(key);
    if (known) return known;
    // Feeds of one batch are built at the same time and need the same new stories.
    const pending = this.#pending.get(key) ?? this.#render(key, entry, { content, formats });
    this.#pending.set(key, pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(key);
    }
  }

  async #render(key: string, entry: Membership, { content, formats }: Rendition): Promise<Rendered> {
    const stored = await this.#ports.stories.read(entry.object);
    if (!stored) throw new MissingStory(entry.object);
    const { published, updated, clusterId } = entry;
    const times = { published, ...(updated !== undefined && { updated }) };
    const name = agencyField(await agencyName(this.#ports.agencies, stored.agency));
    const cluster = clusterId === undefined ? {} : { clusterId };
    const whole: Story = { ...stored, ...name, ...times, ...cluster, ...chainOf(entry) };
    const story = content === 'brief' ? brief(whole) : whole;
    const renderedItems: Rendered['renderedItems'] = {};
    for (const format of formats) {
      const text = format.renderItem(story, this.#site, content === 'full' ? 'full' : 'summary');
      if (isWellFormed(format, text)) renderedItems[format.id] = encodeItem(text);
      else this.#report(story, format.id);
    }
    const { headline, agency, language, versionCreated, urgency, license } = story;
    const one = {
      renderedItems,
      headline,
      agency,
      ...name,
      language,
      versionCreated,
      ...(updated !== undefined && { updated }),
      licensed: license !== undefined,
      reserved: license?.tdmReservation === true,
      ...(urgency !== undefined && { urgency }),
    };
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

/**
 * Whether a fragment may be put into a feed. The writer makes well-formed XML of any input; this check by an
 * independent parser makes sure that a mistake in a renderer costs one item and never a whole feed.
 */
const isWellFormed = ({ mediaType }: FeedFormat, fragment: string): boolean =>
  !/\bxml\b/.test(mediaType) || XMLValidator.validate(`<feed>${fragment}</feed>`) === true;

/** What the item of a rewrite says about its chain. */
const chainOf = ({ storyId: first, story, version, previous }: Membership): Pick<Story, 'chain'> =>
  story === undefined ? {} : { chain: { first, version, ...(previous !== undefined && { previous }) } };
