import { expect, test } from 'vitest';
import { listReceipts } from '../../../functions/pipeline/lists/receipts.ts';
import { memoryDesk } from '../desk/in-memory.ts';

const body = '<p>The new bridge over the river opened on Monday, a month ahead of plan, the city said.</p>';
const story = (guid: string, more: object = {}) => ({ guid, headline: `Story ${guid}`, body, ...more });

test('the reconciler counts what was finished, and how long it took until readers saw it', async () => {
  const desk = memoryDesk();
  await desk.addAgency('north');
  await desk.send('north', story('first'));
  await desk.settle();
  // The first build of a feed shows what is not new; times are of the ones after it.
  await desk.send('north', story('second'));
  await desk.settle();
  await desk.wait(120_000);
  const [row] = await desk.ports.hours.between('2026-11-30T12', '2026-11-30T12');
  expect(row?.agencies.north).toMatchObject({ accepted: 2, refused: 0 });
  expect(Object.values(row?.visible ?? {})).toEqual([1]);
});

test('a quiet desk writes no numbers', async () => {
  const desk = memoryDesk();
  await desk.addAgency('north');
  await desk.send('north', story('first'));
  await desk.settle();
  await desk.wait(120_000);
  await desk.wait(3 * 3_600_000, 600_000);
  expect(await desk.ports.hours.between('2026-11-30T13', '2026-11-30T23')).toEqual([]);
});

test('an agency finds its uploads newest first, those before and after the last run of the reconciler', async () => {
  const desk = memoryDesk();
  for (const id of ['north', 'south']) await desk.addAgency(id);
  const found = async (agency: string, more = {}) =>
    (await listReceipts(desk.ports as never, { agency, ...more }, 100)).items.map(
      ({ articles: [first] }) => first?.guid,
    );
  for (const guid of ['a', 'b']) {
    await desk.send('north', story(guid));
    await desk.send('south', story(`${guid}-south`));
  }
  expect(await found('north')).toEqual(['b', 'a']);
  await desk.settle();
  await desk.wait(60_000);
  await desk.send('north', story('c'));
  expect(await found('north')).toEqual(['c', 'b', 'a']);
  await desk.settle();
  await desk.wait(60_000);
  await desk.send('north', story('d'));
  expect(await found('north')).toEqual(['d', 'c', 'b', 'a']);
  expect(await found('south')).toEqual(['b-south', 'a-south']);
  const state = await desk.ports.reconcilerStates.get();
  // What was finished before the desk had these lists is found by the index.
  await desk.ports.reconcilerStates.put({
    ...state,
    behind: {},
    checkedUntil: state?.checkedUntil ?? '',
    listedSince: state?.checkedUntil ?? '',
  });
  expect(await found('north')).toEqual(['d', 'c', 'b', 'a']);
});
