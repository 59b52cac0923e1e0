import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../functions/core/time/local-time.ts';
import {
  latestZoneOf,
  momentIn,
  offsetMinutes,
  zoneNames,
  zoneOf,
} from '../../../functions/core/time/zones.ts';

describe('time zones', () => {
  it.each([
    ['PKT', 'Asia/Karachi', 7],
    ['GST', 'Asia/Dubai', 7],
    ['TRT', 'Europe/Istanbul', 7],
    ['ET', 'America/New_York', 1],
    ['ET', 'America/New_York', 7],
    ['UT', 'UTC', 1],
    ['HNEC', 'Europe/Paris', 1],
    ['HAEC', 'Europe/Paris', 7],
    ['AEST', 'Australia/Sydney', 7],
    ['AEDT', 'Australia/Sydney', 1],
    ['ACST', 'Australia/Darwin', 7],
    ['NPT', 'Asia/Kathmandu', 7],
    ['MSK', 'Europe/Moscow', 7],
    ['WIB', 'Asia/Jakarta', 7],
    ['BRT', 'America/Sao_Paulo', 7],
    ['ART', 'America/Argentina/Buenos_Aires', 7],
    ['NST', 'America/St_Johns', 1],
    ['NDT', 'America/St_Johns', 7],
    ['AKDT', 'America/Anchorage', 7],
    ['HST', 'Pacific/Honolulu', 7],
    ['EAT', 'Africa/Nairobi', 7],
    ['WAT', 'Africa/Lagos', 7],
    ['SAST', 'Africa/Johannesburg', 7],
    ['EEST', 'Europe/Helsinki', 7],
    ['WEST', 'Europe/Lisbon', 7],
    ['NZDT', 'Pacific/Auckland', 1],
    ['CHAST', 'Pacific/Chatham', 7],
    ['AFT', 'Asia/Kabul', 7],
    ['ICT', 'Asia/Bangkok', 7],
  ])('%s is the time of %s in month %i', (name, place, month) => {
    const wall = Date.UTC(2026, month - 1, 15, 12);
    expect(momentIn(wall, zoneOf(name) ?? Number.NaN)).toBe(momentIn(wall, place));
  });

  it.each([
    ['IST', {}, 330],
    ['IST', { timeZone: 'Europe/Dublin' }, 60],
    ['IST', { timeZone: 'Asia/Jerusalem' }, 120],
    ['IST', { language: 'he' }, 120],
    ['BST', {}, 60],
    ['BST', { timeZone: 'Asia/Dhaka' }, 360],
    ['CST', {}, -360],
    ['CST', { timeZone: 'Asia/Shanghai' }, 480],
    ['CST', { language: 'zh-Hans' }, 480],
    ['AST', {}, undefined],
    ['AST', { timeZone: 'Asia/Riyadh' }, 180],
    ['AST', { timeZone: 'America/Halifax' }, -240],
    ['ECT', {}, undefined],
    ['ECT', { timeZone: 'America/Guayaquil' }, -300],
    ['AMT', { language: 'hy' }, 240],
    ['XYZ', {}, undefined],
    ['constructor', {}, undefined],
  ])('%s with the hint %j is %s minutes ahead', (name, hint, minutes) => {
    expect(zoneOf(name, hint)).toBe(minutes);
    expect(zoneOf(name.toLowerCase(), hint)).toBe(minutes);
  });

  it.each([
    ['IST', {}, 60],
    ['IST', { timeZone: 'Asia/Kolkata' }, 330],
    ['IST', { timeZone: 'Asia/Colombo' }, 330],
    ['IST', { timeZone: 'Asia/Jerusalem' }, 120],
    ['IST', { timeZone: 'Europe/Berlin' }, 60],
    ['IST', { language: 'he' }, 120],
    ['GST', {}, -120],
    ['GST', { timeZone: 'Asia/Dubai' }, 240],
    ['CST', {}, -360],
    ['CST', { language: 'zh' }, 480],
    ['BST', {}, 60],
    ['BST', { timeZone: 'Asia/Dhaka' }, 360],
    ['PKT', {}, 300],
    ['ET', {}, 'America/New_York'],
    ['XYZ', {}, undefined],
  ])('%s with the hint %j is at the latest %s minutes ahead', (name, hint, zone) => {
    expect(latestZoneOf(name, hint, Date.UTC(2026, 0, 10))).toBe(zone);
  });

  it('are minutes within a day, or zones that the runtime knows', () => {
    for (const name of zoneNames) {
      const zone = zoneOf(name);
      if (typeof zone === 'string') expect(isTimeZone(zone)).toBe(true);
      else expect(Math.abs(zone ?? 0)).toBeLessThanOrEqual(840);
    }
  });

  it.each([
    ['Z', 0],
    ['+05:30', 330],
    ['-0800', -480],
    ['+2', 120],
    ['+15:00', undefined],
    ['5', undefined],
  ])('the offset %s is %s minutes', (written, minutes) => {
    expect(offsetMinutes(written)).toBe(minutes);
  });
});
