import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putInstant } from '../../../functions/core/intake/draft/fill.ts';
import { ritzau } from '../../../functions/core/intake/formats/ritzau/index.ts';
import { policyProblems } from '../../../functions/core/normalise/policy.ts';
import { momentOf } from '../../../functions/core/time/local-time.ts';
import { draftsOf, sampleBytes } from '../intake/parsing.ts';
import { contentOf, filler, run, text } from './drafts.ts';

const at = (wall: string, zone: string) => new Date(momentOf(Date.parse(wall), zone)).toISOString();

describe('the moment of a wall time', () => {
  it.each([
    ['2026-01-10T12:00:00Z', 'Europe/Helsinki', '2026-01-10T10:00:00.000Z'],
    ['2026-07-10T12:00:00Z', 'Europe/Helsinki', '2026-07-10T09:00:00.000Z'],
    ['2026-07-10T12:00:00Z', 'Asia/Kolkata', '2026-07-10T06:30:00.000Z'],
    ['2026-07-10T12:00:00Z', 'America/New_York', '2026-07-10T16:00:00.000Z'],
    ['2026-07-10T12:00:00Z', 'UTC', '2026-07-10T12:00:00.000Z'],
    ['2026-03-29T02:30:00Z', 'Europe/Copenhagen', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30:00Z', 'Europe/Copenhagen', '2026-10-25T01:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, moment) => {
    expect(at(wall, zone)).toBe(moment);
  });

  it('is shown by the clocks of the zone, outside the hour that is skipped', () => {
    const zones = ['Europe/Oslo', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Tehran'];
    const noon = fc
      .integer({ min: 0, max: 9000 })
      .map((days) => Date.UTC(2012, 0, 1, 12) + days * 86_400_000);
    fc.assert(
      fc.property(noon, fc.constantFrom(...zones), (wall, timeZone) => {
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
        return (
          shown.format(momentOf(wall, timeZone)) ===
          new Date(wall).toISOString().slice(0, 16).replace('T', ' ')
        );
      }),
    );
  });
});

describe('times without a zone', () => {
  const zoneless = { versionCreated: { wall: '2026-04-10T12:00:00', read: '2026-04-10T12:00:00Z' } };
  const draft = text(filler, { versionCreated: '2026-04-10T12:00:00Z', zoneless });

  it('are UTC without a policy and those of the agency with one', () => {
    expect(contentOf(draft).versionCreated).toBe('2026-04-10T12:00:00Z');
    const { content, changes } = run(draft, { timeZone: 'Europe/Helsinki' });
    expect(content?.versionCreated).toBe('2026-04-10T09:00:00Z');
    expect(changes).toContainEqual({
      step: 'dates',
      reason: 'versionCreated without a zone read in Europe/Helsinki',
      before: '2026-04-10T12:00:00',
      after: '2026-04-10T09:00:00Z',
    });
  });

  it('of an embargo whose zone has several meanings end in the last of them', () => {
    const embargoed = { wall: '2099-04-10T12:00:00', read: '2099-04-10T06:30:00Z', zone: 'IST' };
    const waiting = text(filler, { embargoed: embargoed.read, zoneless: { embargoed } });
    expect(contentOf(waiting).embargoed).toBe('2099-04-10T11:00:00Z');
    expect(contentOf(waiting, { timeZone: 'Asia/Kolkata' }).embargoed).toBe(embargoed.read);
    expect(contentOf(waiting, { timeZone: 'Asia/Jerusalem' }).embargoed).toBe('2099-04-10T10:00:00Z');
  });

  it('leave alone what another part of the upload said', () => {
    const better = { ...draft, versionCreated: '2026-04-10T11:00:00Z' };
    expect(contentOf(better, { timeZone: 'Europe/Helsinki' }).versionCreated).toBe('2026-04-10T11:00:00Z');
  });

  it('are noted by the readers of wire formats', () => {
    const [first] = draftsOf(ritzau, sampleBytes('ritzau.xml'));
    if (first === undefined) throw new Error('no draft');
    expect(first.versionCreated).toBe('2024-08-16T18:44:52.973Z');
    expect(contentOf(first, { timeZone: 'Europe/Copenhagen' }).versionCreated).toBe(
      '2024-08-16T16:44:52.973Z',
    );
  });

  it('move an embargo to the agency’s clocks, instead of waiting for all the world', () => {
    const held = { ...draft, versionCreated: '2026-04-01T00:00:00Z' };
    putInstant(held, 'embargoed', '2026-06-03T06:00:00');
    expect(contentOf(held).embargoed).toBe('2026-06-03T18:00:00Z');
    expect(contentOf(held, { timeZone: 'Europe/Helsinki' }).embargoed).toBe('2026-06-03T03:00:00Z');
  });

  it('an embargo in the text is read by them too, unless it names its zone', () => {
    const policy = { timeZone: 'Europe/Helsinki' };
    const embargo = (notice: string) => contentOf(text(`${notice}\n\n${filler}`), policy).embargoed;
    expect(embargo('EMBARGOED UNTIL 06:00 3 June 2026')).toBe('2026-06-03T03:00:00Z');
    expect(embargo('EMBARGOED UNTIL 06:00 GMT 3 June 2026')).toBe('2026-06-03T06:00:00Z');
  });
});

describe('the setting', () => {
  it('is the name of a zone', () => {
    expect(policyProblems({ timeZone: 'Europe/Helsinki' })).toEqual([]);
    for (const timeZone of ['Helsinki', '+02:00', '', 3])
      expect(policyProblems({ timeZone })).toEqual([
        '/timeZone: is the IANA name of a time zone, e.g. Europe/Helsinki',
      ]);
  });
});

describe('what becomes of unrelated versions', () => {
  it('is warn or hold', () => {
    for (const unrelatedVersions of ['warn', 'hold'])
      expect(policyProblems({ unrelatedVersions })).toEqual([]);
    expect(policyProblems({ unrelatedVersions: 'refuse' })).toEqual(['/unrelatedVersions: is warn or hold']);
  });
});

describe('times in an abbreviation with several meanings', () => {
  const sent = (timeZone?: string) => {
    const draft = text(filler);
    putInstant(draft, 'versionCreated', '2026-04-10 12:00 CST');
    return contentOf(draft, timeZone === undefined ? {} : { timeZone }).versionCreated;
  };

  it('have the usual one, unless the agency is where it means another', () => {
    expect(sent()).toBe('2026-04-10T18:00:00Z');
    expect(sent('Europe/Helsinki')).toBe('2026-04-10T18:00:00Z');
    expect(sent('Asia/Shanghai')).toBe('2026-04-10T04:00:00Z');
  });
});
