import { keys, type RowKey } from '../dynamodb/keys.ts';
import type { Row, Table } from '../dynamodb/table.ts';

/** A published story's text in short. */
export interface Fingerprint {
  storyId: string;
  /** 64 bits, 16 hex digits. */
  fingerprint: string;
  /** Until when it is to be found, seconds since the epoch. */
  until: number;
}

/** The latest published stories whose fingerprints share a band, the newest last. */
export interface Band {
  band: string;
  stories: Fingerprint[];
}

/** Copies of a wire story come within hours; after this a like text is a new story. */
const keepSeconds = 3 * 86_400;
/** As many as one write unit holds; a band that is fuller is of boilerplate and tells little. */
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
 * What a row says is where to look and not what is true: a row is written over what was read, so of two stories that
 * come at the same instant and share a band one may be missing from it, and a story that was killed or corrected
 * stays until its time is over. Whoever finds a story here looks at the story's own row.
 */
export class Fingerprints {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The bands of a fingerprint as they stand; one that nothing is known of is empty. */
  async bands(names: string[], nowMs: number): Promise<Band[]> {
    const rows = await this.#table.getMany<BandRow>(names.map((name) => keys.band(name)));
    const known = new Map(rows.map(({ band, stories }) => [band, stories.map(read)]));
    return names.map((band) => ({
      band,
      stories: (known.get(band) ?? []).filter(({ until }) => until * 1000 > nowMs),
    }));
  }

  /** What to write so that a story is found by each band. */
  static rows(bands: Band[], story: Omit<Fingerprint, 'until'>, nowMs: number): (RowKey & Row)[] {
    const until = Math.floor(nowMs / 1000) + keepSeconds;
    return bands.map(({ band, stories }) => ({
      ...keys.band(band),
      band,
      stories: [...stories.filter(({ storyId }) => storyId !== story.storyId), { ...story, until }]
        .slice(-mostABand)
        .map(written),
      expiresAt: until,
    }));
  }
}

const written = ({ storyId, fingerprint, until }: Fingerprint): string =>
  `${storyId} ${fingerprint} ${until}`;

function read(text: string): Fingerprint {
  const [storyId = '', fingerprint = '', until = '0'] = text.split(' ');
  return { storyId, fingerprint, until: Number(until) };
}
