import { setTimeout as sleep } from 'node:timers/promises';
import { DeadLetters } from '../../functions/queues/dead-letters.ts';
import { type BenchDesk, openBenchDesk } from '../desk/bench-desk.ts';
import type { Sent } from '../desk/client-jobs.ts';
import { awaitIdle, lost } from '../desk/settled.ts';
import { wireStory } from '../desk/wire-stories.ts';
import { quantile } from '../lib/quantile.ts';
import { type PartResult, tableText } from '../lib/table.ts';
import { type Conditions, calm, ModelAws } from './model-aws.ts';

const perSecond = 25;

interface Scenario {
  name: string;
  stories: number;
  agencies: number;
  conditions: Conditions;
  /** Whether all stories are near-duplicates. */
  alike: boolean;
}

interface Outcome {
  name: string;
  asked: number;
  accepted: number;
  others: Record<string, number>;
  p50: number;
  p99: number;
  peakBacklog: number;
  settledSeconds: number;
  throttled: number;
  retries: number;
  deadLetters: number;
  lost: number;
}

/** Runs the real handlers under modelled limits and latencies of AWS. */
export async function benchSimulation(stories: number | undefined): Promise<PartResult> {
  const model = new ModelAws();
  const breaking = stories ?? 500;
  const desk = await openBenchDesk(breaking, { metered: true, around: model.around });
  const few = Math.min(breaking, stories ?? 150);
  const scenarios: Scenario[] = [
    { name: 'breaking', stories: breaking, agencies: breaking, conditions: calm, alike: true },
    { name: 'hot-feed', stories: few, agencies: 1, conditions: calm, alike: false },
    {
      name: 'throttled-table',
      stories: few,
      agencies: 5,
      conditions: { ...calm, tableLimits: 0.01 },
      alike: false,
    },
    {
      name: 'slow-s3',
      stories: few,
      agencies: 5,
      conditions: { ...calm, s3Times: 10, s3Errors: 0.02 },
      alike: false,
    },
  ];
  try {
    const outcomes: Outcome[] = [];
    for (const [at, scenario] of scenarios.entries()) {
      model.reset(scenario.conditions);
      outcomes.push(await play(desk, model, scenario, 100_000 * (at + 1)));
    }
    const text = tableText({
      title: 'Simulation: real handlers, modelled AWS limits and latencies',
      head: [
        'scenario',
        'submitted',
        'accepted',
        'p50 ms',
        'p99 ms',
        'peak backlog',
        's until current',
        'throttled',
        'retries',
        'dead letters',
        'lost',
      ],
      rows: outcomes.map((one) => [
        one.name,
        one.asked,
        one.accepted,
        Math.round(one.p50),
        Math.round(one.p99),
        one.peakBacklog,
        one.settledSeconds,
        one.throttled,
        one.retries,
        one.deadLetters,
        one.lost,
      ]),
      notes: [
        `Submitted at ${perSecond} per second. Other outcomes: ${outcomes.map(({ name, others }) => `${name} ${JSON.stringify(others)}`).join('; ')}.`,
        'Pollers per queue as in the local stack; Lambda has more.',
      ],
    });
    return { text, figures: outcomes };
  } finally {
    await desk.close();
  }
}

async function play(desk: BenchDesk, model: ModelAws, scenario: Scenario, first: number): Promise<Outcome> {
  const answered: number[] = [];
  const sent: Sent[] = [];
  const others: Record<string, number> = {};
  let peakBacklog = 0;
  const started = performance.now();
  const one = async (n: number): Promise<void> => {
    await sleep(Math.max(0, started + (n * 1000) / perSecond - performance.now()));
    const agency = desk.agencies[n % scenario.agencies];
    const asked = performance.now();
    const answer = await fetch(`${desk.stack.url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${agency?.key}`, 'content-type': 'application/json' },
      body: bodyOf(scenario, first, n),
    });
    const text = await answer.text();
    answered.push(performance.now() - asked);
    const result =
      answer.status === 202
        ? (JSON.parse(text) as { results?: { status: string; storyId?: string }[] }).results?.[0]
        : undefined;
    if (result?.status === 'accepted' && result.storyId) {
      sent.push({ storyId: result.storyId, agency: agency?.id ?? '', language: 'en' });
    } else {
      const other = result?.status ?? `HTTP ${answer.status}`;
      others[other] = (others[other] ?? 0) + 1;
    }
  };
  let running = true;
  const watch = (async () => {
    while (running) {
      peakBacklog = Math.max(peakBacklog, await desk.backlog());
      await sleep(200);
    }
  })();
  await Promise.all(Array.from({ length: scenario.stories }, (_, n) => one(n)));
  const ended = performance.now();
  await awaitIdle(desk, 60_000);
  const settledSeconds = (performance.now() - ended) / 1000;
  running = false;
  await watch;
  return {
    name: scenario.name,
    asked: scenario.stories,
    accepted: sent.length,
    others,
    p50: quantile(answered, 0.5),
    p99: quantile(answered, 0.99),
    peakBacklog,
    settledSeconds,
    throttled: model.throttled,
    retries: model.attempts - model.calls,
    deadLetters: await deadLetters(desk),
    lost: (await lost(desk, sent)).length,
  };
}

function bodyOf({ alike }: Scenario, first: number, n: number): string {
  if (!alike) return wireStory(first + n);
  const story = JSON.parse(wireStory(first)) as Record<string, unknown>;
  return JSON.stringify({
    ...story,
    guid: `breaking-${n}`,
    body: `${story.body}<p>Agency ${n} contributed to this report.</p>`,
  });
}

async function deadLetters(desk: BenchDesk): Promise<number> {
  let count = 0;
  for (const url of Object.values(desk.stack.queueUrls)) {
    count += await new DeadLetters(url).count();
  }
  return count;
}
