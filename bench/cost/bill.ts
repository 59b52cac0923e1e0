import { type FunctionName, functions } from '../../functions/contract/functions.ts';
import { byClock, type Caller, type Tally } from '../lib/aws-meter.ts';
import { buildsPerStory } from './coalescing.ts';

/** US dollars, us-east-1, on demand, without free tiers; list prices of November 2026. */
export const prices = {
  dynamoWriteUnit: 0.625 / 1e6,
  dynamoReadUnit: 0.125 / 1e6,
  s3Put: 5 / 1e6,
  s3Get: 0.4 / 1e6,
  sqsStandard: 0.4 / 1e6,
  sqsFifo: 0.5 / 1e6,
  httpApiRequest: 1 / 1e6,
  eventBridgeEvent: 1 / 1e6,
  /** arm64, first tier. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  s3GbMonth: 0.023,
} as const;

export interface Bill {
  dynamoWrites: number;
  dynamoReads: number;
  s3Writes: number;
  s3Reads: number;
  sqs: number;
  lambda: number;
}

export type Invocations = Record<string, { count: number; milliseconds: number }>;

/** The AWS calls and invocations that `measured` stories caused. */
export interface MeasuredRun {
  measured: number;
  tallies: Tally[];
  invocations: Invocations;
}

/** Dollars for the calls, without Lambda. */
export function billOf(tallies: readonly Tally[]): Bill {
  const bill: Bill = { dynamoWrites: 0, dynamoReads: 0, s3Writes: 0, s3Reads: 0, sqs: 0, lambda: 0 };
  for (const { service, command, requests, readUnits, writeUnits } of tallies) {
    bill.dynamoWrites += writeUnits * prices.dynamoWriteUnit;
    bill.dynamoReads += readUnits * prices.dynamoReadUnit;
    if (service === 'SQS') bill.sqs += requests * prices.sqsStandard;
    if (service === 'SQS FIFO') bill.sqs += requests * prices.sqsFifo;
    // Lists are billed like writes; deletes are free.
    if (service === 'S3' && /^(Put|Copy|List)/.test(command)) bill.s3Writes += requests * prices.s3Put;
    if (service === 'S3' && /^(Get|Head)/.test(command)) bill.s3Reads += requests * prices.s3Get;
  }
  return bill;
}

export function lambdaBill(invocations: Invocations): number {
  return Object.entries(invocations).reduce((sum, [name, { count, milliseconds }]) => {
    const gigabytes = functions[name as FunctionName].memoryMb / 1024;
    return sum + count * prices.lambdaRequest + (milliseconds / 1000) * gigabytes * prices.lambdaGbSecond;
  }, 0);
}

export const total = (bill: Bill): number => Object.values(bill).reduce((sum, part) => sum + part, 0);

/** Dollars by cause. */
export interface UnitCosts {
  /** Per story: intake, story page, reconciliation and the API request. */
  story: number;
  /** Per build of one feed in all formats, with the message that requested it. */
  build: number;
  /** Per build of the directory. */
  directory: number;
  /** Feeds that each story was in when this was measured. */
  feeds: number;
}

/** A measured run. */
export interface Counted {
  /** Feeds that each story was in. */
  feeds: number;
  stories: number;
  builds: number;
  directories: number;
  tallies: readonly Tally[];
  invocations: Invocations;
}

/** Of a story's place in one more feed: a row of less than a kilobyte. */
const rowOfFeed = prices.dynamoWriteUnit;

/** Unit costs from the calls and invocations of a measured run. */
export function unitCosts(run: Counted): UnitCosts {
  const { feeds, stories, builds, directories, tallies, invocations } = run;
  const costOf = (wanted: (caller: Caller) => boolean): number =>
    total(billOf(tallies.filter(({ caller }) => wanted(caller))));
  const { publish = { count: 0, milliseconds: 0 }, ...others } = invocations;
  // Pollers and builders work for pages, feeds and the directory; their cost is shared equally per build.
  const each =
    (costOf((caller) => caller === 'event source') + lambdaBill({ publish })) /
    (stories + builds + directories);
  const building: readonly Caller[] = ['feed build', 'event source', ...byClock];
  const perStory = (costOf((caller) => !building.includes(caller)) + lambdaBill(others)) / stories;
  return {
    story: perStory + each + prices.httpApiRequest,
    build: costOf((caller) => caller === 'feed build') / Math.max(1, builds) + each,
    directory: costOf((caller) => caller === 'directory') / Math.max(1, directories) + each,
    feeds,
  };
}

export const secondsOfMonth = 30 * 86_400;
/**
 * Seconds between two builds of the directory in a stream: each process asks for it once a minute, and so does the
 * reconciler; two processes at work are assumed.
 */
export const directorySeconds = 20;

/**
 * Dollars for a million stories spread over a month at random (Poisson), with every story in `feeds` feeds that are
 * built at most every `intervalSeconds`. A cycle of the directory is its interval plus the wait for the next story.
 */
export function monthlyBill(costs: UnitCosts, feeds: number, intervalSeconds: number): number {
  const stories = 1e6;
  const perSecond = stories / secondsOfMonth;
  return (
    stories * (costs.story + (feeds - costs.feeds) * rowOfFeed) +
    stories * feeds * buildsPerStory(perSecond, intervalSeconds) * costs.build +
    (stories / (1 + perSecond * directorySeconds)) * costs.directory
  );
}
