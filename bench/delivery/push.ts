import { setTimeout as sleep } from 'node:timers/promises';
import { type DeliveryDesk, feed, until } from './delivery-desk.ts';
import type { Receiver } from './receiver.ts';

/** Milliseconds from the start of the request to the desk until the call was there, and until the log named it. */
export interface PushTimes {
  published: number[];
  killed: number[];
  logged: number[];
}

/** A feed is built at most once a second; without this pause that interval would be measured. */
const pauseMs = 1100;

/** Publishes and kills stories one at a time, and waits for the call about each. */
export async function measurePush(
  desk: DeliveryDesk,
  receiver: Receiver,
  { path, first, stories }: { path: string; first: number; stories: number },
): Promise<PushTimes> {
  const times: PushTimes = { published: [], killed: [], logged: [] };
  for (let n = 0; n < stories; n++) {
    await sleep(pauseMs);
    const started = performance.now();
    const before = (await desk.desk.changeLogs.get(feed))?.written ?? 0;
    const storyId = await desk.submit(first + n);
    const logged = until(async () => ((await desk.desk.changeLogs.get(feed))?.written ?? 0) > before);
    times.logged.push(await logged.then(() => performance.now() - started));
    times.published.push((await called(receiver, path, 'published', storyId)) - started);
    await sleep(pauseMs);
    const killed = performance.now();
    await desk.kill(storyId);
    times.killed.push((await called(receiver, path, 'killed', storyId)) - killed);
  }
  return times;
}

/** When the call about a story came. */
const called = (receiver: Receiver, path: string, type: string, storyId: string): Promise<number> =>
  until(
    () =>
      receiver.got.find(
        (one) =>
          one.path === path && one.body.includes(`"story.${type}"`) && one.body.includes(`"${storyId}"`),
      )?.at,
  );
