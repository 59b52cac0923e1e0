import { directorySeconds, prices, secondsOfMonth, type UnitCosts } from './bill.ts';
import { buildsPerStory } from './coalescing.ts';
import { fixedCosts } from './fixed.ts';

/** US dollars, CloudFront pay as you go, United States and Europe, without free tier; list prices of November 2026. */
export const cdnPrices = {
  request: 1 / 1e6,
  /** A function at the edge: one runs before the cache, one after it. */
  functionRun: 0.1 / 1e6,
  runsAPull: 2,
  /** Upper end of each tier in GB per month, and dollars per GB. */
  tiers: [
    [10_000, 0.085],
    [50_000, 0.08],
    [150_000, 0.06],
    [500_000, 0.04],
    [1_024_000, 0.03],
    [5_120_000, 0.025],
    [Number.POSITIVE_INFINITY, 0.02],
  ],
} as const;

/**
 * Flat-rate plans of a distribution, dollars a month: with the requests and gigabytes that they allow, runs of functions
 * at the edge included. Nothing is billed above; AWS may slow the distribution down. Prices since November 2025.
 */
export const flatRatePlans = [
  { name: 'Free', dollars: 0, requests: 1e6, gigabytes: 100 },
  { name: 'Pro', dollars: 15, requests: 10e6, gigabytes: 50_000 },
  { name: 'Business', dollars: 200, requests: 125e6, gigabytes: 50_000 },
  { name: 'Premium', dollars: 1000, requests: 500e6, gigabytes: 50_000 },
] as const;

/** Assumptions besides unit costs. Bytes are per response. */
export interface Assumptions {
  feedsPerStory: number;
  intervalSeconds: number;
  /** Share of requests answered 304 (0 to 1). */
  notModified: number;
  fullBytes: number;
  notModifiedBytes: number;
  /** Documents requested everywhere all the time. */
  hotDocuments: number;
  storedBytesPerStory: number;
}

const months = 12;

export interface Month {
  publishing: number;
  /** Objects, after a year of the same load. */
  storage: number;
  cdnRequests: number;
  cdnBytes: number;
  origin: number;
  /** Logs, metrics, alarms, dashboard, table storage with its backup, and what runs when nothing comes. */
  fixed: number;
  total: number;
}

/** Dollars for transferring this many GB in a month. */
export function transferDollars(gigabytes: number): number {
  let from = 0;
  let sum = 0;
  for (const [to, price] of cdnPrices.tiers) {
    sum += Math.max(0, Math.min(gigabytes, to) - from) * price;
    from = to;
  }
  return sum;
}

/** Requests to S3: 13 regional caches fetch each hot document at most every 2 s; see docs/caching.md. */
export const originGets = (pulls: number, hotDocuments: number): number =>
  Math.min(pulls, hotDocuments * 6.5 * secondsOfMonth);

/** Builds of one document that changes with each of `stories` at random times, at most one per `seconds`. */
export const buildsOf = (stories: number, seconds: number): number =>
  stories / (1 + (stories / secondsOfMonth) * seconds);

/** Dollars of the CDN for so many pulls: as they go, and in the smallest plan that allows them, if one does. */
export function cdnDollars(
  pulls: number,
  given: Pick<Assumptions, 'notModified' | 'fullBytes' | 'notModifiedBytes'>,
): { asTheyGo: number; plan?: (typeof flatRatePlans)[number] } {
  const gigabytes = (pulls * bytesAPull(given)) / 1e9;
  const plan = flatRatePlans.find((one) => one.requests >= pulls && one.gigabytes >= gigabytes);
  const requests = pulls * (cdnPrices.request + cdnPrices.runsAPull * cdnPrices.functionRun);
  return { asTheyGo: requests + transferDollars(gigabytes), ...(plan && { plan }) };
}

const bytesAPull = ({
  notModified,
  fullBytes,
  notModifiedBytes,
}: Pick<Assumptions, 'notModified' | 'fullBytes' | 'notModifiedBytes'>): number =>
  fullBytes * (1 - notModified) + notModifiedBytes * notModified;

/** Dollars per month; worst case: every story is in `feedsPerStory` feeds that contain all stories. */
export function monthOf(costs: UnitCosts, stories: number, pulls: number, given: Assumptions): Month {
  const publishing =
    stories * costs.story +
    given.feedsPerStory *
      stories *
      buildsPerStory(stories / secondsOfMonth, given.intervalSeconds) *
      costs.build +
    buildsOf(stories, directorySeconds) * costs.directory;
  const fixed = Object.values(fixedCosts(stories)).reduce((sum, part) => sum + part, 0);
  const storage = ((months * stories * given.storedBytesPerStory) / 1e9) * prices.s3GbMonth;
  const cdnRequests = pulls * (cdnPrices.request + cdnPrices.runsAPull * cdnPrices.functionRun);
  const cdnBytes = transferDollars((pulls * bytesAPull(given)) / 1e9);
  const origin = originGets(pulls, given.hotDocuments) * prices.s3Get;
  return {
    publishing,
    storage,
    cdnRequests,
    cdnBytes,
    origin,
    fixed,
    total: publishing + storage + fixed + cdnRequests + cdnBytes + origin,
  };
}
