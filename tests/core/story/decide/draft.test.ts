import { describe, expect, test } from 'vitest';
import { decideDraft, type IncomingStory } from '../../../../functions/core/story/decide/draft.ts';
import { killedUnseen } from '../../../../functions/core/story/versioning.ts';
import { inAnHour, incoming, now, published, stored } from './stories.ts';

const shown = { published: '2026-11-30T11:00:01.000Z' };
const free = { held: false };
const decide = (one: IncomingStory, current = stored({}, shown).current, facts = free) =>
  decideDraft(one, current, facts, now);

describe('a story that is new', () => {
  test('is published as version 1, or as it is numbered', () => {
    expect(decideDraft(incoming(), undefined, free, now)).toMatchObject({
      kind: 'publish',
      story: { id: 'story', version: 1, provenance: { receipt: 'receipt-2', format: 'json' } },
    });
    expect(published(decideDraft(incoming({}, { version: 7 }), undefined, free, now)).version).toBe(7);
  });

  test('keeps the guid under which the story came first', () => {
    expect(published(decide(incoming({ headline: 'New' }, { guid: 'another' }))).guid).toBe('guid');
  });

  test('may be under an embargo', () => {
    const held = incoming({ embargoed: inAnHour });
    expect(decideDraft(held, undefined, free, now).kind).toBe('publish');
  });
});

describe('a version that is not newer', () => {
  const older = incoming({ headline: 'Older' }, { version: 1 });
  const current = stored({}, { ...shown, version: 3 }).current;

  test('is history, once', () => {
    const decision = decide(older, current);
    expect(decision).toMatchObject({
      kind: 'history',
      story: { version: 1, headline: 'Older' },
      warnings: [{ code: 'superseded', detail: expect.stringContaining('Version 3') }],
    });
  });

  test('is known when it is in the history, accepted for the receipt that brought it', () => {
    const known = { digest: older.digest, receipt: 'receipt-2', object: 'key' };
    expect(decide(older, current, { held: false, ...{ known } })).toMatchObject({
      kind: 'known',
      status: 'accepted',
      version: 1,
      object: 'key',
    });
    const others = { held: false, ...{ known: { ...known, receipt: 'receipt-0' } } };
    expect(decide(older, current, others)).toMatchObject({ kind: 'known', status: 'duplicate' });
  });

  test('is a conflict when its number has other content, in the history or as the current one', () => {
    const known = { digest: 'other', receipt: 'receipt-0', object: 'key' };
    const refusal = {
      kind: 'refuse',
      reason: 'version-conflict',
      problems: [{ pointer: '/version' }],
    };
    expect(decide(older, current, { held: false, ...{ known } })).toMatchObject({ ...refusal, version: 1 });
    const same = incoming({ headline: 'Other' }, { version: 3 });
    expect(decide(same, current)).toMatchObject({ ...refusal, version: 3 });
  });

  test('is not stored when its own date is older than the current one', () => {
    const dated = incoming(
      { headline: 'Yesterday', versionCreated: '2026-11-29T11:00:00.000Z' },
      { dated: true },
    );
    expect(decide(dated, current)).toMatchObject({
      kind: 'known',
      version: 3,
      object: current.object,
      warnings: [{ code: 'older-than-current' }],
    });
  });
});

describe('a duplicate', () => {
  test('repeats the current version: accepted for its own receipt, however often', () => {
    const first = incoming({}, { receipt: 'receipt-1' });
    for (const one of [first, { ...first, correction: true }])
      expect(decide(one)).toMatchObject({ kind: 'repeat', status: 'accepted', story: { version: 1 } });
    expect(decide(incoming())).toMatchObject({ kind: 'repeat', status: 'duplicate' });
  });
});

describe('a correction', () => {
  test('is the next version, and brings a killed story back', () => {
    const correction = incoming({ headline: 'Corrected' }, { correction: true });
    expect(published(decide(correction)).version).toBe(2);
    const killed = stored({ pubStatus: 'canceled' }, { ...shown, version: 2 }).current;
    expect(published(decide(correction, killed))).toMatchObject({ version: 3, pubStatus: 'usable' });
  });
});

