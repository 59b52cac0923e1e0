import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '../../../functions/store/dynamodb/table.ts';
import { Agencies } from '../../../functions/store/entities/people/agencies.ts';
import { tableOn } from './emulators.ts';

const at = (hour: number): string => `2026-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

describe.each([
  ['the native emulator', tableOn('native')],
  ['the emulator in plain JavaScript', tableOn('dynalite')],
])('keys of an agency on %s', (_name, implementation) => {
  let opened: { value: Table; close(): Promise<void> };
  beforeAll(async () => {
    opened = await implementation.open();
  });
  afterAll(() => opened.close());

  test('are replaced again and again, by one of two who do so at the same time', async () => {
    const agencies = new Agencies(opened.value);
    const first = await agencies.create({ id: 'north', name: 'North', ratePerSecond: 1, policy: {} });
    const second = await agencies.rotateKey('north', at(2), at(1));
    const both = await Promise.all([1, 2].map(() => agencies.rotateKey('north', at(2), at(1))));
    const third = both.filter((key) => key !== undefined);
    expect(third).toHaveLength(1);
    const isValid = (key: string | undefined, hour: number) => agencies.authenticate(key ?? '', at(hour));
    for (const key of [first, second, ...third]) expect(await isValid(key, 1)).toMatchObject({ id: 'north' });
    expect(await isValid(second, 3)).toBeUndefined();
    expect(await isValid(third[0], 3)).toMatchObject({ id: 'north' });
  });
});
