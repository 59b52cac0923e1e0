import { expect, test } from 'vitest';
import { requestBuilds, type Work } from '../../../functions/pipeline/build-requests/request-builds.ts';
import { type BuildMessage, readBuildMessages } from '../../../functions/queues/messages.ts';

interface Sent {
  group: string;
  deduplicationId: string;
  message: BuildMessage;
}

async function sent(work: Work, cause = 'receipt-1'): Promise<Sent[]> {
  const messages: Sent[] = [];
  const sendGrouped = async (some: Sent[]): Promise<void> => void messages.push(...some);
  await requestBuilds({ feedsQueue: { sendGrouped } as never }, work, cause);
  return messages;
}

const feeds = (count: number): string[] => Array.from({ length: count }, (_, n) => `feed-${n}`);

test('a story and its feeds are one message', async () => {
  expect(await sent({ feeds: ['latest', 'agency-a'], stories: ['s1'] })).toMatchObject([
    { group: 'story#s1', message: { story: 's1', feeds: ['latest', 'agency-a'] } },
  ]);
});

test('feeds without a story, and those of several stories, have messages of their own', async () => {
  const groups = async (work: Work) => (await sent(work)).map(({ group }) => group);
  expect(await groups({ feeds: ['latest', 'a'], stories: [] })).toEqual(['feed#latest', 'feed#a']);
  expect(await groups({ feeds: ['latest'], stories: ['s1', 's2'] })).toEqual([
    'feed#latest',
    'story#s1',
    'story#s2',
  ]);
});

test('no feed is left out of a story that is in many, and no process has to build them all', async () => {
  const messages = (await sent({ feeds: feeds(25), stories: ['s1'] })).map(({ message }) => message);
  const along = messages.flatMap((message) => ('story' in message ? (message.feeds ?? []) : []));
  const alone = messages.flatMap((message) => ('feed' in message ? [message.feed] : []));
  expect(along).toHaveLength(10);
  expect([...along, ...alone].sort()).toEqual(feeds(25).sort());
});

test('what is urgent says so in every message, and waits behind no other message of its feed', async () => {
  const all = await sent({ feeds: feeds(12), stories: ['s1'], urgent: true });
  expect(all.map(({ message }) => message.urgent)).toEqual([true, true, true]);
  expect(all.map(({ group }) => group)).toEqual(['urgent#feed-10', 'urgent#feed-11', 'story#s1']);
  expect((await sent({ feeds: ['latest'], stories: ['s1'] }))[0]?.message).not.toHaveProperty('urgent');
});

test('messages of a group are urgent together if one of them is', () => {
  const read = (...messages: BuildMessage[]) => readBuildMessages(messages.map((one) => JSON.stringify(one)));
  expect(read({ feed: 'latest', urgent: true }, { feed: 'latest' })).toEqual({
    feed: 'latest',
    urgent: true,
  });
  expect(read({ story: 's', feeds: ['a'], urgent: true }, { story: 's', feeds: ['b'] })).toEqual({
    story: 's',
    feeds: ['a', 'b'],
    urgent: true,
  });
  expect(read({ feed: 'latest' })).toEqual({ feed: 'latest' });
  expect(() => readBuildMessages(['{"feed":"latest","urgent":"yes"}'])).toThrow();
});

test('only an equal cause makes an equal message', async () => {
  const ids = async (cause: string) =>
    (await sent({ feeds: ['a'], stories: ['s1'] }, cause))[0]?.deduplicationId;
  expect(await ids('one')).toBe(await ids('one'));
  expect(await ids('one')).not.toBe(await ids('two'));
});

test('messages of one story are read as one, the newest version with the feeds of all', () => {
  const written = { id: 's1', digest: 'd' };
  const bodies = [
    { story: 's1', feeds: ['a', 'b'] },
    { story: 's1' },
    { story: 's1', written, feeds: ['b', 'c'] },
  ].map((body) => JSON.stringify(body));
  expect(readBuildMessages(bodies)).toEqual({ story: 's1', written, feeds: ['a', 'b', 'c'] });
  expect(readBuildMessages(['{"feed":"a"}', '{"feed":"a"}'])).toEqual({ feed: 'a' });
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"feed":""}',
  '{"feed":1}',
  '{"story":"s","feeds":"a"}',
  '{"story":"s","feeds":["a",1]}',
  '{"story":"s","feeds":[""]}',
  '{"story":"s","written":{"id":"s"}}',
])('a message of another shape is refused: %s', (body) => {
  expect(() => readBuildMessages([body])).toThrow('shape');
  expect(() => readBuildMessages([body, '{"story":"s"}'])).toThrow('shape');
});