describe('a story that an operator has to check', () => {
  test('is quarantined for what the normaliser found, whatever its content', () => {
    const quarantine = { code: 'embargo-unreadable', detail: 'x' };
    expect(decide(incoming({}, { quarantine }))).toMatchObject({ kind: 'quarantine', reason: quarantine });
  });

  test('is quarantined while the story is killed', () => {
    const killed = stored({ pubStatus: 'canceled' }, { ...shown, version: 2 }).current;
    expect(decide(incoming(), killed)).toMatchObject({ kind: 'quarantine', reason: { code: 'killed' } });
    const unseen = stored({ pubStatus: 'canceled' }, { version: killedUnseen }).current;
    const numbered = incoming({}, { version: 9 });
    expect(decide(numbered, unseen)).toMatchObject({ kind: 'quarantine', story: { version: 9 } });
  });

  test('is quarantined while an operator holds the story, but for a kill', () => {
    const held = stored({ pubStatus: 'withheld' }, { ...shown, version: 2 }).current;
    expect(decide(incoming(), held, { held: true })).toMatchObject({
      kind: 'quarantine',
      reason: { code: 'held' },
    });
    const kill = incoming({ pubStatus: 'canceled', headline: 'KILL', text: 'x' });
    expect(decide(kill, held, { held: true }).kind).toBe('publish');
  });
});

describe('a kill that is sent as a story', () => {
  test('takes the text away and keeps the headline under which the story is known', () => {
    const kill = incoming({ pubStatus: 'canceled', headline: 'KILL KILL', summary: 'Poison' });
    const story = published(decide(kill));
    expect(story).toMatchObject({ version: 2, headline: 'Bridge opens', text: '', body: '', wordCount: 0 });
    expect(story.summary).toBeUndefined();
  });

  test('is repeated for its own receipt, although its headline was replaced', () => {
    const kill = incoming({ pubStatus: 'canceled', headline: 'KILL KILL' });
    const { digest, version, headline, pubStatus } = published(decide(kill));
    const current = { ...stored({}, shown).current, digest, version, headline, pubStatus };
    expect(decide(kill, { ...current, receipt: 'receipt-2' })).toMatchObject({
      kind: 'repeat',
      status: 'accepted',
    });
  });
});

describe('a late embargo', () => {
  const embargoed = { headline: 'Not yet', embargoed: inAnHour };

  test('is refused once readers have the story', () => {
    expect(decide(incoming(embargoed))).toMatchObject({
      kind: 'refuse',
      reason: 'late-embargo',
      problems: [{ pointer: '/embargoed', detail: expect.stringContaining('version 1 stays published') }],
    });
  });

  test('holds nothing back when it is over, when nobody has seen the story, and for a kill', () => {
    expect(decide(incoming({ ...embargoed, embargoed: now })).kind).toBe('publish');
    expect(decide(incoming(embargoed), stored({ embargoed: inAnHour }).current).kind).toBe('publish');
    expect(decide(incoming({ ...embargoed, pubStatus: 'canceled' })).kind).toBe('publish');
  });
});

describe('a correction whose document states a guid', () => {
  const correction = (statedGuid: string) =>
    incoming({ headline: 'New' }, { correction: true, statedGuid, id: 'story' });

  test('is refused when that is of another story', () => {
    expect(decide(correction('another'))).toMatchObject({
      kind: 'refuse',
      reason: 'other-guid',
      problems: [{ pointer: '/guid', detail: expect.stringContaining('"another"') }],
    });
  });

  test('is taken when that is of the story itself', () => {
    for (const own of ['guid', 'story', 'urn:uuid:story'])
      expect(decide(correction(own))).toMatchObject({ warnings: [] });
  });

  test('is taken with a warning when the story came without a guid', () => {
    const { current } = stored({}, { ...shown, guid: `urn:sha256:${'0'.repeat(64)}` });
    expect(decide(correction('another'), current)).toMatchObject({
      kind: 'publish',
      warnings: [{ code: 'guid-ignored' }],
    });
  });
});

test('a kill of a story that never came is told so', () => {
  const kill = incoming({ pubStatus: 'canceled' });
  expect(decideDraft(kill, undefined, free, now)).toMatchObject({
    story: { version: killedUnseen },
    warnings: [{ code: 'not-seen-yet' }],
  });
  expect(decide(kill)).toMatchObject({ story: { version: 2 }, warnings: [] });
});

describe('a text that has nothing in common with the current version', () => {
  const other = incoming({ headline: 'Another story' });
  const unrelated = { held: false, unrelated: true };

  test('is published with a warning, or quarantined where the policy says so', () => {
    expect(decide(other, undefined, unrelated)).toMatchObject({
      kind: 'publish',
      warnings: [{ code: 'unrelated-version', detail: expect.stringContaining('Bridge opens') }],
    });
    expect(decide({ ...other, unrelatedVersions: 'hold' }, undefined, unrelated)).toMatchObject({
      kind: 'quarantine',
      reason: { code: 'unrelated-version' },
    });
  });

  test('is no matter for a kill', () => {
    const kill = incoming({ pubStatus: 'canceled' }, { unrelatedVersions: 'hold' });
    expect(decide(kill, undefined, unrelated)).toMatchObject({ kind: 'publish', warnings: [] });
  });
});
