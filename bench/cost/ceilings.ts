import { secondsOfMonth } from './month.ts';

export interface Ceiling {
  name: string;
  /** Share of the limit that is used at the peak; above 1 it does not hold. */
  used: number;
  turn: string;
}

/** What a story needs of what AWS bounds, measured. */
export interface Needs {
  intakeMs: number;
  /** Table units that a story writes, all partitions together: a bound above that of its hottest one. */
  writeUnits: number;
  s3Puts: number;
  fifoCalls: number;
}

/** Breaking news: the busiest second beside the mean one. */
export const peakFactor = 10;

/** Limits by how much of them is used at the peak, the one that is met first at the head. */
export function ceilings(stories: number, pulls: number, needs: Needs): Ceiling[] {
  const rate = (stories / secondsOfMonth) * peakFactor;
  return [
    {
      name: 'Lambda concurrency (1,000)',
      used: (rate * needs.intakeMs) / 1000 / 1000,
      turn: 'quota of the account, reservedConcurrency of intake',
    },
    {
      name: 'DynamoDB partition (1,000 WCU)',
      used: (rate * needs.writeUnits) / 1000,
      turn: 'spread the membership rows of the hottest feed',
    },
    { name: 'S3 prefix (3,500 PUT)', used: (rate * needs.s3Puts) / 3500, turn: 'longer feed interval' },
    {
      name: 'SQS FIFO (3,000 calls)',
      used: (rate * needs.fifoCalls) / 3000,
      turn: 'quota of the queue, larger batches',
    },
    {
      name: 'CloudFront (250,000 requests)',
      used: ((pulls / secondsOfMonth) * peakFactor) / 250_000,
      turn: 'quota of the distribution',
    },
  ].toSorted((a, b) => b.used - a.used);
}
