import { afterAll, beforeAll, expect, test } from 'vitest';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { define } from './operator.ts';

let desk: TestDesk;
let other: Record<string, string>;
beforeAll(async () => {
  desk = await openDesk();
  other = { ...asJson, authorization: `Bearer ${await desk.addAgency('other')}` };
});
afterAll(() => desk.close());

const submit = async (fields: Record<string, unknown>, headers = asJson as Record<string, string>) => {
  const { status, json } = await desk.submit(article(fields), headers);
  expect(status).toBe(202);
  const [result] = json.results ?? [];
  return { id: result?.storyId ?? '', warnings: result?.warnings.map(({ code }) => code) };
};
const live = async (feed: string) =>
  (await desk.feed(feed))?.items.filter((item) => item._tombstone === undefined);
const shows = (feed: string, wanted: string[]) =>
  eventually(async () => {
    const items = await live(feed);
    return JSON.stringify(items?.map(({ title }) => title)) === JSON.stringify(wanted) && items;
  });

test('a text that was under an embargo is one cluster with the same text sent plain', async () => {
  const copies = { id: 'copies', title: 'Copies', description: 'Each once', onePerCluster: true };
  await define({ ...copies, filter: { keyword: ['copies'] } });
  await submit({
    guid: 'before',
    headline: 'Before both',
    keywords: ['copies'],
    body: '<p>Quiet so far.</p>',
  });
  const text = {
    keywords: ['copies'],
    body: `<p>${'The lock keepers of the old canal go on strike from Monday, their union told the port in a letter. '.repeat(3)}</p>`,
  };
  const embargoed = new Date(Date.now() + 3_000).toISOString();
  const ids = [
    (await submit({ guid: 'held', headline: 'Strike', embargoed, ...text })).id,
    (await submit({ guid: 'plain', headline: 'Strike', ...text }, other)).id,
  ];
  const inLatest = await eventually(async () => {
    const items = (await desk.feed('latest'))?.items.filter(({ title }) => title === 'Strike');
    return items?.length === 2 && items;
  });
  // Which of them is published first depends on the load of the machine.
  const founder = inLatest[0]?._dateline?.clusterId ?? '';
  expect(ids).toContain(founder);
  expect(inLatest.map(({ _dateline }) => _dateline?.clusterId)).toEqual([founder, founder]);
  const held = await desk.call('GET', `/v1/articles/${ids[0]}`);
  expect(held.json).toMatchObject({ clusterId: founder });
  await submit({ guid: 'after', headline: 'After both', keywords: ['copies'], body: '<p>Quiet again.</p>' });
  const items = await shows('copies', ['After both', 'Strike', 'Before both']);
  expect(items[1]?.id).toBe(`urn:uuid:${founder}`);
  const headers = founder === ids[0] ? asJson : other;
  const killed = await desk.call('DELETE', `/v1/articles/${founder}`, '{"reason":"Wrong"}', headers);
  expect(killed.status).toBe(202);
  await eventually(
    async () => (await live('copies'))?.[1]?.id === `urn:uuid:${ids.find((id) => id !== founder)}`,
  );
});

test('a rewrite that would close a loop is published with a warning, and corrections are shown', async () => {
  const sent = [];
  // The second comes before the story that it evolved from, and the third would close the loop.
  for (const [guid, evolvedFrom] of [
    ['l-1', 'l-3'],
    ['l-3', 'l-2'],
    ['l-2', 'l-1'],
  ])
    sent.push(await submit({ guid, evolvedFrom, headline: `Story ${guid}` }));
  expect(sent.map(({ warnings }) => warnings)).toEqual([[], [], ['evolved-from']]);
  const put = await desk.call(
    'PUT',
    '/v1/articles/l-1',
    article({ headline: 'Corrected', evolvedFrom: 'l-3' }),
    asJson,
  );
  expect(put.json.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });
  await eventually(async () => (await desk.feed('latest'))?.items.some(({ title }) => title === 'Corrected'));
});
