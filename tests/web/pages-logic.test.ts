import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as inputFormats from '../../functions/core/intake/formats/index.ts';
import { withQuery } from '../../web/api/client.ts';
import { Clock } from '../../web/api/clock.ts';
import type { Act, StoryAnswer, UploadResult } from '../../web/api/types.ts';
import { href, parseRoute } from '../../web/app/router.ts';
import { cleanKey } from '../../web/app/session.ts';
import { ago, countdown } from '../../web/parts/words.ts';
import { acceptedByAgency, submitToVisible } from '../../web/screens/numbers/series.ts';
import { correctionOf, editedOf, isEdited } from '../../web/screens/stories/correction.ts';
import { dayStart } from '../../web/screens/stories/day.ts';
import { offers } from '../../web/screens/stories/offers.ts';
import { disposition, inputOfFile, requestOf } from '../../web/screens/submit/input.ts';
import { isOver, outcomeOf } from '../../web/screens/submit/outcome-of.ts';
import { changeKind } from '../../web/screens/submit/preview/change-kind.ts';
import { pretty } from '../../web/screens/submit/preview/pretty.ts';
import { shown } from '../../web/screens/submit/preview/shown.ts';
import { placeOf, pointerInWords } from '../../web/screens/uploads/place.ts';
import { en } from '../../web/texts/en/index.ts';
import { richStory } from '../core/feeds/stories.ts';

describe('addresses of screens', () => {
  test('come back as they were given, whatever an id holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (id, text) => {
        expect(parseRoute(href('stories', id, { text }))).toEqual({
          screen: 'stories',
          id,
          params: { text },
        });
      }),
    );
  });

  test('leave out what is empty', () => {
    expect(href('stories', undefined, { text: '', state: 'killed' })).toBe('#/stories?state=killed');
    expect(withQuery('/v1/articles', { text: '', limit: 5, agency: undefined })).toBe('/v1/articles?limit=5');
    expect(withQuery('/v1/articles?a=1', { text: 'a&b' })).toBe('/v1/articles?a=1&text=a%26b');
    expect(parseRoute('')).toEqual({ screen: '', params: {} });
  });
});

test('a key is taken as it is pasted from a mail or a command', () => {
  for (const pasted of [' dl_a_b ', 'Bearer dl_a_b', 'Authorization: Bearer dl_a_b', '“dl_a_b”', 'dl_\na_b'])
    expect(cleanKey(pasted)).toBe('dl_a_b');
});

describe('times', () => {
  const now = Date.parse('2026-12-01T12:00:00Z');
  test('are said as people say them', () => {
    expect(ago('2026-12-01T11:59:58Z', now)).toBe('just now');
    expect(ago('2026-12-01T11:55:00Z', now)).toBe('5 minutes ago');
    expect(ago('2026-12-01T09:00:00Z', now)).toBe('3 hours ago');
    expect(ago('2026-12-01T11:59:29Z', now)).toBe('30 seconds ago');
    expect(ago('2026-11-01T09:05:00Z', now)).toMatch(/^1 Nov 2026/);
    expect(ago('2026-12-01T12:00:21Z', now)).toBe('just now');
    expect(ago('not a time', now)).toBe('not a time');
    expect(countdown(3_661_000)).toBe('01:01:01');
    expect(countdown(90_061_000)).toBe('1 d 01:01:01');
    expect(countdown(-5)).toBe('00:00:00');
  });

  test('of a day are its begin and its end in the zone of the user', () => {
    expect(Date.parse(dayStart('2026-03-10', 1) ?? '') - Date.parse(dayStart('2026-03-10', 0) ?? '')).toBe(
      86_400_000,
    );
    expect(dayStart('tomorrow', 0)).toBeUndefined();
    expect(dayStart(undefined, 0)).toBeUndefined();
  });
});

describe('the time of the desk', () => {
  const at = (time: string): number => Date.parse(`2026-12-01T${time}Z`);
  const heard = (clock: Clock, date: string, asked: string, answered = asked): Clock => {
    clock.heard(new Date(at(date)).toUTCString(), at(asked), at(answered));
    return clock;
  };

  test('is the time of this machine as long as the two may be the same', () => {
    expect(new Clock().ahead).toBe(0);
    expect(heard(new Clock(), '12:00:00', '12:00:00.900').ahead).toBe(0);
    expect(heard(new Clock(), '12:00:00', '11:59:58', '12:00:01').ahead).toBe(0);
    const silent = new Clock();
    silent.heard(null, 0, 0);
    silent.heard('yesterday', 0, 0);
    expect(silent.ahead).toBe(0);
  });

  test('is found within a second where a clock is off, more exactly with every answer', () => {
    const clock = heard(new Clock(), '12:05:00', '12:00:00', '12:00:00.200');
    expect(Math.abs(clock.ahead - 300_000)).toBeLessThanOrEqual(1000);
    heard(clock, '12:05:01', '12:00:01.900', '12:00:01.950');
    expect(Math.abs(clock.ahead - 299_950)).toBeLessThanOrEqual(150);
    expect(Math.abs(clock.now() - Date.now() - clock.ahead)).toBeLessThan(5000);
  });

  test('is found again after a clock was set', () => {
    const clock = heard(new Clock(), '12:05:00', '12:00:00');
    expect(heard(clock, '12:05:10', '12:05:10.100').ahead).toBe(0);
  });
});

