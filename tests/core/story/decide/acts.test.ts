import { describe, expect, test } from 'vitest';
import { NotFoundError } from '../../../../functions/core/errors.ts';
import { heldFormat } from '../../../../functions/core/story/decide/decision.ts';
import { decideKill, type Kill } from '../../../../functions/core/story/decide/kill.ts';
import { decideHold } from '../../../../functions/core/story/decide/operator-hold.ts';
import { decideRelease } from '../../../../functions/core/story/decide/operator-release.ts';
import { canonicalDigest } from '../../../../functions/core/story/digest.ts';
import type { Story } from '../../../../functions/core/story/schema.ts';
import { killedUnseen } from '../../../../functions/core/story/versioning.ts';
import { content, inAnHour, now, published, stored } from './stories.ts';

const shown = { published: '2026-11-30T11:00:01.000Z' };
const operator = { step: 'operator', reason: 'by the operator' };
const act = { receipt: 'receipt-2', receivedAt: now, changes: [operator] };
const kill: Kill = { ...act, changes: [], storyId: 'story', agency: 'agency', reason: 'Legal' };

describe('a kill', () => {
  test('is a version without text, with its reason, and without an embargo', () => {
    const { story, current } = stored({ embargoed: inAnHour, summary: 'Poison' }, shown);
    const killed = published(decideKill(kill, current, { story }));
    expect(killed).toMatchObject({
      version: 2,
      pubStatus: 'canceled',
      headline: 'Bridge opens',
      text: '',
      correctionNote: 'Legal',
      versionCreated: now,
      provenance: { receipt: 'receipt-2', format: 'kill' },
    });
    expect(Object.keys(killed)).not.toEqual(expect.arrayContaining(['embargoed']));
    expect(Object.keys(killed)).not.toEqual(expect.arrayContaining(['summary']));
  });

  test('that comes before its story is version 0 under the guid that it named', () => {
    const decision = decideKill({ ...kill, guid: 'unseen' }, undefined, {});
    expect(decision).toMatchObject({ warnings: [{ code: 'not-seen-yet' }] });
    expect(published(decision)).toMatchObject({ version: killedUnseen, guid: 'unseen', headline: 'unseen' });
  });

  test('is repeated for its own receipt, and a duplicate for another', () => {
    const { story, current } = stored(
      { pubStatus: 'canceled' },
      { ...shown, version: 2, receipt: 'receipt-2' },
    );
    expect(decideKill(kill, current, { story })).toMatchObject({ kind: 'repeat', status: 'accepted' });
    const again = decideKill({ ...kill, receipt: 'receipt-3' }, current, { story });
    expect(again).toMatchObject({ kind: 'repeat', status: 'duplicate', warnings: [] });
  });

  test('warns that a rewrite stays, unless that is gone too', () => {
    const { story, current } = stored({}, shown);
    const warnings = (pubStatus: 'usable' | 'canceled') => {
      const decision = decideKill(kill, current, { story, rewrite: { guid: 'newer', pubStatus } });
      return 'warnings' in decision && decision.warnings;
    };
    expect(warnings('usable')).toMatchObject([
      { code: 'rewritten', detail: expect.stringContaining('newer') },
    ]);
    expect(warnings('canceled')).toEqual([]);
  });
});

describe('a hold', () => {
  test('is a withheld version, marked as the operator\u2019s', () => {
    const { story, current } = stored({}, shown);
    const held = published(decideHold(act, current, story));
    expect(held).toMatchObject({
      version: 2,
      pubStatus: 'withheld',
      text: story.text,
      provenance: { format: heldFormat, changes: [operator], textOf: 1 },
    });
    expect(held.digest).toBe(canonicalDigest(content({ pubStatus: 'withheld' })));
  });

  test('is repeated while the story is held, but not where its agency withholds it', () => {
    const withheld = (format: string, receipt: string) =>
      stored({ pubStatus: 'withheld' }, { ...shown, receipt, provenance: { receipt, format, changes: [] } });
    const own = withheld(heldFormat, 'receipt-2');
    expect(decideHold(act, own.current, own.story)).toMatchObject({ kind: 'repeat', status: 'accepted' });
    const other = withheld(heldFormat, 'receipt-1');
    expect(decideHold(act, other.current, other.story)).toMatchObject({
      kind: 'repeat',
      status: 'duplicate',
    });
    const agencys = withheld('json', 'receipt-1');
    expect(decideHold(act, agencys.current, agencys.story).kind).toBe('publish');
  });

  test('is refused for a story that is unknown or killed, and fails where a text is lost', () => {
    expect(decideHold(act, undefined, undefined)).toMatchObject({ kind: 'refuse', reason: 'incomplete' });
    const killed = stored({ pubStatus: 'canceled' }, shown);
    expect(decideHold(act, killed.current, killed.story).kind).toBe('refuse');
    expect(() => decideHold(act, stored({}, shown).current, undefined)).toThrow(NotFoundError);
  });
});

