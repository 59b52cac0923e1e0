import { beforeEach, expect, test } from 'vitest';
import { heldStories } from '../../../cli/lib/held-stories.ts';
import type { DoctorPorts } from '../../../functions/operations/doctor/check.ts';
import { withheldListed } from '../../../functions/operations/doctor/checks/story-rows.ts';
import { waitingForPerson } from '../../../functions/pipeline/recovery/count-waiting.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import type { Table } from '../../../functions/store/dynamodb/table.ts';
import { Quarantine } from '../../../functions/store/entities/stories/quarantine.ts';
import { Stories, type StoryRow } from '../../../functions/store/entities/stories/stories.ts';
import { memoryObjects } from '../../doubles/objects.ts';
import { memoryTable } from '../../doubles/table.ts';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 30, 12, 0, seconds)).toISOString();

let table: Table;
let stories: Stories;
let quarantine: Quarantine;
let logged: Record<string, unknown>[];
beforeEach(() => {
  table = memoryTable();
  stories = new Stories(table, memoryObjects());
  quarantine = new Quarantine(table);
  logged = [];
});

const store = (id: string, more: Partial<StoryRow>, seen?: number) =>
  stories.advance(
    {
      id,
      agency: 'north',
      guid: id,
      version: (seen ?? 0) + 1,
      digest: 'digest',
      versionCreated: at(0),
      pubStatus: 'usable',
      headline: `Story ${id}`,
      receipt: 'receipt',
      object: 'object',
      storedAt: at(0),
      ...more,
    },
    [],
    more.embargoed === undefined ? at(0) : undefined,
    { version: seen },
  );

const keep = (storyId: string, agency: string, code: string, receipt = 'receipt') =>
  quarantine.keep({
    storyId,
    agency,
    headline: storyId,
    receipt,
    object: 'object',
    at: at(1),
    code,
    detail: '',
  });

const wait = () =>
  waitingForPerson({
    stories,
    quarantine,
    log: { info: () => {}, error: () => {}, warn: (_, details) => void logged.push(details) },
  });

const listed = async (...given: [status: 'withheld' | 'quarantined' | 'embargoed', only?: object]) =>
  (await Array.fromAsync(heldStories({ stories, quarantine }, ...given))).map(({ storyId, code }) => [
    storyId,
    code,
  ]);

test('what waits for a person is counted, by agency and reason', async () => {
  expect(await wait()).toBe(0);
  expect(logged).toEqual([]);
  await store('unreadable', { pubStatus: 'withheld', withheldFor: 'embargo-unreadable' });
  await store('held', { pubStatus: 'withheld', withheldFor: 'held' });
  await store('own', { pubStatus: 'withheld', withheldFor: 'withheld' });
  await store('shown', {});
  await keep('a', 'south', 'no-text');
  await keep('b', 'south', 'no-text');
  expect(await wait()).toBe(3);
  expect(logged).toEqual([
    {
      count: 3,
      reasons: [
        { agency: 'south', code: 'no-text', count: 2 },
        { agency: 'north', code: 'embargo-unreadable', count: 1 },
      ],
    },
  ]);
});

test('a story is listed while it is held, and no longer', async () => {
  await store('unreadable', { pubStatus: 'withheld', withheldFor: 'embargo-unreadable', storedAt: at(2) });
  await store('own', { pubStatus: 'withheld', withheldFor: 'withheld', storedAt: at(1), agency: 'south' });
  await store('embargoed', { embargoed: at(3600) });
  await keep('waiting', 'south', 'no-text');
  expect(await listed('withheld')).toEqual([
    ['own', 'withheld'],
    ['unreadable', 'embargo-unreadable'],
  ]);
  expect(await listed('withheld', { agency: 'north' })).toEqual([['unreadable', 'embargo-unreadable']]);
  expect(await listed('quarantined', { agency: 'north' })).toEqual([]);
  expect(await listed('quarantined', { code: 'no-text' })).toEqual([['waiting', 'no-text']]);
  expect(await listed('embargoed')).toEqual([['embargoed', 'embargo']]);
  await store('unreadable', {}, 1);
  await store('embargoed', {}, 1);
  await quarantine.released('waiting', 'receipt', at(9), 1);
  expect(await listed('withheld')).toEqual([['own', 'withheld']]);
  expect(await listed('embargoed')).toEqual([]);
  expect(await listed('quarantined')).toEqual([]);
  expect((await stories.get('unreadable'))?.withheldFor).toBeUndefined();
  expect(await quarantine.get('waiting', 'receipt')).toMatchObject({ releasedAs: 1 });
});

test('the doctor lists what version 0.2.0 has withheld', async () => {
  await store('old', { pubStatus: 'withheld' });
  await table.change(keys.story('old'), { update: 'REMOVE wpk, wsk' });
  const ports = { stories } as unknown as DoctorPorts;
  const find = () => withheldListed.find(ports, 'old', { patienceMs: 0, orphanAgeMs: 0, pages: 'newest' });
  expect(await listed('withheld')).toEqual([]);
  const [trouble] = await find();
  expect(trouble).toMatchObject({ detail: 'version 1' });
  if (trouble) await withheldListed.repair?.(ports, 'old', trouble);
  expect(await listed('withheld')).toEqual([['old', 'withheld']]);
  expect(await find()).toEqual([]);
});