test('every input format has a name for people', () => {
  const named = Object.values(inputFormats).map(({ id }) => [id, en.uploads.formats[id]]);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(([, name]) => name === undefined)).toEqual([]);
});

describe('what became of an upload', () => {
  test('is said of readers, and never as published before it is', () => {
    expect(outcomeOf({ status: 'accepted', visibility: 'published' })).toBe('published');
    expect(outcomeOf({ status: 'accepted', visibility: 'pending' })).toBe('accepted');
    expect(outcomeOf({ status: 'accepted' })).toBe('accepted');
    expect(outcomeOf({ status: 'accepted', visibility: 'withheld' })).toBe('withheld');
    expect(outcomeOf({ status: 'accepted', visibility: 'superseded' })).toBe('superseded');
    expect(outcomeOf({ status: 'accepted', visibility: 'of a later release' })).toBe('accepted');
    expect(outcomeOf({ status: 'duplicate', visibility: 'published' })).toBe('duplicate');
  });

  test('is asked for until every story is where it stays', () => {
    const result = (status: UploadResult['status'], visibility: string): UploadResult => ({
      status,
      visibility,
      changes: [],
      warnings: [],
    });
    const published = result('accepted', 'published');
    expect(isOver({ results: [] })).toBe(false);
    expect(isOver({ results: [published, result('accepted', 'pending')] })).toBe(false);
    expect(isOver({ results: [published, result('quarantined', 'quarantined')] })).toBe(true);
    expect(isOver({ state: 'stuck', results: [] })).toBe(true);
    expect(isOver({ state: 'done', results: [] })).toBe(true);
  });
});

describe('an input', () => {
  test('is sent with the type by which its format is found', () => {
    const type = (text: string): string | undefined =>
      requestOf({ kind: 'text', text }).headers['content-type'];
    expect(type('Bridge opens\n\nIt opened.')).toBe('text/plain; charset=utf-8');
    for (const text of ['<p>x</p>', ' {"a":1}', '[1]']) expect(type(text)).toBe('application/octet-stream');
  });

  test('of a file is its text when it has one, and else its bytes', () => {
    expect(inputOfFile('a.txt', new TextEncoder().encode('Größe'))).toEqual({
      kind: 'text',
      text: 'Größe',
      filename: 'a.txt',
    });
    expect(inputOfFile('a.doc', new Uint8Array([0xd0, 0xcf, 0x11]))).toMatchObject({ kind: 'file' });
    expect(inputOfFile('a.bin', new Uint8Array([65, 0, 66]))).toMatchObject({ kind: 'file' });
  });

  test('has its file name in a header of ASCII', () => {
    expect(disposition('Größe "1"\r\n.txt')).toMatch(/^[\x20-\x7e]+$/);
  });
});

test('a change is a removal, a field of its own, or put right', () => {
  expect(changeKind({ step: 'furniture', reason: 'page furniture removed', before: 'Also read' })).toBe(
    'removed',
  );
  expect(changeKind({ step: 'byline', reason: 'byline trimmed to names', before: 'By A', after: 'A' })).toBe(
    'lifted',
  );
  expect(changeKind({ step: 'quotes', reason: 'quotes paired', before: '"', after: '“' })).toBe('fixed');
  expect(changeKind({ step: 'opening', reason: 'line that repeats the byline removed', before: 'A' })).toBe(
    'removed',
  );
  // A heading stays, and a note has no words to strike through.
  expect(changeKind({ step: 'subheadings', reason: 'recognised as heading', before: 'What now?' })).toBe(
    'noted',
  );
  expect(changeKind({ step: 'operator', reason: 'released by the operator' })).toBe('noted');
});

test('to hold back is offered for what readers see or will see', () => {
  const acts: Act[] = ['release', 'correct', 'hold', 'kill'];
  const offered = (pubStatus: StoryAnswer['pubStatus']): Act[] =>
    acts.filter((act) => offers({ acts, pubStatus }, act));
  expect(offered('usable')).toEqual(acts);
  expect(offered('withheld')).toEqual(['release', 'correct', 'kill']);
  expect(offered('canceled')).toEqual(['release', 'hold', 'kill']);
});

test('an outlet that the text quotes is told from those that are credited', () => {
  const credits = [
    { name: 'Reuters', role: 'source' },
    { name: 'CNN', role: 'quoted' },
  ];
  expect(shown('credits', credits)).toBe('Reuters, CNN (quoted in the text)');
});

