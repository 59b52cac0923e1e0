import { expect, test } from 'vitest';
import { entityOf, rowProblem } from '../../../functions/operations/transfer/entities.ts';
import type { Table } from '../../../functions/store/dynamodb/table.ts';
import { type CountedUpload, Hours, otherAgencies } from '../../../functions/store/entities/hours.ts';
import { memoryTable } from '../../doubles/table.ts';

const hour = '2026-11-30T12';
const upload = (second: number, more: Partial<CountedUpload> = {}): CountedUpload => ({
  at: `${hour}:00:${String(second).padStart(2, '0')}.000Z`,
  id: `receipt-${second}`,
  agency: 'north',
  counts: { accepted: 1, duplicate: 0, quarantined: 0, refused: 0 },
  refusedBy: {},
  ...more,
});
const refused = (code: string) => ({
  counts: { accepted: 0, duplicate: 0, quarantined: 0, refused: 2 },
  refusedBy: { [code]: 2 },
});

test('uploads of an hour are added up by agency and reason, however they come', async () => {
  const hours = new Hours(memoryTable());
  await hours.count(hour, [upload(1), upload(2, { agency: 'south', ...refused('invalid') })]);
  await hours.count(hour, [upload(3), upload(4, { agency: 'south', ...refused('conflict') })]);
  const [row] = await hours.between(hour, hour);
  expect(row?.agencies).toEqual({
    north: { accepted: 2, duplicate: 0, quarantined: 0, refused: 0, refusedBy: {} },
    south: {
      accepted: 0,
      duplicate: 0,
      quarantined: 0,
      refused: 4,
      refusedBy: { invalid: 2, conflict: 2 },
    },
  });
});

test('a walk that is repeated after a crash counts no upload twice', async () => {
  const hours = new Hours(memoryTable());
  await hours.count(hour, [upload(1), upload(2)]);
  await hours.count(hour, [upload(1), upload(2), upload(3)]);
  const [row] = await hours.between(hour, hour);
  expect(row?.agencies.north?.accepted).toBe(3);
});

test('agencies beyond the bound are counted together', async () => {
  const hours = new Hours(memoryTable());
  const many = Array.from({ length: 503 }, (_, at) => upload(1, { agency: `agency-${at}` }));
  await hours.count(hour, many);
  const [row] = await hours.between(hour, hour);
  expect(Object.keys(row?.agencies ?? {})).toHaveLength(501);
  expect(row?.agencies[otherAgencies]?.accepted).toBe(3);
});

test('times and counts do not displace one another, and an hour is found among others', async () => {
  const hours = new Hours(memoryTable());
  await hours.setVisible(hour, { 40: 1 });
  await hours.count(hour, [upload(1)]);
  await hours.setVisible(hour, { 40: 2 });
  await hours.count('2026-11-30T13', [{ ...upload(1), at: '2026-11-30T13:00:01.000Z' }]);
  const rows = await hours.between('2026-11-30T10', '2026-11-30T13');
  expect(rows.map((row) => [row.hour, row.visible, row.agencies.north?.accepted])).toEqual([
    [hour, { 40: 2 }, 1],
    ['2026-11-30T13', undefined, 1],
  ]);
  expect(await hours.between('2026-11-30T13', '2026-11-30T20')).toHaveLength(1);
});

test('two writers at once lose nothing', async () => {
  const hours = new Hours(memoryTable());
  await Promise.all([hours.count(hour, [upload(1)]), hours.setVisible(hour, { 40: 1 })]);
  const [row] = await hours.between(hour, hour);
  expect([row?.agencies.north?.accepted, row?.visible]).toEqual([1, { 40: 1 }]);
});

test('what cannot be written is an error, and not a loss', async () => {
  const table = memoryTable();
  const always = { get: async () => undefined, change: async () => undefined } as never as Table;
  await expect(new Hours(always).count(hour, [upload(1)])).rejects.toThrow(hour);
  expect(await new Hours(table).between(hour, hour)).toEqual([]);
});

test('a row is kept for ninety days, and an export may hold it', async () => {
  const table = memoryTable();
  await new Hours(table).count(hour, [upload(1)]);
  const rows = await Array.fromAsync(
    table.rows<Record<string, unknown> & { pk: string; sk: string }>('HOURS'),
  );
  const [row] = rows;
  expect(row?.expiresAt).toBe(Date.parse(`${hour}:00:00Z`) / 1000 + 90 * 86_400);
  if (!row) throw new Error('no row');
  expect(entityOf(row)).toBe('hour');
  expect(rowProblem('hour', row)).toBeUndefined();
});
