import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineFeed } from '../../functions/pipeline/define-feed.ts';
import { feedsQueue, receiptsQueue, tableDesk } from '../../functions/platform/desk.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const env = (key: string) => process.env[key] ?? '';
const define = (definition: unknown) => {
  const ports = {
    ...tableDesk({ TABLE_NAME: env('TABLE_NAME'), STORIES_BUCKET: env('STORIES_BUCKET') }),
    receiptsQueue: receiptsQueue({ RECEIPTS_QUEUE_URL: env('RECEIPTS_QUEUE_URL') }),
    feedsQueue: feedsQueue({ FEEDS_QUEUE_URL: env('FEEDS_QUEUE_URL') }),
  };
  return defineFeed(ports, definition);
};
const submit = async (guid: string, fields: Record<string, unknown>) => {
  const answer = await desk.submit(article({ guid, headline: `Story ${guid}`, ...fields }), asJson);
  expect(answer.json.results?.[0]?.status).toBe('accepted');
};
const titles = async (feed: string) =>
  (await desk.feed(feed))?.items.filter((item) => item._tombstone === undefined).map((item) => item.title);
const shows = (feed: string, wanted: string[]) =>
  eventually(async () => {
    const found = await titles(feed);
    return JSON.stringify(found) === JSON.stringify(wanted.map((guid) => `Story ${guid}`)) && found;
  });

const rivers = {
  id: 'rivers',
  title: 'Rivers',
  description: 'Stories about rivers',
  filter: { or: [{ keyword: ['river', 'flood'] }, { section: ['Rivers'] }] },
};

describe('a defined feed', () => {
  test('that is not well defined is refused with every reason', async () => {
    const answer = await define({ id: 'Not An Id', title: '', filter: { keywords: ['x'] } });
    const pointers = 'problems' in answer ? answer.problems.map((problem) => problem.pointer) : [];
    expect(pointers).toEqual(
      expect.arrayContaining(['', '/id', '/title', expect.stringMatching(/^\/filter/)]),
    );
    expect('problems' in (await define({ ...rivers, id: 'latest' }))).toBe(true);
  });

  test('holds the stories of before and those that come', async () => {
    await submit('a', { keywords: ['river'] });
    await submit('b', { keywords: ['bread'] });
    expect(await define(rivers)).toMatchObject({ filling: true });
    await submit('c', { section: 'Rivers' });
    await shows('rivers', ['c', 'a']);
    await submit('d', { keywords: ['Flood'] });
    await shows('rivers', ['d', 'c', 'a']);
    await eventually(async () => (await desk.call('GET', '/')).text.includes('Stories about rivers'));
  });

  test('loses a story that is corrected out of it, and a killed one', async () => {
    await desk.call('PUT', '/v1/articles/c', article({ headline: 'Story c', section: 'Bread' }), asJson);
    await shows('rivers', ['d', 'a']);
    await desk.call('DELETE', '/v1/articles/d', '{"reason":"Legal"}', asJson);
    await shows('rivers', ['a']);
  });

  test('changes its filter without a gap for its readers', async () => {
    let watching = true;
    const seen = new Set<string>();
    const watch = (async () => {
      while (watching) {
        seen.add(JSON.stringify(await titles('rivers')));
        await sleep(20);
      }
    })();
    expect(await define({ ...rivers, filter: { keyword: ['river', 'bread'] } })).toMatchObject({
      filling: true,
    });
    await shows('rivers', ['b', 'a']);
    watching = false;
    await watch;
    expect([...seen].sort()).toEqual(
      [JSON.stringify(['Story a']), JSON.stringify(['Story b', 'Story a'])].sort(),
    );
    await submit('e', { keywords: ['bread'] });
    await shows('rivers', ['e', 'b', 'a']);
  });

  test('changes its title, its size and its formats with the next build', async () => {
    const changed = await define({
      ...rivers,
      filter: { keyword: ['river', 'bread'] },
      title: 'Rivers and bread',
      size: 2,
      formats: ['atom', 'json', 'ninjs'],
    });
    expect(changed).toMatchObject({ filling: false });
    await shows('rivers', ['e', 'b']);
    await eventually(async () =>
      (await desk.call('GET', '/feeds/rivers.atom')).text.includes('Rivers and bread'),
    );
    await eventually(async () => (await desk.call('GET', '/feeds/rivers.ninjs')).status === 200);
  });
});
