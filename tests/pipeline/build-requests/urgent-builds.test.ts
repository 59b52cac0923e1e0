import { expect, test } from 'vitest';
import { builtInFeeds } from '../../../functions/contract/feeds.ts';
import { builder } from '../../../functions/pipeline/build-requests/build-message.ts';
import { RenderedItems } from '../../../functions/pipeline/feeds/rendered-items.ts';
import type { BuildMessage } from '../../../functions/queues/messages.ts';
import { memoryDesk } from '../desk/in-memory.ts';

const feed = builtInFeeds.latest;
const streamMs = 10_000;

/** A feed in a stream of stories, and a builder whose requests for further builds are kept. */
async function inStream() {
  const desk = memoryDesk();
  await desk.addAgency('wire');
  await desk.send('wire', { guid: 'one', headline: 'One', body: '<p>The first story of the day.</p>' });
  await desk.settle();
  const sent: BuildMessage[] = [];
  const site = { baseUrl: 'https://feeds.example.com', title: 'Desk' };
  let nowMs = desk.now();
  const ports = {
    ...desk.ports,
    now: () => nowMs,
    feedsQueue: {
      sendGrouped: async (all: { message: BuildMessage }[]) =>
        void sent.push(...all.map((one) => one.message)),
    },
  };
  const build = builder({
    ...ports,
    renderedItems: new RenderedItems(ports as never, site),
    site,
    renditions: [],
    intervalMs: streamMs,
    streamMs,
  } as never);
  return {
    sent: (): BuildMessage[] => sent.splice(0).filter((one) => 'feed' in one && one.feed === feed),
    build: (urgent: boolean) => build({ feed, ...(urgent && { urgent }) }, nowMs),
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
}

test('a build that waits for nothing is followed by one for what came while others waited', async () => {
  const { build, pass, sent } = await inStream();
  pass(2_000);
  expect(await build(false)).toMatchObject({ kind: 'deferred' });
  await build(true);
  // The deferred message is older than this build, and would be taken as done.
  expect(sent()).toEqual([{ feed }]);
  pass(1_000);
  expect(await build(false)).toMatchObject({ kind: 'deferred', deferMs: streamMs - 1_000 });
});

test('one after a quiet while is followed by none: nothing waits', async () => {
  const { build, pass, sent } = await inStream();
  pass(60_000);
  await build(true);
  expect(sent()).toEqual([]);
});
