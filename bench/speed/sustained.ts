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
  /** Messages in the queues when the load ended; most of them request the same builds. */
  backlog: number;
  /** Stories without a page right after the load ended. */
  withoutPage: number;
  visibleMs: number;
  drainedMs: number;
  lost: string[];
}

const connections = 16;
const target = 50;
/** A new process still compiles its code; sustained throughput shows after that. */
const warmUpSeconds = 8;

/**
 * Measures the throughput of 16 connections after a warm-up with the same load, starting with empty queues; then
 * checks that all stories arrived.
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
      ['accepted per second', figures.perSecond],
      ['other outcomes', Object.values(figures.others).reduce((sum, count) => sum + count, 0)],
      [
        'response to the POST, p50 / p99 ms',
        `${Math.round(figures.answered.p50)} / ${Math.round(figures.answered.p99)}`,
      ],
      ['messages left when the load ended', figures.backlog],
      ['stories without a page at that time', figures.withoutPage],
      ['seconds until every feed was current', figures.visibleMs / 1000],
      ['seconds until no message was left', figures.drainedMs / 1000],
      ['stories per second, including that time', perSecondToTheEnd(figures)],
      ['stories without a membership row or page', figures.lost.length],
    ],
    notes: [
      `Target: ${target} per second and nothing lost: ${figures.perSecond >= target && figures.lost.length === 0 ? 'met' : 'not met'}.`,
      `Measured after ${warmUpSeconds} seconds of the same load.`,
      'Most remaining messages request the same builds.',
      'API, feed builders and emulators share the machine; the client runs in its own process.',
    ],
  });

/** Throughput that the machine can sustain: work left when the load ends counts too. */
const perSecondToTheEnd = ({ accepted, seconds, drainedMs }: SustainedFigures): number =>
  accepted / (seconds + drainedMs / 1000);
