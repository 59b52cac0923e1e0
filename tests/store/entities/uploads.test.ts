import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FinishedUpload, Uploads } from '../../../functions/store/entities/uploads/uploads.ts';
import { memoryTable } from '../../doubles/table.ts';

const upload = (second: number): FinishedUpload => ({
  at: new Date(Date.UTC(2026, 10, 30, 12, 0, second)).toISOString(),
  id: `receipt-${second}`,
});
const all = (uploads: Uploads, agency: string, until?: string): Promise<FinishedUpload[]> =>
  Array.fromAsync(uploads.newestFirst(agency, until));
const range = (from: number, to: number): FinishedUpload[] =>
  Array.from({ length: to - from }, (_, at) => upload(from + at));

test('uploads of an agency come newest first, many in a row, and no others', async () => {
  const table = memoryTable();
  const uploads = new Uploads(table);
  await uploads.add(
    new Map([
      ['north', range(0, 450)],
      ['south', [upload(7)]],
    ]),
  );
  expect(await all(uploads, 'north')).toEqual(range(0, 450).toReversed());
  expect(await all(uploads, 'south')).toEqual([upload(7)]);
  expect(await all(uploads, 'east')).toEqual([]);
  expect(await Array.fromAsync(table.rows('UPLOADS#north'))).toHaveLength(3);
});

test('uploads up to an instant are found in rows that reach beyond it', async () => {
  const uploads = new Uploads(memoryTable());
  await uploads.add(new Map([['north', range(0, 450)]]));
  expect(await all(uploads, 'north', upload(320).at)).toEqual(range(0, 321).toReversed());
  expect(await all(uploads, 'north', '2026-11-30T11:00:00.000Z')).toEqual([]);
});

test('every upload comes once and in order, however often a walk was begun again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(60), fc.nat(40)), { minLength: 1, maxLength: 6 }),
      async (walks) => {
        const uploads = new Uploads(memoryTable());
        const known = new Map<string, FinishedUpload>();
        for (const [from, length] of walks) {
          const found = range(from, from + length);
          await uploads.add(new Map([['north', found]]));
          for (const one of found) known.set(one.id, one);
        }
        const expected = [...known.values()].sort((one, other) => (one.at < other.at ? 1 : -1));
        expect(await all(uploads, 'north')).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});
