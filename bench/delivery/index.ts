import { parallelMap } from '../../functions/pipeline/parallel-map.ts';
import { drained } from '../desk/settled.ts';
import { quantile, spread } from '../lib/quantile.ts';
import { type PartResult, tableText } from '../lib/table.ts';
import { calm, ModelAws } from '../simulation/model-aws.ts';
import { type Copies, measureCopies } from './copies.ts';
import { type DeliveryDesk, openDeliveryDesk } from './delivery-desk.ts';
import { type Edge, measureEdge } from './edge.ts';
import { type FanOut, measureFanOut, subscribeCallbacks } from './hub.ts';
import { modelFanOut } from './hub-model.ts';
import { measurePush, type PushTimes } from './push.ts';
import { Receiver } from './receiver.ts';

const edgeKeys = 40_000;
const subscribers = 50;
const pulls = 500;
const fanOuts = 3;
/** An endpoint that never answers: the desk gives up after 15 s. */
const hangsMs = 20_000;

interface Figures {
  local: PushTimes;
  alone: PushTimes;
  beside: PushTimes;
  copies: Copies;
  fanOut: FanOut[];
  /** Milliseconds from a changed document to each callback. */
  modelled: number[];
  edge: Edge;
}

/**
 * Deliveries on the local stack, and under the modelled limits and latencies of AWS: calls, the log, copies, the hub, and
 * the function at the edge.
 */
export async function benchDelivery(stories: number, callbacks: number): Promise<PartResult> {
  const edge = await measureEdge(edgeKeys);
  const model = new ModelAws();
  model.reset(undefined);
  const desk = await openDeliveryDesk(model.around);
  const receiver = await new Receiver().open();
  try {
    const figures = { edge, ...(await measured(desk, receiver, model, { stories, callbacks })) };
    return { text: textOf(figures), figures };
  } finally {
    await desk.close();
    receiver.close();
  }
}

async function measured(
  desk: DeliveryDesk,
  receiver: Receiver,
  model: ModelAws,
  { stories, callbacks }: { stories: number; callbacks: number },
): Promise<Omit<Figures, 'edge'>> {
  const pushes = Math.max(3, Math.ceil(stories / 10));
  await desk.subscribe('post');
  await desk.listen('post.1', `${receiver.url}/post`);
  const push = (first: number): Promise<PushTimes> =>
    measurePush(desk, receiver, { path: '/post', first, stories: pushes });
  await measurePush(desk, receiver, { path: '/post', first: 0, stories: 2 });
  const local = await push(100);
  model.reset(calm);
  const alone = await push(10_000);
  await desk.subscribe('slow');
  await desk.listen('slow.1', `${receiver.url}/slow`);
  receiver.delay = (path) => (path === '/slow' ? hangsMs : 0);
  const beside = await push(20_000);
  model.reset(undefined);
  await desk.desk.endpoints.remove('slow.1');
  await parallelMap(
    Array.from({ length: stories }, (_, n) => 30_000 + n),
    8,
    (n) => desk.submit(n),
  );
  await drained(desk.desk);
  const copies = await measureCopies(desk, subscribers, pulls);
  await subscribeCallbacks(desk, receiver, callbacks);
  const fanOut = await fanOutsOf(desk, receiver, callbacks, 40_000);
  return { local, alone, beside, copies, fanOut, modelled: await modelFanOut(callbacks) };
}

async function fanOutsOf(
  desk: DeliveryDesk,
  receiver: Receiver,
  callbacks: number,
  first: number,
): Promise<FanOut[]> {
  const all: FanOut[] = [];
  for (let n = 0; n < fanOuts; n++) {
    all.push(await measureFanOut(desk, receiver, { callbacks, story: first + n }));
    await drained(desk.desk);
  }
  return all;
}

type Row = [what: string, measured: string, target: string];

const ms = (values: readonly number[]): string => {
  const { p50, p99 } = spread(values);
  return `${Math.round(p50)} / ${Math.round(p99)} ms`;
};

function textOf({ local, alone, beside, copies, fanOut, modelled, edge }: Figures): string {
  const { mirror, acks, pulls: pulled, revokedMs } = copies;
  const times = (all: readonly FanOut[]): number[] => all.flatMap((one) => one.times);
  const wrong = (all: readonly FanOut[]): string =>
    `${all.reduce((sum, one) => sum + one.missing, 0)} missing, ${all.reduce((sum, one) => sum + one.twice, 0)} twice`;
  const neighbour = quantile(beside.published, 0.99) / quantile(alone.published, 0.99);
  const rows: Row[] = [
    ['submit to entry in the log, p50 / p99', ms(local.logged), ''],
    ['submit to call, p50 / p99', ms(local.published), ''],
    ['kill to call, p50 / p99', ms(local.killed), ''],
    ['submit to call with modelled AWS, p50 / p99', ms(alone.published), ''],
    ['the same next to an endpoint that hangs, p50 / p99', ms(beside.published), ''],
    ['its p99 compared with alone', `${neighbour.toFixed(2)} ×`, '≤ 1.1 ×'],
    [
      `hub: submit to each of ${fanOut[0]?.callbacks} callbacks, p50 / p99`,
      `${ms(times(fanOut))}, ${wrong(fanOut)}`,
      '',
    ],
    [
      `hub: changed document to each of ${modelled.length} callbacks that take 20 to 200 ms, with modelled AWS, p50 / p99`,
      ms(modelled),
      'p99 < 5 s',
    ],
    [
      'a new mirror',
      `${mirror.changes} changes, ${mirror.stories} stories in ${mirror.seconds.toFixed(1)} s`,
      '',
    ],
    [
      'acknowledgements, 16 connections',
      `${Math.round(acks.perSecond)} a second, p99 ${Math.round(acks.p99)} ms`,
      '',
    ],
    [`functions of the desk run by ${pulled.count} pulls of a private feed`, String(pulled.coreCalls), '0'],
    ['from the suspension until a key is refused', `${Math.round(revokedMs)} ms`, '< 60 s with CloudFront'],
    [`key store with ${edge.keys} keys`, `${(edge.bytes / 1e6).toFixed(2)} MB`, '≤ 5 MB'],
    ...Object.entries(edge.micros).map(
      ([name, { p50, p99 }]): Row => [
        `edge function, ${name}, p50 / p99`,
        `${p50} / ${p99} µs`,
        'about 1 ms',
      ],
    ),
  ];
  return tableText({
    title: 'Deliveries',
    head: ['', 'measured', 'target'],
    rows,
    notes: [
      `${local.published.length} stories one at a time, with pauses, since a feed is built at most once a second.`,
      'Modelled AWS: the limits and latencies of the part `simulation`. All functions run in one thread.',
    ],
  });
}
