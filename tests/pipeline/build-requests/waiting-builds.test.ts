import { expect, test } from 'vitest';
import { builtInFeeds } from '../../../functions/contract/feeds.ts';
import { builder } from '../../../functions/pipeline/build-requests/build-message.ts';
import { RenderedItems } from '../../../functions/pipeline/feeds/rendered-items.ts';
import type { BuildMessage } from '../../../functions/queues/messages.ts';
import { memoryDesk } from '../desk/in-memory.ts';

const feed = builtInFeeds.latest;
const streamMs = 10_000;

interface Sent {
  deduplicationId: string;
  message: BuildMessage;
}

/** A feed in a stream of stories, and builders of several processes whose requests for further builds are kept. */
async function inStream() {
  const desk = memoryDesk();
  await desk.addAgency('wire');
  await desk.send('wire', { guid: 'one', headline: 'One', body: '<p>The first story of the day.</p>' });
  await desk.settle();
  const [{ storyId: story = '' } = {}] = await desk.ports.memberships.newest(feed, 1);
  const sent: Sent[] = [];
  const site = { baseUrl: 'https://feeds.example.com', title: 'Desk' };
  let nowMs = desk.now();
  const ports = {
    ...desk.ports,
    now: () => nowMs,
    feedsQueue: { sendGrouped: async (all: Sent[]) => void sent.push(...all) },
  };
  const process = () => {
    const build = builder({
      ...ports,
      renderedItems: new RenderedItems(ports as never, site),
      site,
      renditions: [],
      intervalMs: streamMs,
      streamMs,
    } as never);
    return {
      build: (urgent: boolean) => build({ feed, ...(urgent && { urgent }) }, nowMs),
      buildStory: () => build({ story, feeds: [feed] }, nowMs),
    };
  };
  return {
    process,
    /** The requests for the feed since the last look. */
    sent: (): Sent[] => sent.splice(0).filter(({ message }) => 'feed' in message && message.feed === feed),
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
}

test('a build that waits for nothing is followed by one for what came while others waited', async () => {
  const { process, pass, sent } = await inStream();
  const { build } = process();
  pass(2_000);
  expect(await build(false)).toMatchObject({ kind: 'deferred' });
  await build(true);
  // The deferred message is older than this build, and would be taken as done.
  expect(sent()).toMatchObject([{ message: { feed } }]);
  pass(1_000);
  expect(await build(false)).toMatchObject({ kind: 'deferred', deferMs: streamMs - 1_000 });
});

test('one after a quiet while is followed by none: nothing waits', async () => {
  const { process, pass, sent } = await inStream();
  pass(60_000);
  await process().build(true);
  expect(sent()).toEqual([]);
});

test('processes that wait for the same build send one message, which SQS keeps once', async () => {
  const { process, pass, sent } = await inStream();
  const [first, second] = [process(), process()];
  pass(2_000);
  await first.buildStory();
  pass(1_000);
  await first.buildStory();
  await second.buildStory();
  const asked = sent();
  expect(asked).toHaveLength(2);
  expect(new Set(asked.map(({ deduplicationId }) => deduplicationId)).size).toBe(1);
  // Close to that moment the message that SQS kept may be at work already.
  pass(streamMs - 3_500);
  await process().buildStory();
  expect(sent().map(({ deduplicationId }) => deduplicationId)).not.toContain(asked[0]?.deduplicationId);
  // After the next build another one is waited for.
  pass(streamMs);
  await first.build(false);
  pass(1_000);
  await first.buildStory();
  expect(sent().map(({ deduplicationId }) => deduplicationId)).not.toContain(asked[0]?.deduplicationId);
});
