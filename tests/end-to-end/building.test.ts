import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storyPageKey } from '../../functions/contract/object-keys.ts';
import { type BuilderPorts, builder } from '../../functions/pipeline/build-requests/build-message.ts';
import type { BuildMessage } from '../../functions/queues/messages.ts';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { FeedStates } from '../../functions/store/entities/feeds/feed-states.ts';
import { ReconcilerStates } from '../../functions/store/entities/reconciler.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { builderPorts } from './builder-ports.ts';

const feeds = ['latest', 'agency-test', 'language-en'];
const hour = 3_600_000;

let desk: TestDesk;
let story: string;
beforeAll(async () => {
  desk = await openDesk({ unscheduled: true });
  const answer = await desk.submit(article({ guid: 'built', headline: 'Weir is built' }), asJson);
  story = answer.json.results?.[0]?.storyId ?? '';
  await eventually(async () => (await desk.feed('language-en'))?.items.length === 1);
});
afterAll(() => desk.close());

/** A builder of its own that has built nothing yet, and the messages that it sends, without those for the directory. */
function another(more: Partial<BuilderPorts> = {}) {
  const ports = builderPorts(desk);
  const messages: BuildMessage[] = [];
  const sendGrouped = async (sent: { message: BuildMessage }[]): Promise<void> => {
    const all = sent.map(({ message }) => message);
    messages.push(...all.filter((one) => !('feed' in one && one.feed === 'directory')));
  };
  const feedsQueue = { sendGrouped } as never;
  return { build: builder({ ...ports, feedsQueue, ...more }), messages, bucket: ports.feedsBucket };
}

describe('the message of a story', () => {
  beforeEach(async () => {
    const { bucket } = another();
    await bucket.delete(storyPageKey(story));
    for (const feed of feeds) {
      await bucket.delete(`feeds/${feed}.json`);
      await desk.table.change(keys.feedState(feed), { update: 'REMOVE digest, builtAt, leaseUntil' });
    }
  });

  const isThere = async (key: string): Promise<boolean> => (await another().bucket.head(key)) !== undefined;

  test('brings its page and all of its feeds', async () => {
    const { build, messages } = another();
    await build({ story, feeds }, Date.now());
    for (const feed of feeds) expect(await isThere(`feeds/${feed}.json`), feed).toBe(true);
    expect(messages).toEqual([]);
  });

  test('leaves one message in the queue for each feed that has to wait, however many stories name it', async () => {
    const first = another({ intervalMs: hour });
    await first.build({ story, feeds }, Date.now());
    expect(first.messages).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => first.build({ story, feeds }, Date.now())));
    await first.build({ story, feeds }, Date.now());
    expect(first.messages).toEqual(feeds.map((feed) => ({ feed })));
    // Another process cannot know of them.
    const second = another({ intervalMs: hour });
    await second.build({ story, feeds: ['latest'] }, Date.now());
    expect(second.messages).toEqual([{ feed: 'latest' }]);
  });

  test('builds at once what is urgent, whatever the interval, by its own message or by that of its story', async () => {
    const { build, messages } = another({ intervalMs: hour, streamMs: hour });
    await build({ feed: 'latest' }, Date.now());
    // Asked for after the last build began, by more than clocks differ.
    const later = (): number => Date.now() + 5_000;
    expect(await build({ feed: 'latest' }, later())).toMatchObject({ kind: 'deferred' });
    expect(await build({ feed: 'latest', urgent: true }, later())).toEqual({ kind: 'unchanged' });
    const builtAt = async () =>
      (await desk.table.get<{ builtAt: string }>(keys.feedState('latest')))?.builtAt;
    const before = await builtAt();
    await build({ story, feeds: ['latest'], urgent: true }, later());
    expect(await builtAt()).not.toBe(before);
    // One more after each, by the interval: a message that waited for it counts as done now.
    expect(messages).toEqual([{ feed: 'latest' }, { feed: 'latest' }]);
  });

  test('needs none for a feed whose message was put off', async () => {
    const { build, messages } = another({ intervalMs: hour });
    await build({ feed: 'latest' }, Date.now());
    expect(await build({ feed: 'latest' }, Date.now())).toMatchObject({ kind: 'deferred' });
    await build({ story, feeds: ['latest'] }, Date.now());
    expect(messages).toEqual([]);
  });

  test('has a message left for it when one that is too old to bring it comes with it', async () => {
    const { build, messages } = another({ intervalMs: hour });
    await build({ feed: 'latest' }, Date.now());
    const [old] = await Promise.all([
      build({ feed: 'latest' }, Date.now() - 10_000),
      build({ story, feeds: ['latest'] }, Date.now()),
    ]);
    expect(old).toEqual({ kind: 'unchanged' });
    expect(messages).toEqual([{ feed: 'latest' }]);
  });

  test('asks anew each time while another process holds the feed, since that may be done at any moment', async () => {
    const owner = 'another process';
    await new FeedStates(desk.table).lease('latest', owner, Date.now(), Date.now() + 15_000);
    const { build, messages } = another();
    await build({ story, feeds: ['latest'] }, Date.now());
    await build({ story, feeds: ['latest'] }, Date.now());
    expect(messages).toEqual([{ feed: 'latest' }, { feed: 'latest' }]);
  });

  test('is not held up by a feed that cannot be built, which has a message of its own from then on', async () => {
    const { build, messages } = another({ feedStates: new LatestFails(desk.table) });
    await build({ story, feeds }, Date.now());
    expect(messages).toEqual([{ feed: 'latest' }]);
    expect(await isThere('feeds/latest.json')).toBe(false);
    expect(await isThere('feeds/agency-test.json')).toBe(true);
    await expect(build({ feed: 'latest' }, Date.now())).rejects.toThrow('cannot be leased');
  });

  test('does not hold up its feeds when its page cannot be written, and comes again', async () => {
    const { stories } = builderPorts(desk);
    const get = async () => {
      throw new Error('No row today');
    };
    const { build } = another({ stories: Object.assign(Object.create(stories), { get }) as never });
    await expect(build({ story, feeds }, Date.now())).rejects.toThrow('No row today');
    expect(await isThere('feeds/latest.json')).toBe(true);
  });
});

