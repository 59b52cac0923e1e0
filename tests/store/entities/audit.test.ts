import { describe, expect, test } from 'vitest';
import { entityOf, rowProblem } from '../../../functions/operations/transfer/entities.ts';
import { Audit } from '../../../functions/store/entities/people/audit.ts';
import { memoryTable } from '../../doubles/table.ts';

const act = (at: string, more: Partial<{ act: string; subject: string }> = {}) => ({
  at,
  by: 'arn:aws:iam::111111111111:user/editor',
  act: 'agency.suspend',
  subject: 'north-wire',
  details: { reason: 'test' },
  ...more,
});
const year = { since: '2026-01-01T00:00:00.000Z', until: '2026-12-31T23:59:59.999Z' };
const list = (audit: Audit, { since, until } = year) => Array.fromAsync(audit.newestFirst(since, until));

describe('acts of operators', () => {
  test('are listed newest first, across months, and no others than asked for', async () => {
    const audit = new Audit(memoryTable());
    const times = ['2026-03-31T23:59:59.000Z', '2026-04-01T00:00:00.000Z', '2026-11-30T10:00:00.000Z'];
    for (const at of times) await audit.note(act(at));
    expect((await list(audit)).map(({ at }) => at)).toEqual(times.toReversed());
    const spring = { since: '2026-04-01T00:00:00.000Z', until: '2026-04-30T00:00:00.000Z' };
    expect((await list(audit, spring)).map(({ at }) => at)).toEqual(times.slice(1, 2));
  });

  test('of one moment are all kept', async () => {
    const audit = new Audit(memoryTable());
    const at = '2026-11-30T10:00:00.000Z';
    await Promise.all([audit.note(act(at)), audit.note(act(at)), audit.note(act(at))]);
    expect(await list(audit)).toHaveLength(3);
  });

  test('that failed say why; the others say nothing', async () => {
    const audit = new Audit(memoryTable());
    const failed = await audit.note(act('2026-11-30T10:00:00.000Z'));
    await audit.note(act('2026-11-30T10:00:01.000Z'));
    await failed('there is no agency north-wire');
    expect((await list(audit)).map((one) => one.failed)).toEqual([
      undefined,
      'there is no agency north-wire',
    ]);
  });

  test('are rows that an export carries, with an end', async () => {
    const table = memoryTable();
    await new Audit(table).note(act('2026-11-30T10:00:00.000Z'));
    const { rows } = await table.page<{ pk: string; sk: string; expiresAt: number }>('AUDIT#2026-11');
    const [row] = rows;
    if (!row) throw new Error('There is no row');
    expect(entityOf(row)).toBe('audit');
    expect(rowProblem('audit', { ...row })).toBeUndefined();
    expect(new Date(row.expiresAt * 1000).getUTCFullYear()).toBe(2028);
  });
});
