import QuickLRU from 'quick-lru';
import { keys } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** The submissions of an agency that this process may still accept in one second. */
interface Share {
  second: number;
  left: number;
  /** Submissions in this second, and in the one before. */
  asked: number;
  askedBefore: number;
  /** The rate is used up, by all processes together. */
  over: boolean;
  taking?: Promise<void>;
}

/** Shares are small compared with the rate, so that many processes leave little of it unused. */
const sharesInARate = 20;
const keepSeconds = 60;

/**
 * Counts the submissions of agencies, second by second, over all processes. A fixed window of one second: simple,
 * and a burst can at most double the rate.
 *
 * A process reserves a share of a second with one write, so that a busy process does not write for each submission. The
 * share is as large as the submissions of the second before, plus their square root for uneven arrivals, and at most a
 * twentieth of the rate. Near its limit an agency may be refused a few submissions early, those that other processes
 * reserved and did not use; it never gets more than its rate.
 */
export class RateLimit {
  readonly #table: Table;
  readonly #shares = new QuickLRU<string, Share>({ maxSize: 2000 });
  constructor(table: Table) {
    this.#table = table;
  }

  /** Counts one submission. Returns false when the agency is over its rate. */
  async take(agency: { id: string; ratePerSecond: number }, nowMs: number): Promise<boolean> {
    const share = this.#share(agency.id, Math.floor(nowMs / 1000));
    share.asked += 1;
    while (share.left === 0 && !share.over) {
      share.taking ??= this.#takeMore(agency, share).finally(() => {
        delete share.taking;
      });
      await share.taking;
    }
    if (share.left === 0) return false;
    share.left -= 1;
    return true;
  }

  #share(agency: string, second: number): Share {
    const known = this.#shares.get(agency);
    if (known?.second === second) return known;
    const askedBefore = known?.second === second - 1 ? known.asked : 0;
    const share = { second, left: 0, asked: 0, askedBefore, over: false };
    this.#shares.set(agency, share);
    return share;
  }

  async #takeMore({ id, ratePerSecond }: { id: string; ratePerSecond: number }, share: Share): Promise<void> {
    const expected = share.askedBefore + Math.ceil(Math.sqrt(share.askedBefore));
    const size = Math.max(1, Math.min(Math.ceil(ratePerSecond / sharesInARate), expected));
    const row = await this.#table.update<{ n: number }>(keys.rate(id, share.second), {
      update: 'ADD n :size SET expiresAt = :ttl',
      values: { ':size': size, ':ttl': share.second + keepSeconds },
    });
    const before = (row?.n ?? size) - size;
    const granted = Math.max(0, Math.min(size, Math.floor(ratePerSecond - before)));
    share.left += granted;
    share.over = granted < size;
  }
}
