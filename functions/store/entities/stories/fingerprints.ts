import { keys, type RowKey } from '../../dynamodb/keys.ts';
import type { Row, Table } from '../../dynamodb/table.ts';

/** The fingerprint of a published story's text. */
export interface Fingerprint {
  storyId: string;
  /** 64 bits, 16 hex digits. */
  fingerprint: string;
  /** Until when it is found, seconds since the epoch. */
  until: number;
}

/** The latest published stories whose fingerprints share a band, the newest last. */
export interface Band {
  band: string;
  stories: Fingerprint[];
}

/** Copies of a wire story come within hours; after this time a similar text is a new story. */
const keepSeconds = 3 * 86_400;
/** As many as one write unit holds; a band with more is of boilerplate and says little. */
const mostABand = 14;

interface BandRow {
  band: string;
  /** Each a story id, a fingerprint and its end, with spaces between. */
  stories: string[];
}

/**
 * Fingerprints of the latest published stories, a row for each band: all bands of a story are then read with the one
 * request that reads the story itself.
 *
 * A row is an index and not the truth: it is written over what was read, so of two stories that come at the same instant
 * and share a band one may be missing from it, and a story that was killed or corrected stays until its time is over.
 * Check the story's own row for every story that is found here.
 */
export class Fingerprints {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The bands of a fingerprint as they are now; one without stories is empty. */
  async bands(names: string[], nowMs: number): Promise<Band[]> {
    const rows = await this.#table.getMany<BandRow>(names.map((name) => keys.band(name)));
    const known = new Map(rows.map(({ band, stories }) => [band, stories.map(read)]));
    return names.map((band) => ({
      band,
      stories: (known.get(band) ?? []).filter(({ until }) => until * 1000 > nowMs),
    }));
  }

  /** Until when a text is found that was shown at `shownMs`, as `Fingerprint.until`. */
  static until = (shownMs: number): number => Math.floor(shownMs / 1000) + keepSeconds;

  /** The rows of the bands that lack a story; none when it is found no longer. */
  static rows(bands: Band[], story: Fingerprint, nowMs: number): (RowKey & Row)[] {
    const { storyId, fingerprint, until } = story;
    if (until * 1000 <= nowMs) return [];
    const has = ({ stories }: Band): boolean =>
      stories.some(
        (one) => one.storyId === storyId && one.fingerprint === fingerprint && one.until === until,
      );
    return bands
      .filter((band) => !has(band))
      .map(({ band, stories }) => ({
        ...keys.band(band),
        band,
        stories: [...stories.filter((one) => one.storyId !== storyId), story].slice(-mostABand).map(written),
        expiresAt: Math.max(until, ...stories.map((one) => one.until)),
      }));
  }
}

const written = ({ storyId, fingerprint, until }: Fingerprint): string =>
  `${storyId} ${fingerprint} ${until}`;

function read(text: string): Fingerprint {
  const [storyId = '', fingerprint = '', until = '0'] = text.split(' ');
  return { storyId, fingerprint, until: Number(until) };
}
