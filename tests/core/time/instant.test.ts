import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../functions/core/time/instant.ts';

describe('instants', () => {
  it.each([
    ['2026-10-05T10:30:00+05:30', '2026-10-05T05:00:00Z'],
    ['20261005T103000Z', '2026-10-05T10:30:00Z'],
    ['2026-10-05Z', '2026-10-05T00:00:00Z'],
    ['Mon, 05 Oct 2026 10:30:00 +0000', '2026-10-05T10:30:00Z'],
    // RFC 822 §5.1, years as RFC 5322 §4.3 reads them.
    ['Mon, 05 Oct 26 10:30:00 GMT', '2026-10-05T10:30:00Z'],
    ['05 Oct 99 10:30 UT', '1999-10-05T10:30:00Z'],
    ['5 Oct 2026 10:30 AEST', '2026-10-05T00:30:00Z'],
    ['5 Oct 2026 10:30 PKT', '2026-10-05T05:30:00Z'],
    ['5 Oct 2026 10:30 PST', '2026-10-05T18:30:00Z'],
    ['5 Oct 2026 10:30 p.m. ET', '2026-10-06T02:30:00Z'],
    ['5 Jan 2026 10:30 ET', '2026-01-05T15:30:00Z'],
    ['October 5, 2026 at 10:30 PM (IST)', '2026-10-05T17:00:00Z'],
    ['5 октября 2026 г., 10:30 МСК', '2026-10-05T07:30:00Z'],
    ['le 5 octobre 2026, 10h30 HNEC', '2026-10-05T09:30:00Z'],
    ['5 octobre 2026 à 10h30 HNEC', '2026-10-05T09:30:00Z'],
    ['1759660200', '2025-10-05T10:30:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(readInstant(text)?.instant).toBe(instant);
    expect(readInstant(text)?.assumed).toBeUndefined();
  });

  it.each([
    '5 de outubro de 2026',
    'segunda-feira, 5 de outubro de 2026',
    "5 d'octubre del 2026",
    '5 октября 2026 года',
    '5 жовтня 2026 р.',
    '2026. október 5.',
    '2026 m. spalio 5 d.',
    '2026. gada 5. oktobris',
    '2026年10月5日',
    '2026년 10월 5일',
    'ngày 5 tháng 10 năm 2026',
    '५ अक्टूबर २०२६',
    '5 تشرين الأول 2026',
    'den 5 oktober 2026',
    '5. lokakuuta 2026',
    '5-Oct-2026',
  ])('%s is a day without a time', (text) => {
    expect(readInstant(text)).toEqual({ instant: '2026-10-05T00:00:00Z', assumed: 'time' });
  });

  it.each([
    '31 February 2026',
    '5 Oct 26',
    '03/04/2026',
    '5 Oct 2026 10:30 AST',
    '5 Oct 2026 10:30 XYZ',
    '5 Oct 2026 25:30',
    '5 listopada 2026',
    '5 Martin 2026',
    '5 Oct 1899',
    '2026-13-01',
  ])('%s is none', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });

  it('takes a hint for what has several meanings', () => {
    expect(readInstant('5 listopada 2026', { language: 'pl' })?.instant).toBe('2026-11-05T00:00:00Z');
    expect(readInstant('5 Oct 2026 10:30 AST', { timeZone: 'Asia/Riyadh' })?.instant).toBe(
      '2026-10-05T07:30:00Z',
    );
  });

  it('says where it took the usual one of several meanings', () => {
    expect(readInstant('2026-10-05 10:30 CST')).toEqual({
      instant: '2026-10-05T16:30:00Z',
      usual: { zone: 'CST', wall: '2026-10-05T10:30:00' },
    });
  });

  it('reads back every moment that is written with an offset', () => {
    const moment = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(moment, fc.integer({ min: -840, max: 840 }), (time, ahead) => {
        const wall = new Date(time + ahead * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.trunc(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
        const offset = `${ahead < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        expect(Date.parse(readInstant(wall + offset)?.instant ?? '')).toBe(time);
      }),
    );
  });

  it('gives a moment or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const reading = readInstant(text);
        expect(reading === undefined || Number.isFinite(Date.parse(reading.instant))).toBe(true);
      }),
    );
  });
});
