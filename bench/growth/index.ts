import { setTimeout as sleep } from 'node:timers/promises';
import { type MeasuredRun, unitCosts } from '../cost/bill.ts';
import { billText } from '../cost/bill-table.ts';
import { type BenchDesk, openBenchDesk } from '../desk/bench-desk.ts';
import { drained, isCurrent, makeOld } from '../desk/settled.ts';
import { submitStory } from '../desk/wire-stories.ts';
import { byClock, type Tally } from '../lib/aws-meter.ts';
import { cellText, type PartResult, tableText } from '../lib/table.ts';
import { addFeeds, fillStories } from './fill-desk.ts';

/** Cost of a story at one size of the desk. */
interface GrowthPoint extends MeasuredRun {
  stories: number;
  feeds: number;
  builds: number;
  directory: { builds: number; readUnits: number; bytes: number };
  /** Without documents built on a schedule. */
  perStory: { requests: number; s3Bytes: number; writeUnits: number; readUnits: number };
}

/** A feed is built at most once per second; with this pause every story causes its own builds. */
const pauseMs = 1100;
const mostGrowth = 1.2;
const measuredFeeds = ['latest', 'agency-bench-1', 'language-en'];

/** Requests, bytes and units per story while the desk grows, and the resulting bill. */
export async function benchGrowth(sizes: { full: boolean; stories: number }): Promise<PartResult> {
  // Stories that follow one another would be a stream, whose builds are shared.
  process.env.FEED_STREAM_SECONDS = '1';
  const desk = await openBenchDesk(1, { metered: true });
  try {
    const byStories: GrowthPoint[] = [];
    let stored = 0;
    // Warm up connections, feeds and compiled code.
    await measure(desk, 2, 900_000);
    for (const count of sizes.full ? [10, 100, 1000, 10_000] : [10, 100, 1000]) {
      await fillStories(desk, 'bench-1', stored, count);
      stored = count;
      byStories.push(await measure(desk, sizes.stories, 1_000_000 + count * 10, count));
    }
    const byFeeds: GrowthPoint[] = [];
    let feeds = 0;
    for (const count of [1, 10, 100]) {
      await addFeeds(desk, feeds, count);
      feeds = count;
      byFeeds.push(await measure(desk, sizes.stories, 2_000_000 + count * 1000, stored));
    }
    const last = byFeeds.at(0);
    const costs =
      last &&
      unitCosts({
        ...last,
        feeds: measuredFeeds.length,
        stories: last.measured,
        directories: last.directory.builds,
      });
    const text = [
      growthTable('Per story, as the table grows', byStories, 1),
      growthTable('Per story, as other feeds are added', byFeeds, 0),
      callsTable(last),
      ...(costs && last ? [billText(costs, last)] : []),
    ].join('\n\n');
    return { text, figures: { byStories, byFeeds, costs } };
  } finally {
    await desk.close();
  }
}

export async function measure(
  desk: BenchDesk,
  stories: number,
  first: number,
  size = 0,
): Promise<GrowthPoint> {
  await drained(desk);
  await desk.stack.invoke('reconcile', { impatient: true });
  // Pages that were filled without messages are written now, and not among those of the measured stories.
  await drained(desk);
  await makeOld(desk, measuredFeeds);
  desk.meter.reset();
  for (let n = 0; n < stories; n++) {
    await submitStory(desk, first + n);
    await shown(desk);
    await sleep(pauseMs);
  }
  await drained(desk);
  // The reconciler, which runs every minute, checks each story once.
  await desk.stack.invoke('reconcile', { impatient: true });
  const { tallies, invocations, feedBuilds } = desk.meter;
  const directory = tallies.filter(({ caller }) => caller === 'directory');
  const rest = tallies.filter(({ caller }) => !byClock.includes(caller));
  const sum = (value: (tally: Tally) => number): number =>
    rest.reduce((all, tally) => all + value(tally), 0) / stories;
  return {
    stories: size,
    feeds: (await desk.feeds.list()).length,
    measured: stories,
    builds: feedBuilds,
    directory: {
      builds: directory.find(({ command }) => command === 'PutObject')?.requests ?? 0,
      readUnits: directory.reduce((all, { readUnits }) => all + readUnits, 0),
      bytes: directory.reduce((all, { bytes }) => all + bytes, 0),
    },
    perStory: {
      requests: sum((tally) => tally.requests),
      s3Bytes: sum((tally) => tally.bytes),
      writeUnits: sum((tally) => tally.writeUnits),
      readUnits: sum((tally) => tally.readUnits),
    },
    tallies,
    invocations,
  };
}

/** Waits until the feeds of the measured agency show their newest stories. */
async function shown(desk: BenchDesk): Promise<void> {
  for (const feed of measuredFeeds) {
    while (!(await isCurrent(desk, feed))) await sleep(50);
  }
}

/** `from`: index of the point that the last one is compared with. Feed heads are full from 100 stories on. */
function growthTable(title: string, points: GrowthPoint[], from: number): string {
  const base = points[from]?.perStory;
  const last = points.at(-1)?.perStory;
  const factor = (value: (point: GrowthPoint['perStory']) => number): string =>
    base && last ? `${(value(last) / value(base)).toFixed(2)} ×` : '';
  const factors = [
    factor((one) => one.requests),
    factor((one) => one.s3Bytes),
    factor((one) => one.writeUnits),
    factor((one) => one.readUnits),
  ];
  const met = factors.every((one) => Number.parseFloat(one) <= mostGrowth);
  const start = points[from];
  const directories = points.map(({ feeds, directory: { builds, readUnits, bytes } }) => {
    const each = (value: number): string => cellText(Math.round(value / Math.max(1, builds)));
    return `${feeds} feeds: ${each(readUnits)} units, ${each(bytes)} bytes`;
  });
  return tableText({
    title,
    head: ['stories', 'feeds', 'builds', 'AWS requests', 'bytes to S3', 'write units', 'read units'],
    rows: [
      ...points.map(({ stories, feeds, builds, measured, perStory }) => [
        stories.toLocaleString('en'),
        feeds,
        builds / measured,
        perStory.requests,
        perStory.s3Bytes,
        perStory.writeUnits,
        perStory.readUnits,
      ]),
      ['growth', '', '', ...factors],
    ],
    notes: [
      `Growth from ${start?.stories.toLocaleString('en')} stories and ${start?.feeds} feeds to the last line; target ≤ ${mostGrowth} ×: ${met ? 'met' : 'not met'}.`,
      `Each line is the mean of ${start?.measured} stories that match three feeds, one at a time, including reconciliation; empty receives are not counted.`,
      `Not included: news sitemap and directory, built on a schedule. A build of the directory, at most every 5 s, reads and writes with ${directories.join('; with ')}.`,
    ],
  });
}

export function callsTable(point: GrowthPoint | undefined): string {
  const rows = (point?.tallies ?? [])
    .toSorted((a, b) => a.caller.localeCompare(b.caller) || a.service.localeCompare(b.service))
    .map(({ caller, service, command, requests, bytes, readUnits, writeUnits }) => {
      const each = (value: number): number => value / (point?.measured ?? 1);
      return [
        `${caller}: ${service} ${command}`,
        each(requests),
        each(bytes),
        each(writeUnits),
        each(readUnits),
      ];
    });
  return tableText({
    title: `Calls per story at ${point?.stories.toLocaleString('en')} stories`,
    head: ['', 'requests', 'bytes', 'write units', 'read units'],
    rows,
  });
}
