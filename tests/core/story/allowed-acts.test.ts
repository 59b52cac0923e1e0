import { expect, test } from 'vitest';
import { type ActedStory, type Actor, allowedActs } from '../../../functions/core/story/allowed-acts.ts';
import type { PlacedRow } from '../../../functions/core/story/placement.ts';

const row = (fields: Partial<PlacedRow> = {}): PlacedRow => ({
  pubStatus: 'usable',
  version: 1,
  published: '2026-11-30T12:00:00.000Z',
  ...fields,
});
const withheld = (withheldFor?: PlacedRow['withheldFor']): ActedStory => {
  const { published: _published, ...rest } = row({
    pubStatus: 'withheld',
    ...(withheldFor && { withheldFor }),
  });
  return { row: rest };
};

test.each<[string, Actor, ActedStory, string]>([
  ['a published story', 'agency', { row: row() }, 'correct kill'],
  ['a published story', 'operator', { row: row() }, 'correct hold kill'],
  ['a published story', 'viewer', { row: row() }, ''],
  ['a killed story', 'operator', { row: row({ pubStatus: 'canceled' }) }, 'correct'],
  [
    'a first upload in quarantine',
    'agency',
    { quarantinedFor: 'too-short' },
    'release releaseAt correct refuse',
  ],
  [
    'a first upload in quarantine',
    'operator',
    { quarantinedFor: 'no-text' },
    'release releaseAt correct refuse',
  ],
  ['a first upload in quarantine', 'viewer', { quarantinedFor: 'too-short' }, ''],
  [
    'a quarantined update',
    'agency',
    { row: row(), quarantinedFor: 'too-short' },
    'release correct refuse kill',
  ],
  ['a story that an operator holds', 'agency', withheld('held'), 'correct kill'],
  ['a story that an operator holds', 'operator', withheld('held'), 'release releaseAt correct kill'],
  ['an update of it', 'agency', { ...withheld('held'), quarantinedFor: 'held' }, 'correct refuse kill'],
  [
    'a doubtful update of it',
    'agency',
    { ...withheld('held'), quarantinedFor: 'too-short' },
    'correct refuse kill',
  ],
  [
    'an update that waits after its release',
    'agency',
    { row: row(), quarantinedFor: 'held' },
    'correct refuse kill',
  ],
  ['a story that its agency withholds', 'agency', withheld(), 'release releaseAt correct kill'],
  ['a story that its agency withholds', 'operator', withheld('withheld'), 'correct hold kill'],
  ['an unreadable embargo', 'agency', withheld('embargo-unreadable'), 'release releaseAt correct kill'],
  [
    'an unreadable embargo',
    'operator',
    withheld('embargo-unreadable'),
    'release releaseAt correct hold kill',
  ],
  ['a story that is not there', 'operator', {}, ''],
])('%s: the %s may do what is its right', (_what, actor, story, acts) => {
  expect(allowedActs(actor, story).join(' ')).toBe(acts);
});
