import { prices, secondsOfMonth } from './bill.ts';

/** US dollars, us-east-1; list prices of November 2026, without free tiers. */
export const watchPrices = {
  /** Per metric and month, by the hours in which it has values. */
  customMetric: 0.3,
  alarm: 0.1,
  dashboard: 3,
  logGigabyte: 0.5,
  dynamoGbMonth: 0.25,
  /** Point-in-time recovery. */
  dynamoBackupGbMonth: 0.2,
} as const;

/** What a desk has, by its templates; `tests/infra/stacks/watch-stack.test.ts` compares the alarms. */
export const watched = {
  /** Combinations of metric and function that a busy desk emits. */
  customMetrics: 50,
  alarms: 37,
  releaseAlarms: 12,
  dashboards: 1,
} as const;

/** Bytes of a story in three feeds. */
const perStory = {
  /** Rows: story, version, receipt, three memberships, fingerprints, cluster. The receipt ends after 90 days. */
  table: 3_300,
  /** Log lines and metrics of intake, page, three feeds and reconciliation, and the access log. */
  logs: 4_500,
} as const;

/** What the schedule and the pollers of Lambda do when nothing comes. */
const idle = {
  /** Reconciler: a run a minute of some 0.3 s with 0.5 GB, its reads, and its log line. */
  reconcileRuns: secondsOfMonth / 60,
  reconcileSeconds: 0.3,
  reconcileReadUnits: 14,
  reconcileLogBytes: 900,
  /** Five pollers for each of four queues, a long poll of 20 s each. */
  emptyReceives: (4 * 5 * secondsOfMonth) / 20,
} as const;

/**
 * What the reconciler writes for the people of the desk: in each minute with uploads the row of the hour, once for what
 * was finished and once for how long it took, and a row of uploads for each agency that sent any.
 */
const counting = {
  agencies: 10,
  /** Sizes of rows: an hour with ten agencies and their times, and an upload in a list of many. */
  hourWriteUnits: 2,
  hourReadUnits: 1,
  hourWrites: 2,
  uploadWriteUnits: 0.08,
} as const;
const minutesOfMonth = secondsOfMonth / 60;

/** Dollars for numbers by hour and lists of uploads; stories come at random, one in an upload. */
function countingCost(stories: number): number {
  const { agencies, hourWriteUnits, hourReadUnits, hourWrites, uploadWriteUnits } = counting;
  const minutesWith = (each: number): number => minutesOfMonth * (1 - Math.exp(-each / minutesOfMonth));
  const hours = minutesWith(stories) * hourWrites;
  // A row has at least one unit.
  const lists = Math.max(agencies * minutesWith(stories / agencies), stories * uploadWriteUnits);
  return (
    (hours * hourWriteUnits + lists) * prices.dynamoWriteUnit + hours * hourReadUnits * prices.dynamoReadUnit
  );
}

/** Dollars per month that are not caused by a call of a story. */
export interface Fixed {
  metrics: number;
  alarms: number;
  dashboard: number;
  logs: number;
  /** Table and its backup, after a year of the same load. */
  tableStorage: number;
  idle: number;
  /** Numbers by hour and lists of uploads, for the people of the desk. */
  counting: number;
}

const months = 12;

/** The parts of a month's bill that no request shows, for so many stories a month. */
export function fixedCosts(stories: number): Fixed {
  const perHour = stories / (secondsOfMonth / 3600);
  const hoursWithStories = 1 - Math.exp(-perHour);
  const gigabytes = (stories * months * perStory.table) / 1e9;
  const logBytes = stories * perStory.logs + idle.reconcileRuns * idle.reconcileLogBytes;
  return {
    metrics: watched.customMetrics * watchPrices.customMetric * hoursWithStories,
    alarms: (watched.alarms + watched.releaseAlarms) * watchPrices.alarm,
    dashboard: watched.dashboards * watchPrices.dashboard,
    logs: (logBytes / 1e9) * watchPrices.logGigabyte,
    tableStorage: gigabytes * (watchPrices.dynamoGbMonth + watchPrices.dynamoBackupGbMonth),
    idle:
      idle.reconcileRuns *
        (prices.lambdaRequest +
          idle.reconcileSeconds * 0.5 * prices.lambdaGbSecond +
          idle.reconcileReadUnits * prices.dynamoReadUnit) +
      idle.emptyReceives * prices.sqsStandard,
    counting: countingCost(stories),
  };
}
