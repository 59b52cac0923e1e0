import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { prefixes } from '../../functions/contract/object-keys.ts';
import { openBenchDesk } from '../desk/bench-desk.ts';
import { type PartResult, tableText } from '../lib/table.ts';
import { monthlyBill, prices, unitCosts } from './bill.ts';
import { ceilings, type Needs, peakFactor } from './ceilings.ts';
import { fixedCosts } from './fixed.ts';
import { type Assumptions, cdnDollars, flatRatePlans, monthOf } from './month.ts';
import { logLogSvg } from './plot.ts';
import { defineFeeds, runStream, type StreamRun } from './stream-run.ts';

const storySizes = [1e3, 1e5, 1e7];
const pullSizes = [1e6, 1e9, 1e11];
const short = (value: number): string =>
  value >= 1e9 ? `${value / 1e9}B` : value >= 1e6 ? `${value / 1e6}M` : `${value / 1e3}k`;

/** The monthly bill by stories and requests, from the unit costs of a metered run, and the limit reached first. */
export async function benchCost(stories: number): Promise<PartResult> {
  const desk = await openBenchDesk(2, { metered: true, twoBuilders: true });
  try {
    await defineFeeds(desk);
    const few = await runStream(desk, { agency: 0, stories, first: 1000 });
    const many = await runStream(desk, { agency: 1, stories, first: 2000 });
    const { tallies, invocations, builds: feedBuilds } = few;
    const sum = (wanted: (one: (typeof tallies)[number]) => number): number =>
      tallies.reduce((all, one) => all + wanted(one), 0);
    const costs = unitCosts(few);
    const sizes = await Promise.all(
      ['rss', 'atom', 'json'].map(async (format) => {
        const text = (await desk.feedsBucket.text(`${prefixes.feeds}latest.${format}`)) ?? '';
        const coded = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
        return { format, bytes: Buffer.byteLength(text), compressed: coded.length };
      }),
    );
    const given: Assumptions = {
      feedsPerStory: 3,
      intervalSeconds: 1,
      notModified: 0.9,
      // Generated text compresses too well; real news is assumed to shrink to a quarter.
      fullBytes: sizes.reduce((all, { bytes }) => all + bytes, 0) / sizes.length / 4 + 500,
      notModifiedBytes: 400,
      hotDocuments: 20,
      storedBytesPerStory:
        sum(({ caller, bytes }) => (['intake', 'ingest', 'story page'].includes(caller) ? bytes : 0)) /
        stories,
    };
    const needs: Needs = {
      intakeMs: (invocations.intake?.milliseconds ?? 0) / Math.max(1, invocations.intake?.count ?? 0),
      writeUnits: sum(({ writeUnits }) => writeUnits) / stories,
      s3Puts:
        sum(({ service, command, requests }) =>
          service === 'S3' && command === 'PutObject' ? requests : 0,
        ) / stories,
      fifoCalls: sum(({ service, requests }) => (service === 'SQS FIFO' ? requests : 0)) / stories,
    };
    const bills = storySizes.map((count) => pullSizes.map((pulls) => monthOf(costs, count, pulls, given)));
    const first = storySizes.map((count) => pullSizes.map((pulls) => ceilings(count, pulls, needs)));
    const lines = storySizes.map((count) => ({
      name: `${short(count)} stories`,
      points: [1e6, 1e7, 1e8, 1e9, 1e10, 1e11].map(
        (pulls) => [pulls, monthOf(costs, count, pulls, given).total] as const,
      ),
    }));
    writeFileSync(
      fileURLToPath(new URL('../../docs/cost.svg', import.meta.url)),
      logLogSvg(lines, 'pulls a month', 'US dollars a month'),
    );
    const head = ['stories a month', ...pullSizes.map((pulls) => `${short(pulls)} pulls`)];
    const bill = tableText({
      title: 'Cost: US dollars a month (modelled from metered calls)',
      head,
      rows: bills.map((row, at) => [short(storySizes[at] ?? 0), ...row.map(({ total }) => total.toFixed(2))]),
      notes: [
        `Per million: stories ${(costs.story * 1e6).toFixed(2)}, feed builds ${(costs.build * 1e6).toFixed(2)}, directory builds ${(costs.directory * 1e6).toFixed(2)} dollars; ${stories} stories, ${feedBuilds} builds.`,
        `A million stories a month at random times: ${[few, many].map(monthText).join('; ')}.`,
        `Counted in these runs, with two builders by turns: ${[few, many].map(countedText).join('; ')}. Two formats a story, as in dev; prod writes one, ${(prices.s3Put * 1e6).toFixed(0)} dollars less.`,
        `The CDN as you go, and in the smallest flat-rate plan: ${flatRatePlans
          .map(({ requests }) => {
            const { asTheyGo, plan } = cdnDollars(requests, given);
            return `${short(requests)} pulls ${asTheyGo.toFixed(2)}, ${plan?.name} ${plan?.dollars}`;
          })
          .join('; ')}.`,
        `Without requests: ${Object.entries(fixedCosts(storySizes[0] ?? 0))
          .map(([name, value]) => `${name} ${value.toFixed(2)}`)
          .join(
            ', ',
          )} dollars a month at ${short(storySizes[0] ?? 0)} stories; storage is that after a year.`,
        `Feed interval ${given.intervalSeconds} s, 10 s in a stream (dev and prod), ${given.feedsPerStory} feeds per story; ${given.notModified * 100} % of pulls are 304 (assumed); a full response has ${Math.round(given.fullBytes)} bytes (measured size / 4, assumed, plus headers); ${given.hotDocuments} hot documents.`,
      ],
    });
    const limit = tableText({
      title: `Cost: first limit reached at ${peakFactor} times the mean rate (share of the limit used)`,
      head,
      rows: first.map((row, at) => [
        short(storySizes[at] ?? 0),
        ...row.map(([one]) => `${one?.name}: ${((one?.used ?? 0) * 100).toPrecision(2)} %`),
      ]),
      notes: [
        `Per story: ${needs.intakeMs.toFixed(0)} ms of intake, ${needs.writeUnits.toFixed(1)} write units, ${needs.s3Puts.toFixed(1)} PUT, ${needs.fifoCalls.toFixed(1)} FIFO calls, as if all used one partition and prefix: an upper bound.`,
      ],
    });
    return {
      text: `${bill}\n\n${limit}`,
      figures: { costs, given, needs, sizes, bills, ceilings: first, few, many },
    };
  } finally {
    await desk.close();
  }
}

/** The bill of a million stories in so many feeds, by what was counted with as many. */
const monthText = (run: StreamRun): string => {
  const costs = unitCosts(run);
  const [usual, slow] = [1, 30].map((seconds) => monthlyBill(costs, run.feeds, seconds).toFixed(0));
  return `${usual} dollars in ${run.feeds} feeds, ${slow} with an interval of 30 s`;
};

const countedText = ({ feeds, dollars, requests, builds, stories, perSecond }: StreamRun): string =>
  `${feeds} feeds, ${perSecond.toFixed(2)} stories a second, ${(builds / stories / feeds).toFixed(2)} builds a story and feed, ${requests.toFixed(1)} requests a story, ${dollars.toFixed(1)} dollars a million`;
