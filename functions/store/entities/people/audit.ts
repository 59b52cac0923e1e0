import { randomUUID } from 'node:crypto';
import { retentionDays } from '../../../contract/limits.ts';
import { keys, type RowKey } from '../../dynamodb/keys.ts';
import type { Table } from '../../dynamodb/table.ts';

/** What an operator did. */
export interface Act {
  /** UTC, ISO 8601. */
  at: string;
  /** Who: an identity of AWS (ARN), a user of this machine, or what was passed with `--by`. */
  by: string;
  /** What was done, e.g. `agency.suspend`. */
  act: string;
  /** What it was done to: an id of an agency, feed, story or queue. */
  subject: string;
  /** More about it. Never keys, bodies or tokens. */
  details: Record<string, unknown>;
  /** Why it failed; absent if it was done. */
  failed?: string;
}

const daySeconds = 86_400;
const failureLength = 500;

/** Acts of operators, in a partition per month, newest first. Rows are written before the act, so that none is missing. */
export class Audit {
  readonly #table: Table;
  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes an act; returns a function that notes that it failed. */
  async note(act: Omit<Act, 'failed'>): Promise<(reason: string) => Promise<void>> {
    const key = keys.audit(monthOf(act.at), act.at, randomUUID().slice(0, 8));
    const expiresAt = Math.floor(Date.parse(act.at) / 1000) + retentionDays.audit * daySeconds;
    await this.#table.put({ ...key, ...act, expiresAt });
    return async (reason) => {
      await this.#table.change(key, {
        update: 'SET failed = :reason',
        values: { ':reason': reason.slice(0, failureLength) },
      });
    };
  }

  /** Acts between two instants, newest first, each with what tells it from others of its moment. */
  async *newestFirst(since: string, until: string): AsyncGenerator<Act & { id: string }> {
    for (const month of monthsBack(until, since)) {
      const rows = this.#table.rows<Act & RowKey>(keys.audit(month, '', '').pk, {
        between: [since, `${until}~`],
        newestFirst: true,
        limit: 100,
      });
      for await (const { sk, at, by, act, subject, details, failed } of rows) {
        const id = sk.slice(sk.indexOf('#') + 1);
        yield { id, at, by, act, subject, details, ...(failed !== undefined && { failed }) };
      }
    }
  }
}

/** `2026-11` of an instant. */
const monthOf = (at: string): string => at.slice(0, 7);

/** Months from that of `until` back to that of `since`; no more than are kept. */
function monthsBack(until: string, since: string): string[] {
  const months: string[] = [];
  const most = Math.ceil(retentionDays.audit / 28) + 1;
  const month = new Date(`${monthOf(until)}-01T00:00:00Z`);
  while (months.length < most && monthOf(month.toISOString()) >= monthOf(since)) {
    months.push(monthOf(month.toISOString()));
    month.setUTCMonth(month.getUTCMonth() - 1);
  }
  return months;
}