describe('a release', () => {
  const held = stored(
    { pubStatus: 'withheld' },
    { ...shown, version: 2, provenance: { receipt: 'receipt-1', format: heldFormat, changes: [] } },
  );
  const waiting = stored({ headline: 'Waited' }, { version: 1 }).story;

  test('publishes the story that is held', () => {
    const release = decideRelease(act, held.current, { story: held.story, quarantined: false }, now);
    expect(published(release)).toMatchObject({
      version: 3,
      pubStatus: 'usable',
      versionCreated: now,
      provenance: { receipt: 'receipt-2', format: 'release', changes: [operator], textOf: 2 },
    });
  });

  test('publishes the story whose embargo could not be read, but not what its agency withholds', () => {
    const provenance = { receipt: 'receipt-1', format: 'text', changes: [] };
    const unreadable = stored(
      { pubStatus: 'withheld' },
      { provenance: { ...provenance, withheldFor: 'embargo-unreadable' } },
    );
    const { current, story } = unreadable;
    const released = published(decideRelease(act, current, { story, quarantined: false }, now));
    expect(released).toMatchObject({ version: 2, pubStatus: 'usable', provenance: { format: 'release' } });
    expect(released.provenance.withheldFor).toBeUndefined();
    const notice = 'EMBARGOED UNTIL THE SPEECH ENDS';
    const lifted = { step: 'embargo', reason: 'story held', before: notice };
    const noted = (edNote: string): Story => {
      const held = stored(
        { pubStatus: 'withheld', edNote },
        { provenance: { ...provenance, changes: [lifted], withheldFor: 'embargo-unreadable' } },
      );
      return published(decideRelease(act, held.current, { story: held.story, quarantined: false }, now));
    };
    // The notice would hold the next correction that repeats the note.
    expect(noted(notice).edNote).toBeUndefined();
    expect(noted(`Picture follows\n${notice}`).edNote).toBe('Picture follows');
    const agencys = stored({ pubStatus: 'withheld' }, { provenance });
    const refused = decideRelease(act, agencys.current, { story: agencys.story, quarantined: false }, now);
    expect(refused.kind).toBe('refuse');
  });

  test('publishes a quarantined upload above the current version', () => {
    const over = decideRelease(act, held.current, { story: held.story, quarantined: true, waiting }, now);
    expect(published(over)).toMatchObject({ version: 3, headline: 'Waited' });
    const numbered = { quarantined: true, waiting: { ...waiting, version: 7 } };
    expect(published(decideRelease(act, undefined, numbered, now)).version).toBe(7);
  });

  test('is repeated for its own receipt', () => {
    const { story, current } = stored({}, { ...shown, receipt: 'receipt-2' });
    expect(decideRelease(act, current, { story, quarantined: true, waiting }, now)).toMatchObject({
      kind: 'repeat',
      status: 'accepted',
      story,
    });
  });

  test('is refused where nothing waits, and for an embargo that comes too late', () => {
    const { story, current } = stored({}, shown);
    expect(decideRelease(act, current, { story, quarantined: false }, now)).toMatchObject({
      problems: [{ detail: expect.stringContaining('Nothing of this story waits') }],
    });
    expect(decideRelease(act, current, { story, quarantined: true }, now)).toMatchObject({
      problems: [{ detail: 'No story of this upload is quarantined' }],
    });
    const late = { ...waiting, embargoed: inAnHour };
    expect(decideRelease(act, current, { story, quarantined: true, waiting: late }, now)).toMatchObject({
      kind: 'refuse',
      reason: 'late-embargo',
    });
  });
});
