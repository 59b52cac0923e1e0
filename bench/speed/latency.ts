import type { BenchDesk } from '../desk/bench-desk.ts';
import { type LatencyResult, runJob } from '../desk/client-jobs.ts';
import { spread } from '../lib/quantile.ts';
import { tableText } from '../lib/table.ts';
import { emulatorFloor } from './emulator-floor.ts';

export interface LatencyFigures {
  stories: number;
  floor: number[];
  result: LatencyResult;
}

/** A feed is built at most once per second; without this pause that interval would be measured. */
const pauseMs = 1200;
const target = { p50: 250, p99: 1000 };

/** Time from submission to visibility, one story at a time. */
export async function measureLatency(desk: BenchDesk, stories: number): Promise<LatencyFigures> {
  const [agency] = desk.agencies;
  if (!agency) throw new Error('The desk has no agency');
  const paths = [
    'latest.json',
    'latest.rss',
    'latest.atom',
    `agency-${agency.id}.json`,
    'language-en.json',
  ].map((name) => `/feeds/${name}`);
  const job = { kind: 'latency' as const, url: desk.stack.url, agency, paths, pauseMs };
  await runJob({ ...job, first: 0, stories: 3 });
  const floor = await emulatorFloor(stories);
  return { stories, floor, result: await runJob({ ...job, first: 100, stories }) };
}

export function latencyText({ stories, floor, result }: LatencyFigures): string {
  const base = spread(floor);
  const row = (name: string, values: number[]): (string | number)[] => {
    const { p50, p90, p99 } = spread(values);
    return [name, Math.round(p50), Math.round(p90), Math.round(p99), `${(p50 / base.p50).toFixed(1)} ×`];
  };
  const all = spread(result.everywhere);
  const met = all.p50 < target.p50 && all.p99 < target.p99;
  return tableText({
    title: `Submit to visible, ${stories} stories one at a time`,
    head: ['', 'p50 ms', 'p90 ms', 'p99 ms', 'p50 / floor'],
    rows: [
      row('floor: one row, one object, one message', floor),
      row('response to the POST', result.answered),
      ...Object.entries(result.visible).map(([path, times]) => row(path, times)),
      row('in all of them', result.everywhere),
    ],
    notes: [
      `Target: p50 < ${target.p50} ms, p99 < ${target.p99} ms in all feeds: ${met ? 'met' : 'not met'}.`,
      `Pause of ${pauseMs} ms between stories, since a feed is built at most once per second.`,
      'Time starts with the POST. Feeds are polled from the response on, with pauses of 5 ms.',
    ],
  });
}
