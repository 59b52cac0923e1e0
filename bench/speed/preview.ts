import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchDesk, openBenchDesk } from '../desk/bench-desk.ts';
import { awaitIdle } from '../desk/settled.ts';
import { submitStory, wireStory } from '../desk/wire-stories.ts';
import { quantile } from '../lib/quantile.ts';
import { type PartResult, tableText } from '../lib/table.ts';

/** A person pauses at least so long between two requests of a preview; the page asks at each pause. */
const pauseMs = 200;
const target = 300;
const published = 60;
const warmUp = 30;
const textLength = 4096;

/** The n-th text as somebody types it: plain, 4 KB, with a byline and a credit line. */
function typed(n: number): string {
  const { headline, body } = JSON.parse(wireStory(n)) as Record<'headline' | 'body', string>;
  const text = body.replaceAll('</p><p>', '\n\n').replaceAll(/<\/?p>/g, '');
  const end = '\n\nWith inputs from agencies';
  return `${headline}\n\nBy Mira Okafor\n\n${text}`.slice(0, textLength - end.length) + end;
}

/** How long an answer takes, and the processor time of the whole desk meanwhile; milliseconds. */
async function once(desk: BenchDesk, n: number): Promise<{ wall: number; processor: number }> {
  const before = process.cpuUsage();
  const started = performance.now();
  const answer = await fetch(`${desk.stack.url}/v1/articles?dryRun=true&preview=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${desk.agencies[0]?.key}`,
      'content-type': 'text/plain; charset=utf-8',
    },
    body: typed(n),
  });
  const { preview } = (await answer.json()) as { preview?: { items?: Record<string, string> } };
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const formats = Object.keys(preview?.items ?? {}).length;
  if (answer.status !== 200 || formats < 6)
    throw new Error(`Preview ${n} got ${answer.status}, ${formats} formats`);
  return { wall, processor: (user + system) / 1000 };
}

/** Time of the preview that the desk in the browser shows next to the input, in all formats, with its consequences. */
export async function benchPreview(requests: number): Promise<PartResult> {
  const desk = await openBenchDesk(1, { metered: false });
  try {
    // Others to be compared with: near-duplicates, guids, feeds.
    for (let n = 0; n < published; n++) await submitStory(desk, n);
    await awaitIdle(desk);
    const times: { wall: number; processor: number }[] = [];
    for (let n = 0; n < warmUp + requests; n++) {
      const one = await once(desk, n);
      if (n >= warmUp) times.push(one);
      await sleep(pauseMs);
    }
    const row = (name: string, values: number[]): (string | number)[] => [
      name,
      ...[0.5, 0.95, 0.99].map((share) => Math.round(quantile(values, share))),
    ];
    const wall = times.map((one) => one.wall);
    const processor = times.map((one) => one.processor);
    const isMet = quantile(wall, 0.95) < target;
    const text = tableText({
      title: `Preview of a text of ${textLength} bytes, ${requests} requests`,
      head: ['', 'p50 ms', 'p95 ms', 'p99 ms'],
      rows: [row('answer', wall), row('processor time of the desk meanwhile', processor)],
      notes: [`Target: p95 < ${target} ms: ${isMet ? 'met' : 'not met'}.`],
    });
    return { text, figures: { requests, wall, processor } };
  } finally {
    await desk.close();
  }
}
