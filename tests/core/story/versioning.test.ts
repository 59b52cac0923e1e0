import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highestVersion } from '../../../functions/core/story/highest-version.ts';
import {
  type CurrentVersion,
  compareVersions,
  type Incoming,
  killedUnseen,
} from '../../../functions/core/story/versioning.ts';

const base: Incoming = {
  digest: 'a',
  versionCreated: '2026-01-01T00:00:00.000Z',
  dated: false,
  correction: false,
  kill: false,
};
const current: CurrentVersion = {
  version: 3,
  digest: 'a',
  versionCreated: '2026-01-01T00:00:00.000Z',
  pubStatus: 'usable',
};

/** Applies versions one after the other, as the store would. */
const deliver = (incoming: Incoming[]): CurrentVersion | undefined =>
  incoming.reduce<CurrentVersion | undefined>((now, one) => {
    const placement = compareVersions(now, one);
    if (placement.kind !== 'new') return now;
    const { digest, versionCreated } = one;
    return {
      version: placement.version,
      digest,
      versionCreated,
      pubStatus: one.kill ? 'canceled' : 'usable',
    };
  }, undefined);

describe('compareVersions', () => {
  test('leaves room above any number that was given', () => {
    const first = compareVersions(undefined, { ...base, version: Number.MAX_SAFE_INTEGER });
    expect(first).toEqual({ kind: 'new', version: highestVersion });
    const now = { ...current, version: first.version };
    for (const more of [{ correction: true, digest: 'b' }, { kill: true }])
      expect(compareVersions(now, { ...base, ...more })).toEqual({
        kind: 'new',
        version: highestVersion + 1,
      });
    expect(Number.isSafeInteger(highestVersion + 1_000_000)).toBe(true);
  });

  test('takes the first version as it is numbered, or as 1', () => {
    expect(compareVersions(undefined, base)).toEqual({ kind: 'new', version: 1 });
    expect(compareVersions(undefined, { ...base, version: 7 })).toEqual({ kind: 'new', version: 7 });
  });

  test('knows a repeat by its content', () => {
    expect(compareVersions(current, base)).toEqual({ kind: 'duplicate', version: 3 });
    expect(compareVersions(current, { ...base, version: 3 })).toEqual({ kind: 'duplicate', version: 3 });
  });

  test('keeps an older numbered version as history', () => {
    expect(compareVersions(current, { ...base, version: 2, digest: 'b' })).toEqual({
      kind: 'older',
      version: 2,
    });
  });

  test('refuses one number for two contents', () => {
    expect(compareVersions(current, { ...base, version: 3, digest: 'b' })).toEqual({
      kind: 'conflict',
      version: 3,
    });
  });

  test('numbers unnumbered versions by arrival, but not against their own dates', () => {
    expect(compareVersions(current, { ...base, digest: 'b' })).toEqual({ kind: 'new', version: 4 });
    const late = { ...base, digest: 'b', dated: true, versionCreated: '2025-12-31T00:00:00.000Z' };
    expect(compareVersions(current, late)).toEqual({ kind: 'duplicate', version: 3 });
  });

  test('a kill applies whatever its number, and only once', () => {
    expect(compareVersions(current, { ...base, kill: true, version: 1, digest: 'k' })).toEqual({
      kind: 'new',
      version: 4,
    });
    const killed: CurrentVersion = { ...current, pubStatus: 'canceled' };
    expect(compareVersions(killed, { ...base, kill: true, digest: 'k' })).toEqual({
      kind: 'duplicate',
      version: 3,
    });
  });

  test('a killed story comes back by a correction or a higher number only', () => {
    const killed: CurrentVersion = { ...current, pubStatus: 'canceled' };
    expect(compareVersions(killed, { ...base, digest: 'b' }).kind).toBe('killed');
    expect(compareVersions(killed, { ...base, digest: 'b', version: 3 }).kind).toBe('killed');
    expect(compareVersions(killed, { ...base, digest: 'b', version: 4 })).toEqual({
      kind: 'new',
      version: 4,
    });
    expect(compareVersions(killed, { ...base, digest: 'b', correction: true })).toEqual({
      kind: 'new',
      version: 4,
    });
  });

  test('a kill that came before its story holds every version that then comes', () => {
    const first = compareVersions(undefined, { ...base, kill: true });
    expect(first).toEqual({ kind: 'new', version: killedUnseen });
    const killed: CurrentVersion = { ...current, version: killedUnseen, pubStatus: 'canceled' };
    expect(compareVersions(killed, { ...base, version: 9 }).kind).toBe('killed');
  });

  test('numbered versions end in the highest one, in whichever order and however often they come', () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(versions, fc.infiniteStream(fc.nat()), (numbers, random) => {
        const deliveries = [...numbers, ...numbers]
          .map((version) => ({ order: random.next().value ?? 0, version }))
          .sort((a, b) => a.order - b.order)
          .map(({ version }) => ({ ...base, version, digest: `d${version}` }));
        const end = deliver(deliveries);
        expect(end?.version).toBe(Math.max(...numbers));
        expect(end?.digest).toBe(`d${Math.max(...numbers)}`);
      }),
    );
  });

  test('the version that stands never falls', () => {
    const incoming = fc.record({
      version: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      digest: fc.constantFrom('a', 'b', 'c'),
      correction: fc.boolean(),
      kill: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(incoming, { maxLength: 20 }), (all) => {
        let now: CurrentVersion | undefined;
        for (const { version, ...rest } of all) {
          const one: Incoming = { ...base, ...rest, ...(version !== undefined && { version }) };
          const placement = compareVersions(now, one);
          if (placement.kind !== 'new') continue;
          expect(placement.version).toBeGreaterThan(now?.version ?? -1);
          now = {
            ...current,
            version: placement.version,
            digest: one.digest,
            pubStatus: one.kill ? 'canceled' : 'usable',
          };
        }
      }),
    );
  });
});
