import { keys } from './keys.ts';
import type { Table } from './table.ts';

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

  async put(bands: string[], entry: Fingerprint, nowMs: number): Promise<void> {
    const expiresAt = Math.floor(nowMs / 1000) + keepDays * 86_400;
    await this.#table.putMany(
      bands.map((band) => ({ ...keys.band(band, entry.storyId), ...entry, expiresAt })),
    );
  }

  async remove(bands: string[], storyId: string): Promise<void> {
    await Promise.all(bands.map((band) => this.#table.remove(keys.band(band, storyId))));
  }
}