class LatestFails extends FeedStates {
  override async lease(...args: Parameters<FeedStates['lease']>): ReturnType<FeedStates['lease']> {
    if (args[0] === 'latest') throw new Error('It cannot be leased');
    return super.lease(...args);
  }
}

describe('a feed that gets many stories', () => {
  test('is built less often, and its readers miss none of them', async () => {
    const headlines: string[] = [];
    const states = new FeedStates(desk.table);
    const leastMs = 1000 * Number(process.env.FEED_INTERVAL_SECONDS);
    expect(leastMs).toBeGreaterThan(0);
    await eventually(async () => {
      const headline = `Stream ${headlines.length}`;
      headlines.push(headline);
      await desk.submit(article({ guid: headline, headline }), asJson);
      return ((await states.get('latest'))?.intervalMs ?? 0) > leastMs;
    });
    const last = headlines.slice(-50);
    await eventually(async () => {
      const titles = (await desk.feed('latest'))?.items.map(({ title }) => title) ?? [];
      return last.every((headline) => titles.includes(headline));
    });
  });
});

describe('a clock that was an hour ahead', () => {
  const builtAt = async (): Promise<string> =>
    (await new FeedStates(desk.table).get('latest'))?.builtAt ?? '';
  const future = () => new Date(Date.now() + hour).toISOString();
  /** As a builder leaves the state of a feed that was stopped in its build, and whose clock is set right then. */
  const buildInFuture = async (leaseUntil: number): Promise<void> => {
    await desk.table.change(keys.feedState('latest'), {
      update: 'SET builtAt = :at, leaseOwner = :owner, leaseUntil = :until',
      values: { ':at': future(), ':owner': 'another process', ':until': leaseUntil },
    });
  };

  test('does not keep a killed story in a feed, and the status says what is wrong', async () => {
    await desk.submit(article({ guid: 'to-be-killed', headline: 'Weir bursts' }), asJson);
    const titles = async () => (await desk.feed('latest'))?.items.map(({ title }) => title) ?? [];
    await eventually(async () => (await titles()).includes('Weir bursts'));
    await buildInFuture(Date.now() + hour);
    const { text } = await eventually(async () => {
      const answer = await desk.call('GET', '/status', undefined, asJson);
      return answer.text.includes('clockAheadSeconds') && answer;
    });
    expect(JSON.parse(text)).toMatchObject({ status: 'attention' });
    expect((JSON.parse(text) as { clockAheadSeconds: number }).clockAheadSeconds).toBeGreaterThan(3_500);
    await desk.call('DELETE', '/v1/articles/to-be-killed', '{"reason":"Legal"}', asJson);
    await eventually(async () => !(await titles()).includes('Weir bursts'));
    await eventually(async () => (await desk.call('GET', '/status')).text.includes('"status":"ok"'));
  });

  test('does not hide from the reconciler that a feed has to be built', async () => {
    await buildInFuture(0);
    await new ReconcilerStates(desk.table).put({ checkedUntil: future(), behind: {} });
    await desk.stack.invoke('reconcile', { impatient: true });
    const checkedUntil = (await new ReconcilerStates(desk.table).get())?.checkedUntil ?? future();
    expect(Date.parse(checkedUntil)).toBeLessThanOrEqual(Date.now());
    await eventually(async () => Date.parse(await builtAt()) <= Date.now());
  });
});
