import { beforeAll, expect, test } from 'vitest';
import { Fingerprints } from '../../functions/store/entities/stories/fingerprints.ts';
import { asJson, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
let other: Record<string, string>;
beforeAll(async () => {
  desk = await sharedDesk('clusters');
  other = { ...asJson, authorization: `Bearer ${await desk.addAgency('clusters-other')}` };
});

const paragraphs = [
  'The harbour board of Lindenau voted on Tuesday to close the old container terminal within five years, ending a debate that had divided the city since the flood.',
  'The board said the ground under the eastern quay had sunk by eleven centimetres and that repairs would cost more than a new terminal further down the river.',
  'Dockers called the decision hasty and said they would ask a court to look at it before the first crane is taken down in spring.',
];
const body = (extra = '') =>
  [...paragraphs, extra]
    .filter(Boolean)
    .map((text) => `<p>${text}</p>`)
    .join('');
/** The story as it was stored; one that is not accepted has no cluster either, and would pass what is expected here. */
const send = async (fields: Record<string, unknown>, headers = asJson as Record<string, string>) => {
  const upload = JSON.stringify({ headline: 'Terminal to close', body: body(), ...fields });
  const [result] = (await desk.submit(upload, headers)).json.results ?? [];
  if (!result?.story?.id) throw new Error(`The story was not accepted: ${result?.status}`);
  return result.story;
};

test('the same wire copy sent by two agencies is one cluster; another story is not in it', async () => {
  const first = await send({ guid: 'wire-1' });
  const copy = await send(
    {
      guid: 'their-7',
      headline: 'Lindenau closes terminal',
      body: body('With a line of their own at the end.'),
    },
    other,
  );
  expect(first.clusterId).toBe(first.id);
  expect(copy.clusterId).toBe(first.id);
  const different = await send({
    guid: 'wire-2',
    headline: 'Choir wins prize',
    body: '<p>The youth choir of the town won the first prize of a contest in the north on Sunday, singing three songs that its leader wrote over the winter for exactly this day and this hall.</p>',
  });
  expect(different.clusterId).toBe(different.id);
});

test('a later version stays in its cluster', async () => {
  const put = await desk.call(
    'PUT',
    '/v1/articles/their-7',
    JSON.stringify({ headline: 'Terminal closes', body: body('Quite another ending.') }),
    other,
  );
  const first = (await desk.call('GET', '/v1/articles/wire-1')).json as { id?: string };
  expect(put.json.results?.[0]?.story?.clusterId).toBe(first.id);
});

test('a story is no longer found by a text that it had before', async () => {
  const text = (words: string) =>
    `<p>${words} ${'The ferry company named no date and no price, and said that it would tell both in the spring.'.repeat(3)}</p>`;
  const first = await send({ guid: 'ferry', body: text('The ferry line will be sold, its owner said.') });
  await send({ guid: 'ferry', body: body('Wholly another text.'), version: 2 });
  const copy = await send(
    { guid: 'copy', body: text('The ferry line will be sold, its owner said.') },
    other,
  );
  expect(copy.clusterId).toBe(copy.id);
  expect(copy.clusterId).not.toBe(first.id);
});

test('of many stories that share a band the newest are kept, in rows that stay small', async () => {
  const bands = (n: number) => [`0:${n.toString(16).padStart(4, '0')}`, '1:beef'];
  const id = (n: number) => `story-${n}`.padEnd(36, '-');
  const fingerprints = new Fingerprints(desk.table);
  const now = Date.now();
  for (let n = 0; n < 40; n++) {
    const found = await fingerprints.bands(bands(n), now);
    const fingerprint = n.toString(16).padStart(16, '0');
    await desk.table.writeMany(
      Fingerprints.rows(found, { storyId: id(n), fingerprint, until: Fingerprints.until(now) }, now),
    );
  }
  const [own, shared] = await fingerprints.bands(bands(39), now);
  expect(own?.stories.map(({ storyId }) => storyId)).toEqual([id(39)]);
  expect(shared?.stories.at(-1)?.storyId).toBe(id(39));
  expect(shared?.stories.length).toBeGreaterThanOrEqual(10);
  const row = await desk.table.get({ pk: 'BAND#1:beef', sk: 'STORIES' });
  expect(JSON.stringify(row).length).toBeLessThanOrEqual(1024);
  const later = await fingerprints.bands(bands(39), now + 4 * 86_400_000);
  expect(later.flatMap(({ stories }) => stories)).toEqual([]);
});

test('a killed story and an embargoed one are joined with nothing', async () => {
  const text = (n: number) =>
    `<p>${paragraphs[1]} ${'The mayor of the town said nothing of it.'.repeat(2)} Case ${n}.</p>`;
  const killed = await send({ guid: 'to-kill', body: text(1) });
  await desk.call('DELETE', '/v1/articles/to-kill', '{"reason":"Legal"}', asJson);
  const afterKill = await send({ guid: 'after-kill', body: text(1) }, other);
  expect(afterKill.clusterId).not.toBe(killed.id);

  const held = await send({
    guid: 'held',
    body: body('Held.'),
    embargoed: new Date(Date.now() + 3_600_000).toISOString(),
  });
  expect(held.clusterId).toBeUndefined();
});