describe('a correction', () => {
  const story = richStory();
  test('repeats everything that was not changed, without the id and the version', () => {
    const document = correctionOf(story, { ...editedOf(story), headline: 'Another' });
    expect(document).toMatchObject({
      headline: 'Another',
      body: story.body,
      keywords: story.keywords,
      language: story.language,
      associations: story.associations,
    });
    for (const name of ['guid', 'version', 'id', 'digest', 'provenance', 'versionCreated'])
      expect(document).not.toHaveProperty(name);
  });

  test('is none while only the note is written', () => {
    expect(isEdited(story, editedOf(story))).toBe(false);
    expect(isEdited(story, { ...editedOf(story), correctionNote: 'x' })).toBe(false);
    expect(isEdited(story, { ...editedOf(story), byline: '' })).toBe(true);
  });

  test('of the byline leaves out the authors that it replaces', () => {
    expect(correctionOf(story, { ...editedOf(story), byline: 'Someone Else' })).not.toHaveProperty('authors');
  });
});

describe('the place of a problem', () => {
  const json = '[{"a":{"b":[1,{"urgency":"high"}]},"urgency":3},\n {"urgency": 12}]';
  const at = (text: string, problem: Parameters<typeof placeOf>[1]): string | undefined => {
    const place = placeOf(text, problem);
    return place && text.slice(place.start, place.end);
  };

  test('is found by JSON pointer, at the value itself and not at one of the same name', () => {
    expect(at(json, { pointer: '/1/urgency' })).toBe('12');
    expect(at(json, { pointer: '/0/urgency' })).toBe('3');
    expect(at(json, { pointer: '/0/a/b/1/urgency' })).toBe('"high"');
    expect(at(json, { pointer: '/1/missing' })).toBe('{');
  });

  test('is found by line and by byte', () => {
    expect(at('one\ntwo\nthree', { line: 2 })).toBe('two');
    expect(at('äö three', { pointer: 'byte=5' })).toBe('three');
    expect(at('one', { line: 7 })).toBeUndefined();
    expect(at('one', { pointer: '/NewsML/x[1]' })).toBeUndefined();
  });

  test('is said in words people use', () => {
    expect(pointerInWords('byte=0')).toBeUndefined();
    expect(pointerInWords('')).toBeUndefined();
    expect(pointerInWords('byte=4')).toEqual({ at: 4, unit: 'byte' });
    expect(pointerInWords('byte=4', 'äöü')).toEqual({ at: 3, unit: 'character' });
    expect(pointerInWords('/body')).toEqual({ path: '/body' });
  });

  test('never fails, whatever was sent', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.option(fc.nat(20), { nil: undefined }),
        (text, pointer, line) => {
          const place = placeOf(text, { pointer, ...(line !== undefined && { line }) });
          if (place) expect(place.start).toBeLessThanOrEqual(place.end);
        },
      ),
    );
  });
});

describe('numbers', () => {
  const hour = (at: string, counts: Record<string, number>) => ({
    hour: `2026-12-01T${at}:00:00Z`,
    agencies: Object.entries(counts).map(([id, accepted]) => ({ id, accepted, refused: 0, quarantined: 0 })),
    refusedBy: [],
    visible: { p50: 1500, p99: 9_000 },
  });

  test('fill hours without any, and put the smallest agencies together', () => {
    const counts = { a: 9, b: 8, c: 7, d: 6, e: 5, f: 4, g: 3 };
    const { times, lines } = acceptedByAgency(
      { now: {}, hours: [hour('03', counts), hour('01', { a: 1 })] },
      { hours: 4, now: Date.parse('2026-12-01T03:59:59Z') },
      (id) => id.toUpperCase(),
    );
    expect(times.map((time) => new Date(time * 1000).getUTCHours())).toEqual([0, 1, 2, 3]);
    expect(lines.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E', '2 others']);
    expect(lines[0]?.values).toEqual([0, 1, 0, 9]);
    expect(lines.at(-1)?.values).toEqual([0, 0, 0, 7]);
  });

  test('are seconds where they are times, with gaps where there is none', () => {
    const hours = [hour('01', {}), hour('03', {})];
    // An hour that the desk has begun, and this computer not yet.
    const span = { hours: 3, now: Date.parse('2026-12-01T02:59:59Z') };
    const { lines } = submitToVisible({ now: {}, hours }, span);
    expect(lines.map(({ values }) => values)).toEqual([
      [1.5, null, 1.5],
      [9, null, 9],
    ]);
  });
});

test('items are shown an element or a member a line, text as it is', () => {
  expect(
    pretty('<item><title>A &lt;b> c</title><x a="1>2"/><p>One <b>two</b>\n<i>three</i></p><e></e></item>'),
  ).toBe(
    '<item>\n  <title>A &lt;b> c</title>\n  <x a="1>2"/>\n  <p>One <b>two</b>\n<i>three</i></p>\n  <e></e>\n</item>',
  );
  expect(pretty('<?xml version="1.0"?>\n<a><b><c>d</c></b></a>')).toBe(
    '<?xml version="1.0"?>\n<a>\n  <b>\n    <c>d</c>\n  </b>\n</a>',
  );
  expect(pretty('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  // Broken off: nothing is lost, and nothing hangs.
  expect(pretty('<a><b x="')).toContain('<b x="');
  expect(pretty('{"a"')).toBe('{"a"');
});
