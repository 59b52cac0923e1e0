import { randomUUID } from 'node:crypto';
import type { Update } from './table.ts';

/** Who works on a row, and until when nobody else does. Instants are UTC, ISO 8601. */
export interface RowLease {
  owner: string;
  now: string;
  until: string;
}

/** A lease for a worker that begins now (epoch milliseconds). */
export const newLease = (now: number, ms: number): RowLease => ({
  owner: randomUUID(),
  now: new Date(now).toISOString(),
  until: new Date(now + ms).toISOString(),
});

/** Takes the lease of a row that has a field, unless somebody else has it. */
export const takeLease = (field: string, { owner, now, until }: RowLease): Update => ({
  update: 'SET #owner = :owner, leasedUntil = :until',
  condition: `attribute_exists(${field}) AND attribute_not_exists(leasedUntil) OR attribute_exists(${field}) AND leasedUntil < :now`,
  names: { '#owner': 'owner' },
  values: { ':owner': owner, ':until': until, ':now': now },
});
