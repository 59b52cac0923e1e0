import { secondsOfMonth } from './bill.ts';

export interface Ceiling {
  name: string;
  /** Share of the limit used at the peak; above 1 the limit is exceeded. */
  used: number;
  remedy: string;
}

/** Measured use of limited AWS resources per story. */
export interface Needs {
  intakeMs: number;
  /** Write units over all partitions: an upper bound for the hottest one. */
  writeUnits: number;
  s3Puts: number;
  fifoCalls: number;
}

/** Ratio of the busiest second to the mean, for breaking news. */
export const peakFactor = 10;

/** Limits by use at the peak, highest first. */
export function ceilings(stories: number, pulls: number, needs: Needs): Ceiling[] {
  const rate = (stories / secondsOfMonth) * peakFactor;
  return [
    {
      name: 'Lambda concurrency (1,000)',
      used: (rate * needs.intakeMs) / 1000 / 1000,
      remedy: 'quota of the account, reservedConcurrency of intake',
    },
    {
      name: 'DynamoDB partition (1,000 WCU)',
      used: (rate * needs.writeUnits) / 1000,
      remedy: 'spread the membership rows of the hottest feed',
    },
    { name: 'S3 prefix (3,500 PUT)', used: (rate * needs.s3Puts) / 3500, remedy: 'longer feed interval' },
    {
      name: 'SQS FIFO (3,000 calls)',
      used: (rate * needs.fifoCalls) / 3000,
      remedy: 'quota of the queue, larger batches',
    },
    {
      name: 'CloudFront (250,000 requests)',
      used: ((pulls / secondsOfMonth) * peakFactor) / 250_000,
      remedy: 'quota of the distribution',
    },
  ].toSorted((a, b) => b.used - a.used);
}
