import { keys, type RowKey } from './keys.ts';
import type { Row, Table } from './table.ts';

/** A published story's text in short, findable by each of its bands. */
export interface Fingerprint {
  storyId: string;
  clusterId: string;
  agency: string;
  /** 64 bits, 16 hex digits. */
  fingerprint: string;
}

/** Copies of a wire story come within hours; after this a like text is a new story. */
const keepDays = 3;
/** Read of one band; a band that is fuller than this is of boilerplate and tells nothing. */
const mostABand = 50;

/** Fingerprints of the latest published stories, by band. */
export class Fingerprints {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Stories that share a band, each once. */
  async sharing(bands: string[], nowMs: number): Promise<Fingerprint[]> {
    const pages = await Promise.all(
      bands.map((band) =>
        this.#table.page<Fingerprint & { expiresAt: number }>(keys.band(band, '').pk, { limit: mostABand }),
      ),
    );
    const rows = pages.flatMap((page) => page.rows).filter((row) => row.expiresAt * 1000 > nowMs);
    return [...new Map(rows.map((row) => [row.storyId, row])).values()];
  }

  /** What to write so that a story is found by each band. */
  static rows(bands: string[], entry: Fingerprint, nowMs: number): (RowKey & Row)[] {
    const expiresAt = Math.floor(nowMs / 1000) + keepDays * 86_400;
    return bands.map((band) => ({ ...keys.band(band, entry.storyId), ...entry, expiresAt }));
  }

  /** What to remove so that a story is found no more. */
  static keys(bands: string[], storyId: string): RowKey[] {
    return bands.map((band) => keys.band(band, storyId));
  }
}
