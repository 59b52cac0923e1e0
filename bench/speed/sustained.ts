import type { BenchDesk } from '../desk/bench-desk.ts';
import { runJob } from '../desk/client-jobs.ts';
import { awaitIdle, feedIds, lost, withoutPage } from '../desk/settled.ts';
import { languages } from '../desk/wire-stories.ts';
import { spread } from '../lib/quantile.ts';
import { tableText } from '../lib/table.ts';

export interface SustainedFigures {
  feeds: number;
  seconds: number;
  accepted: number;
  perSecond: number;
  others: Record<string, number>;
  answered: { p50: number; p90: number; p99: number };
  /** Messages in the queues when the load ended; most ask for a build that another one brings. */
  backlog: number;
  /** Stories whose page was not there a moment after the load ended. */
  withoutPage: number;
  visibleMs: number;
  drainedMs: number;
  lost: string[];
}

const connections = 16;
const target = 50;
/** A process that has just started still compiles what it runs; what it can keep up is seen after that. */
const warmUpSeconds = 8;

/**
 * As many stories as 16 connections bring in, after a while of the same load; then whether all of them arrived. The
 * load that is measured begins with no message left.
 */
export async function measureSustained(desk: BenchDesk, seconds: number): Promise<SustainedFigures> {
  const { url } = desk.stack;
  const job = { kind: 'load' as const, url, agencies: desk.agencies, languages, connections };
  await runJob({ ...job, first: 10_000, seconds: warmUpSeconds });
  await awaitIdle(desk);
  const result = await runJob({ ...job, first: 100_000, seconds });
  const backlog = await desk.backlog();
  const [{ visibleMs, drainedMs }, late] = await Promise.all([
    awaitIdle(desk),
    withoutPage(desk, result.accepted),
  ]);
  return {
    feeds: (await feedIds(desk)).length,
    seconds: result.seconds,
    accepted: result.accepted.length,
    perSecond: result.accepted.length / result.seconds,
    others: result.others,
    answered: spread(result.answered),
    backlog,
    withoutPage: late.length,
    visibleMs,
    drainedMs,
    lost: await lost(desk, result.accepted),
  };
}

export const sustainedText = (figures: SustainedFigures): string =>
  tableText({
    title: `Sustained intake, ${connections} connections, ${figures.feeds} feeds`,
    head: ['', 'measured'],
    rows: [
      ['stories accepted', figures.accepted],
      ['seconds', figures.seconds],
      ['accepted a second', figures.perSecond],
      ['other answers', Object.values(figures.others).reduce((sum, count) => sum + count, 0)],
      [
        'answer to the POST, p50 / p99 ms',
        `${Math.round(figures.answered.p50)} / ${Math.round(figures.answered.p99)}`,
      ],
      ['messages left when the load ended', figures.backlog],
      ['stories without a page then', figures.withoutPage],
      ['seconds until every feed was right', figures.visibleMs / 1000],
      ['seconds until no message was left', figures.drainedMs / 1000],
      ['stories a second, with the time until then', perSecondToTheEnd(figures)],
      ['stories without a membership row or page', figures.lost.length],
    ],
    notes: [
      `Target: ${target} a second and nothing lost: ${figures.perSecond >= target && figures.lost.length === 0 ? 'met' : 'not met'}.`,
      `Measured after ${warmUpSeconds} seconds of the same load.`,
      'Most messages that are left ask for a build that another of them brings.',
      'API, feed builders and emulators share the machine; the client runs in a process of its own.',
    ],
  });

/** What the machine could keep up with for ever: a load that ends leaves work behind that still has to be done. */
const perSecondToTheEnd = ({ accepted, seconds, drainedMs }: SustainedFigures): number =>
  accepted / (seconds + drainedMs / 1000);
