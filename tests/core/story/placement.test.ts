import { describe, expect, test } from 'vitest';
import { type PlacedRow, type PlacementFacts, placementOf } from '../../../functions/core/story/placement.ts';

const now = '2026-11-30T12:00:00.000Z';
const earlier = '2026-11-30T11:00:00.000Z';
const later = '2026-11-30T13:00:00.000Z';
const usable: PlacedRow = { pubStatus: 'usable', version: 2, published: earlier };

const place = (row: Partial<PlacedRow>, more: Partial<PlacementFacts> = {}) =>
  placementOf({ row: { ...usable, ...row }, version: 2, isSame: true, isBuilt: true, ...more }, now);

describe('a version is', () => {
  test('published only once its feeds are built, and pending before', () => {
    expect(place({})).toMatchObject({ visibility: 'published', visibleFrom: earlier });
    expect(place({}, { isBuilt: false })).toMatchObject({ visibility: 'pending', visibleFrom: earlier });
  });

  test('embargoed until its time, and then pending until it is released', () => {
    const { published: _published, ...unpublished } = usable;
    const held = { ...unpublished, embargoed: later };
    const placed = placementOf({ row: held, version: 2, isSame: true, isBuilt: false }, now);
    expect(placed).toMatchObject({ visibility: 'embargoed', visibleFrom: later });
    const due = { ...unpublished, embargoed: earlier };
    expect(placementOf({ row: due, version: 2, isSame: true, isBuilt: false }, now)).toMatchObject({
      visibility: 'pending',
      visibleFrom: earlier,
    });
  });

  test('withheld with the reason, whoever withholds it', () => {
    const reasons = (['held', 'withheld', 'embargo-unreadable', undefined] as const).map((withheldFor) => {
      const row = { pubStatus: 'withheld', ...(withheldFor && { withheldFor }) } as const;
      const { visibility, visibilityReason } = place(row);
      expect(visibility).toBe('withheld');
      return visibilityReason;
    });
    expect(reasons).toEqual([
      expect.stringContaining('operator holds'),
      expect.stringContaining('status is withheld'),
      expect.stringContaining('embargo could not be read'),
      expect.stringContaining('status is withheld'),
    ]);
  });

  test('quarantined with the reason, also where the story has another version', () => {
    expect(place({}, { quarantined: 'no text' })).toMatchObject({
      visibility: 'quarantined',
      visibilityReason: expect.stringContaining('no text'),
    });
  });

  test('superseded by a higher version, and by a story that replaced it', () => {
    expect(place({ version: 3 }, { isSame: false })).toMatchObject({
      visibility: 'superseded',
      visibilityReason: expect.stringContaining('Version 3'),
    });
    expect(place({}, { replacedBy: 'newer' })).toMatchObject({
      visibility: 'superseded',
      visibilityReason: expect.stringContaining('newer'),
    });
  });

  test('shown where the operator made a higher version of the same content', () => {
    expect(place({ version: 4 }, { isSame: true })).toMatchObject({ visibility: 'published' });
  });

  test.each([2, 3])('killed or expired with its story, whatever is current (version %i)', (version) => {
    const isSame = version === 2;
    expect(place({ version, pubStatus: 'canceled', correctionNote: 'Legal' }, { isSame })).toEqual({
      visibility: 'killed',
      visibilityReason: 'The story was killed: Legal',
    });
    expect(place({ version, expires: earlier }, { isSame })).toMatchObject({
      visibility: 'expired',
      visibilityReason: expect.stringContaining(earlier),
    });
  });

  test('pending where nothing is stored yet', () => {
    expect(placementOf({ isSame: false, isBuilt: false }, now).visibility).toBe('pending');
  });
});
