import { retentionDays } from '../../../contract/limits.ts';
import { objectKeys, shortDigest } from '../../../contract/object-keys.ts';
import type { Problem } from '../../../core/story/draft.ts';
import type { Change, Warning } from '../../../core/story/schema.ts';
import { keys, work, workKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';
import type { Objects } from '../../s3/objects.ts';

/** The outcome of one story of an upload. */
export interface StoryResult {
  status: 'accepted' | 'duplicate' | 'quarantined' | 'refused' | 'processing';
  /** Where in the upload the story is. */
  pointer: string;
  storyId?: string;
  version?: number;
  /** Object key of the canonical JSON of this version. */
  object?: string;
  warnings: Warning[];
  problems?: Problem[];
  /** Of a refused story: why, by a code of a short list; absent in results of version 0.2.0 and before. */
  reason?: string;
  /** Only for refused stories; an accepted story carries its own in its provenance. */
  changes?: Change[];
}

export interface Receipt {
  id: string;
  agency: string;
  /** Only operators `hold`; `release` and `refuse` are about a quarantined or withheld version. */
  operation: 'submit' | 'correct' | 'kill' | 'hold' | 'release' | 'refuse';
  /** Who acted, when it was not the agency. */
  by?: 'operator';
  state: 'pending' | 'done' | 'stuck';
  /** Story that a correction or kill is about. */
  target?: string;
  /** The agency's guid of that story, when a kill came before it. */
  targetGuid?: string;
  reason?: string;
  /** Receipt of the quarantined upload that is released or refused; absent for a story that was held. */
  releases?: string;
  /** When a released story is to be published, instead of at once. UTC, ISO 8601. */
  releaseAt?: string;
  receivedAt: string;
  finishedAt?: string;
  /** SHA-256 of the raw bytes, hex. */
  rawDigest: string;
  rawSize: number;
  mediaType?: string;
  charset?: string;
  filename?: string;
  baseUrl?: string;
  /** Whether its stories are of the past; absent: as the policy of the agency says. */
  backfill?: boolean;
  /** Object in the drop bucket that this came from. */
  dropKey?: string;
  dropEtag?: string;
  format?: string;
  results?: StoryResult[];
  /** Set when `results` is too large for a row and is stored in the intake bucket. */
  resultsKey?: string;
  /** How many stories came to which outcome, where the results are stored elsewhere. */
  counts?: Partial<Record<StoryResult['status'], number>>;
  /** Feeds touched by this receipt; the reconciler checks that they were built after `finishedAt`. */
  feeds?: string[];
  /** How often the reconciler resumed it. */
  redrives?: number;
}

/** A receipt as a list has it: without results that do not fit its row. */
export type ListedReceipt = Omit<Receipt, 'resultsKey'>;

/** Work that was finished, and which feeds and story pages must have been built since. */
export interface Finished {
  at: string;
  feeds: string[];
  stories: string[];
  /** The receipt, where that is what was finished. */
  receipt?: Pick<Receipt, 'id' | 'agency' | 'operation'> & { results: StoryResult[] };
}

/**
 * A row of the `done` part of the work index: a receipt, a released story (which alone is `published`), or the end of
 * a story's terms (which alone has `stories`).
 */
export type DoneRow = Pick<Receipt, 'id' | 'agency' | 'operation' | 'results' | 'resultsKey'> & {
  wsk: string;
  feeds?: Iterable<string>;
  published?: string;
  stories?: string[];
};

/** A row holds at most this much of results; DynamoDB bills by the kilobyte. */
const rowResultsBytes = 4096;

function countsOf(results: readonly StoryResult[]): NonNullable<Receipt['counts']> {
  const counts: NonNullable<Receipt['counts']> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Receipts and the raw bytes behind them. */
export class Receipts {
  readonly #table: Table;
  readonly #intake: Objects;
  constructor(table: Table, intake: Objects) {
    this.#table = table;
    this.#intake = intake;
  }

  static rawKey = ({ agency, id, rawDigest }: Pick<Receipt, 'agency' | 'id' | 'rawDigest'>): string =>
    objectKeys.raw.of({ agency, receipt: id, digest: shortDigest(rawDigest) });

  async get(id: string): Promise<Receipt | undefined> {
    const receipt = await this.#table.get<Receipt>(keys.receipt(id));
    if (!receipt?.resultsKey) return receipt;
    const results = await this.#intake.text(receipt.resultsKey);
    return { ...receipt, ...(results && { results: JSON.parse(results) as StoryResult[] }) };
  }

  /** When a receipt came and was finished, without its results; undefined for one that is not kept any more. */
  async timesOf(id: string): Promise<Pick<Receipt, 'receivedAt' | 'finishedAt'> | undefined> {
    return this.#table.get<Receipt>(keys.receipt(id));
  }

  /** A receipt as a list has it; undefined for one that is not kept any more. */
  async listed(id: string): Promise<ListedReceipt | undefined> {
    return this.#table.get<Receipt>(keys.receipt(id));
  }

  async raw(receipt: Receipt): Promise<Uint8Array | undefined> {
    return (await this.#intake.get(Receipts.rawKey(receipt)))?.bytes;
  }

  /** An address of the raw bytes that works for some seconds; for bytes that are too large for an answer. */
  async rawAddress(receipt: Receipt, seconds: number): Promise<string> {
    return this.#intake.address(Receipts.rawKey(receipt), seconds, 'raw');
  }

  /**
   * Stores raw bytes and then the receipt, in this order: a receipt means that the bytes are there.
   * Returns false, and stores nothing new, when the receipt exists already.
   */
  async create(receipt: Receipt, bytes: Uint8Array): Promise<boolean> {
    await this.#intake.put(Receipts.rawKey(receipt), bytes, {
      // Never the agency's own type: raw bytes are only ever downloaded.
      contentType: 'application/octet-stream',
    });
    return this.#table.create({
      ...receipt,
      ...keys.receipt(receipt.id),
      ...workKey(work.pending, receipt.receivedAt),
      expiresAt: Math.floor(Date.parse(receipt.receivedAt) / 1000) + retentionDays.receipts * 86_400,
    });
  }

  /** Notes the outcome. Only the first outcome counts; returns the current receipt. */
  async finish(
    receipt: Receipt,
    outcome: { results: StoryResult[]; feeds: string[]; format?: string; finishedAt: string },
  ): Promise<Receipt> {
    const { format = '' } = outcome;
    const large = JSON.stringify(outcome.results).length > rowResultsBytes;
    const resultsKey = objectKeys.results.of({ agency: receipt.agency, receipt: receipt.id });
    if (large) {
      await this.#intake.put(resultsKey, JSON.stringify(outcome.results), {
        contentType: 'application/json',
      });
    }
    const isFirst = await this.#table.change(keys.receipt(receipt.id), {
      update: `SET #state = :done, finishedAt = :at, feeds = :feeds, #format = :format, wpk = :wpk, wsk = :at, ${
        large ? 'resultsKey = :results, counts = :counts' : 'results = :results'
      }`,
      condition: '#state <> :done',
      names: { '#state': 'state', '#format': 'format' },
      values: {
        ':done': 'done',
        ':at': outcome.finishedAt,
        ':feeds': outcome.feeds,
        ':format': format,
        ':wpk': work.done,
        ':results': large ? resultsKey : outcome.results,
        ...(large && { ':counts': countsOf(outcome.results) }),
      },
    });
    if (isFirst) return { ...receipt, ...outcome, format, state: 'done', ...(large && { resultsKey }) };
    return (await this.get(receipt.id)) ?? receipt;
  }

  /** Receipts that have been waiting since before `until`, oldest first. */
  async pending(until: string, limit: number): Promise<Receipt[]> {
    const { rows } = await this.#table.findWork<Receipt>(work.pending, '0', until, { limit });
    return rows;
  }

  /** Receipts that were given up, oldest first. */
  async stuck(limit: number): Promise<Receipt[]> {
    const { rows } = await this.#table.findWork<Receipt>(work.stuck, '0', '~', { limit });
    return rows;
  }

  /** Receipts that were finished last, newest first; results that do not fit their row are left out. */
  async latest(limit: number): Promise<Receipt[]> {
    const options = { limit: 2 * limit, newestFirst: true };
    const { rows } = await this.#table.findWork<Receipt & DoneRow>(work.done, '0', '~', options);
    // The index holds released stories as well.
    return rows.filter((row) => row.published === undefined).slice(0, limit);
  }

  /** Receipts that were finished between two instants, newest first; results that do not fit their row are left out. */
  async *doneNewest(from: string, to: string): AsyncGenerator<ListedReceipt> {
    const options = { newestFirst: true, limit: 250 };
    const rows = this.#table.everyWork<Receipt & DoneRow>(work.done, from, to, options);
    // The index holds released stories and ends of terms as well.
    for await (const row of rows) if (row.published === undefined && row.stories === undefined) yield row;
  }

  /** What was finished between two instants, oldest first: receipts, and stories released from an embargo. */
  async *finished(from: string, to: string): AsyncGenerator<Finished> {
    for await (const row of this.done(from, to)) yield await this.#finishedOf(row);
  }

  /** The rows behind `finished`. */
  done(from: string, to: string): AsyncGenerator<DoneRow> {
    return this.#table.everyWork<DoneRow>(work.done, from, to);
  }

  async #finishedOf(row: DoneRow): Promise<Finished> {
    const feeds = [...(row.feeds ?? [])];
    if (row.stories !== undefined) return { at: row.wsk, feeds, stories: row.stories };
    if (row.published !== undefined) return { at: row.wsk, feeds, stories: [row.id] };
    const results = row.resultsKey === undefined ? row.results : (await this.get(row.id))?.results;
    const stories = feeds.length === 0 ? [] : (results ?? []).flatMap((result) => result.storyId ?? []);
    const { id, agency, operation } = row;
    return { at: row.wsk, feeds, stories, receipt: { id, agency, operation, results: results ?? [] } };
  }

  /** Postpones the next try of a receipt, or gives it up as stuck. */
  async postpone(receipt: Receipt, until: string, stuck: boolean): Promise<void> {
    await this.#table.change(keys.receipt(receipt.id), {
      update: 'SET wsk = :until, wpk = :wpk, #state = :state ADD redrives :one',
      condition: '#state <> :done',
      names: { '#state': 'state' },
      values: {
        ':until': until,
        ':wpk': stuck ? work.stuck : work.pending,
        ':state': stuck ? 'stuck' : 'pending',
        ':done': 'done',
        ':one': 1,
      },
    });
  }
}
