import { retentionDays } from '../../contract/limits.ts';
import type { TimeSpread } from '../../core/status/time-spread.ts';
import { keys } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** What became of the stories of one agency in one hour. */
export interface AgencyCounts {
  accepted: number;
  duplicate: number;
  quarantined: number;
  refused: number;
  /** Refused stories by the code of the reason. */
  refusedBy: Record<string, number>;
}

/** One hour of the desk. */
export interface HourRow {
  /** `2026-11-30T12`, UTC. */
  hour: string;
  agencies: Record<string, AgencyCounts>;
  /** From the receipt of a version until a feed shows it. */
  visible?: TimeSpread;
  /** Uploads that were finished up to this instant are counted. */
  countedUntil: string;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** The outcome of one upload, as it is counted. */
export interface CountedUpload {
  /** When it was finished. UTC, ISO 8601. */
  at: string;
  id: string;
  agency: string;
  counts: Omit<AgencyCounts, 'refusedBy'>;
  refusedBy: Record<string, number>;
}

/** `2026-11-30T12` of an instant. */
export const hourOf = (at: string): string => at.slice(0, 13);

/** Agencies that one hour tells apart; further ones are counted together, so that the row stays small. */
const mostAgencies = 500;
/** What those are counted as. No agency has this id. */
export const otherAgencies = '*';
const tries = 5;

/** Numbers by hour, a row each, kept for some months. Only the reconciler writes them. */
export class Hours {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** The hours between two, both in it, oldest first. */
  async between(from: string, to: string): Promise<HourRow[]> {
    const { pk } = keys.hour('');
    return Array.fromAsync(this.#table.rows<HourRow>(pk, { between: [from, to], limit: 100 }));
  }

  /** Adds uploads of one hour, each once: those that its row has counted already are left out. */
  async count(hour: string, uploads: readonly CountedUpload[]): Promise<void> {
    await this.#change(hour, (row) => {
      const fresh = uploads.filter(({ at }) => at > row.countedUntil);
      if (fresh.length === 0) return undefined;
      const last = fresh.reduce((latest, { at }) => (at > latest ? at : latest), row.countedUntil);
      return { ...row, agencies: withUploads(row.agencies, fresh), countedUntil: last };
    });
  }

  /** Sets how long stories took until a feed showed them. */
  async setVisible(hour: string, visible: TimeSpread): Promise<void> {
    await this.#change(hour, (row) =>
      JSON.stringify(row.visible) === JSON.stringify(visible) ? undefined : { ...row, visible },
    );
  }

  /**
   * Reads a row and writes what `change` makes of it, again when another writer was faster.
   * @throws Error after some tries; the reconciler does its run again
   */
  async #change(hour: string, change: (row: HourRow) => HourRow | undefined): Promise<void> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const known = await this.#table.get<HourRow & { edits?: number }>(keys.hour(hour));
      const next = change(known ?? emptyHour(hour));
      if (!next) return;
      const { agencies, countedUntil, visible, expiresAt } = next;
      const written = await this.#table.change(keys.hour(hour), {
        update: `SET #hour = :hour, agencies = :agencies, countedUntil = :until, expiresAt = :expires${
          visible ? ', visible = :visible' : ''
        } ADD edits :one`,
        condition: known?.edits === undefined ? 'attribute_not_exists(edits)' : 'edits = :edits',
        names: { '#hour': 'hour' },
        values: {
          ':hour': hour,
          ':agencies': agencies,
          ':until': countedUntil,
          ':expires': expiresAt,
          ...(visible && { ':visible': visible }),
          ':one': 1,
          ...(known?.edits !== undefined && { ':edits': known.edits }),
        },
      });
      if (written) return;
    }
    throw new Error(`The numbers of ${hour} were changed by others ${tries} times in a row`);
  }
}

function emptyHour(hour: string): HourRow {
  const seconds = Math.floor(Date.parse(`${hour}:00:00.000Z`) / 1000);
  const expiresAt = seconds + retentionDays.numbers * 86_400;
  return { hour, agencies: {}, countedUntil: '', expiresAt };
}

function withUploads(agencies: HourRow['agencies'], uploads: readonly CountedUpload[]): HourRow['agencies'] {
  const next = structuredClone(agencies);
  for (const { agency, counts, refusedBy } of uploads) {
    const isOwn = Object.hasOwn(next, agency) || Object.keys(next).length < mostAgencies;
    const id = isOwn ? agency : otherAgencies;
    const sum = next[id] ?? { accepted: 0, duplicate: 0, quarantined: 0, refused: 0, refusedBy: {} };
    sum.accepted += counts.accepted;
    sum.duplicate += counts.duplicate;
    sum.quarantined += counts.quarantined;
    sum.refused += counts.refused;
    for (const [code, count] of Object.entries(refusedBy))
      sum.refusedBy[code] = (sum.refusedBy[code] ?? 0) + count;
    next[id] = sum;
  }
  return next;
}
