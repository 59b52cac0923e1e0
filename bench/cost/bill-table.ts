import { feedFormats } from '../../functions/core/feeds/formats/index.ts';
import { tableText } from '../lib/table.ts';
import {
  type Bill,
  billOf,
  lambdaBill,
  type MeasuredRun,
  monthlyBill,
  prices,
  total,
  type UnitCosts,
} from './bill.ts';

const intervals = [1, 5, 10, 30, 60, 300];
const names: Record<keyof Bill, string> = {
  dynamoWrites: 'DynamoDB writes',
  dynamoReads: 'DynamoDB reads',
  s3Writes: 'S3 PUT and LIST',
  s3Reads: 'S3 GET and HEAD',
  sqs: 'SQS',
  lambda: 'Lambda',
};

const dollars = (value: number): string => value.toFixed(2);

/** The modelled bill: of the measured stories as they were, and with feeds built less often. */
export function billText(costs: UnitCosts, run: MeasuredRun): string {
  const bill: Bill = { ...billOf(run.tallies), lambda: lambdaBill(run.invocations) };
  const million = (value: number): number => (value / run.measured) * 1e6;
  const measured = tableText({
    title: 'A million stories, each with builds of its own (modelled, US dollars, us-east-1)',
    head: ['', 'US dollars'],
    rows: [
      ...Object.entries(bill).map(([part, value]) => [names[part as keyof Bill], dollars(million(value))]),
      ['HTTP API', dollars(prices.httpApiRequest * 1e6)],
      ['all', dollars(million(total(bill)) + prices.httpApiRequest * 1e6)],
    ],
    notes: [
      `Per story ${(costs.story * 1e6).toFixed(2)} dollars a million; per feed build with ${feedFormats.length} formats ${(costs.build * 1e6).toFixed(2)}, per build of the directory ${(costs.directory * 1e6).toFixed(2)}.`,
      'Lambda: measured wall-clock milliseconds on this machine × memory of the contract. A file dropped into the bucket adds one EventBridge event and one SQS message.',
      'Not in it: logs and metrics, CDN traffic, storage, empty receives of the pollers.',
    ],
  });
  const curve = tableText({
    title: 'A million stories a month by freshness (modelled, US dollars)',
    head: ['a feed is built at most every', '3 feeds a story', '20 feeds a story'],
    rows: intervals.map((seconds) => [
      `${seconds} s`,
      dollars(monthlyBill(costs, 3, seconds)),
      dollars(monthlyBill(costs, 20, seconds)),
    ]),
    notes: [
      'Stories come at random times (0.39 a second), and every one of these feeds takes every story: the worst case.',
    ],
  });
  return `${measured}\n\n${curve}`;
}
