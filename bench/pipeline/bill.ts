import { type FunctionName, functions } from '../../functions/contract.ts';
import type { Caller, Tally } from './aws-meter.ts';

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

/** Dollars of some calls, without Lambda. */
export function billOf(tallies: readonly Tally[]): Bill {
  const bill: Bill = { dynamoWrites: 0, dynamoReads: 0, s3Writes: 0, s3Reads: 0, sqs: 0, lambda: 0 };
  for (const { service, command, requests, readUnits, writeUnits } of tallies) {
    bill.dynamoWrites += writeUnits * prices.dynamoWriteUnit;
    bill.dynamoReads += readUnits * prices.dynamoReadUnit;
    if (service === 'SQS') bill.sqs += requests * prices.sqsStandard;
    if (service === 'SQS FIFO') bill.sqs += requests * prices.sqsFifo;
    // Lists are billed like writes, deletes not at all.
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

/** What one measured story costs, taken apart into what comes with every story and what comes with every build. */
export interface UnitCosts {
  /** Intake, story page, reconciliation and the API request. */
  story: number;
  /** One build of one feed with all its formats, with the messages that asked for it. */
  build: number;
  /** Of `build`, the PUT of one format. */
  formats: number;
}

const ofBuilds: readonly Caller[] = ['feed build', 'directory'];

/** @param stories, builds how many the tallies and invocations are of. */
export function unitCosts(
  tallies: readonly Tally[],
  invocations: Invocations,
  stories: number,
  builds: number,
): UnitCosts {
  const isBuild = (tally: Tally): boolean => ofBuilds.includes(tally.caller);
  const { publish = { count: 0, milliseconds: 0 }, ...others } = invocations;
  // The pollers work for the story page as for the feeds; a message of each is the measure.
  const messages = tallies.filter(({ caller }) => caller === 'event source');
  const shareOfBuilds = builds / Math.max(1, builds + stories);
  const buildMessages = total(billOf(messages)) * shareOfBuilds;
  const publishBill = lambdaBill({ publish });
  const story =
    total(billOf(tallies.filter((one) => !isBuild(one) && one.caller !== 'event source'))) +
    total(billOf(messages)) * (1 - shareOfBuilds) +
    lambdaBill(others) +
    publishBill * (1 - shareOfBuilds);
  const build = total(billOf(tallies.filter(isBuild))) + buildMessages + publishBill * shareOfBuilds;
  const puts = tallies.find((one) => one.caller === 'feed build' && one.command === 'PutObject')?.requests ?? 0;
  return {
    story: story / stories + prices.httpApiRequest,
    build: build / Math.max(1, builds),
    formats: puts / Math.max(1, builds),
  };
}

const secondsOfMonth = 30 * 86_400;

/**
 * Dollars of a million stories spread over a month like drops of rain (Poisson), when a feed is built at most
 * once in `intervalSeconds` and every story is in `feeds` feeds. A cycle of a feed is the interval and then the
 * wait for the next story.
 */
export function monthlyBill(costs: UnitCosts, feeds: number, intervalSeconds: number): number {
  const stories = 1e6;
  const rate = stories / secondsOfMonth;
  const buildsOfFeed = stories / (1 + rate * intervalSeconds);
  return stories * costs.story + feeds * buildsOfFeed * costs.build;
}
