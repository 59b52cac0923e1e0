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

/** The modelled bill: for the measured stories, and with feeds built less often. */
export function billText(costs: UnitCosts, run: MeasuredRun): string {
  const bill: Bill = { ...billOf(run.tallies), lambda: lambdaBill(run.invocations) };
  const million = (value: number): number => (value / run.measured) * 1e6;
  const measured = tableText({
    title: 'A million stories, each with its own builds (modelled, US dollars, us-east-1)',
    head: ['', 'US dollars'],
    rows: [
      ...Object.entries(bill).map(([part, value]) => [names[part as keyof Bill], dollars(million(value))]),
      ['HTTP API', dollars(prices.httpApiRequest * 1e6)],
      ['all', dollars(million(total(bill)) + prices.httpApiRequest * 1e6)],
    ],
    notes: [
      `Per million: stories ${(costs.story * 1e6).toFixed(2)} dollars, feed builds with ${feedFormats.length} formats ${(costs.build * 1e6).toFixed(2)}, directory builds ${(costs.directory * 1e6).toFixed(2)}.`,
      'Lambda: processor time of this machine, stretched to the part of a processor that the memory buys, and typical times of the AWS calls. A dropped file adds one EventBridge event and one SQS message.',
      'Not included: logs and metrics, CDN traffic, storage, empty receives; `npm run bench -- cost` has them.',
    ],
  });
  const curve = tableText({
    title: 'A million stories a month by feed interval (modelled, US dollars)',
    head: ['minimum feed interval', '3 feeds per story', '20 feeds per story'],
    rows: intervals.map((seconds) => [
      `${seconds} s`,
      dollars(monthlyBill(costs, 3, seconds)),
      dollars(monthlyBill(costs, 20, seconds)),
    ]),
    notes: [
      'Stories arrive at random times (0.39 per second), and every feed contains every story: the worst case. From the least interval on, the wait grows to 10 s while a stream lasts.',
    ],
  });
  return `${measured}\n\n${curve}`;
}
