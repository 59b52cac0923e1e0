import QuickLRU from 'quick-lru';
import { keys } from '../dynamodb/keys.ts';
import type { Table } from '../dynamodb/table.ts';

/** What this process may still let through of an agency in one second. */
interface Share {
  second: number;
  left: number;
  /** Asked for in this second, and in the one before. */
  asked: number;
  askedBefore: number;
  /** The rate is used up, by whichever processes. */
  over: boolean;
  taking?: Promise<void>;
}

/** Shares are small beside the rate, so that those of many processes leave little unused. */
const sharesInARate = 20;
const keepSeconds = 60;

/**
 * Counts the submissions of agencies, second by second, over all processes. A fixed window of one second: simple,
 * and a burst can at most double the rate.
 *
 * A process takes its share of a second with one write, as large as what it was asked for in the second before, with
 * something for the unevenness of arrivals, and at most a twentieth of the rate; so a busy process does not write for
 * each submission. Near its limit an agency may be refused a few submissions of a second early, those that other
 * processes have taken and not used; it is never let through more than its rate.
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
