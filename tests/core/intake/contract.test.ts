import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../functions/core/intake/charset/decode.ts';
import { detectAll } from '../../../functions/core/intake/detect/recognise.ts';
import type { FormatKind, Parsed, Upload } from '../../../functions/core/intake/format.ts';
import { formats, read } from '../../../functions/core/intake/index.ts';
import { atMost } from '../../property-runs.ts';
import { mutations } from './mutations.ts';
import { receivedAt, sampleBytes } from './parsing.ts';

/** What every input format owes. A new format is a folder with one line in `formats/index.ts`, and a sample `samples/<id>.*`. */

const folder = new URL('../../../functions/core/intake/formats/', import.meta.url);

const sampleNames = readdirSync(new URL('./samples/', import.meta.url));
const samplesOf = (format: FormatKind) => sampleNames.filter((name) => name.split(/[.-]/)[0] === format.id);
const upload = (bytes: Uint8Array): Upload => ({ bytes, receivedAt });
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
const trace = /\n\s+at |\.[cm]?[jt]s:\d+|node_modules|\b(?:Type|Range|Syntax|Reference)Error\b/;

function expectSound(parsed: Parsed): void {
  expect(parsed.items.length + parsed.problems.length).toBeGreaterThan(0);
  if (parsed.problems.length > 0) expect(parsed.items).toEqual([]);
  for (const item of parsed.items) {
    if ('problems' in item) {
      expect(item.problems).not.toEqual([]);
      continue;
    }
    const { draft } = item;
    expect(draft.body.value).toBeTypeOf('string');
    expect(draft.headline).not.toBe('');
    for (const date of [draft.firstCreated, draft.versionCreated, draft.embargoed, draft.expires]) {
      if (date !== undefined) expect(date).toMatch(instant);
    }
    if (draft.urgency !== undefined) expect([1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(draft.urgency);
    if (draft.version !== undefined) expect(Number.isSafeInteger(draft.version)).toBe(true);
    for (const change of draft.changes) expect(change.step && change.reason).toBeTruthy();
  }
  const problems = [
    ...parsed.problems,
    ...parsed.items.flatMap((item) => ('problems' in item ? item.problems : [])),
  ];
  for (const { pointer, detail } of problems) {
    expect(pointer).toBeTypeOf('string');
    expect(detail).not.toBe('');
    expect(detail).not.toMatch(trace);
  }
}

function expectScore(score: number): void {
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
}

it('the list of formats is frozen and its ids are unique', () => {
  expect(Object.isFrozen(formats)).toBe(true);
  expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
});

it('every folder of formats has one line in the list, and the list has nothing else', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const lines = readFileSync(new URL('index.ts', folder), 'utf8').match(/^[^/*\s].*$/gm) ?? [];
  expect(lines.map((line) => /'\.\/([\w-]+)\/kind\.ts';$/.exec(line)?.[1]).sort()).toEqual(folders.sort());
  expect(formats.length).toBe(folders.length);
});

const loaded = await Promise.all(formats.map((format) => format.load()));

it('the readers are what the list says they are', () => {
  const kindOf = ({ id, title, mediaTypes, single, detect }: FormatKind) => ({
    id,
    title,
    mediaTypes,
    single,
    detect,
  });
  expect(loaded.map(kindOf)).toEqual(formats.map(kindOf));
});

describe.each(loaded.map((format) => ({ id: format.id, format })))('$id', ({ id, format }) => {
  const names = samplesOf(format);

  it('has a sample', () => {
    expect(names, `add tests/core/intake/samples/${id}.*`).not.toEqual([]);
  });

  it.each(names)('reads %s, and no other format claims it', async (name) => {
    const bytes = sampleBytes(name);
    expect(detectAll(decode(upload(bytes)), formats)[0]?.format.id).toBe(id);
    const result = await read(upload(bytes));
    expect(result.format).toBe(id);
    expect(result.problems).toEqual([]);
    expectSound(result);
    const drafts = result.items.filter((item) => 'draft' in item);
    expect(drafts.length).toBe(result.items.length);
    for (const item of drafts) expect(item.draft.body.value.trim()).not.toBe('');
    expect(await read(upload(bytes)), 'same bytes, same drafts').toEqual(result);
  });

  it.each(names)('survives every kind of damage to %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(mutations(sampleBytes(name)), async (bytes) => {
        const sniff = decode(upload(bytes));
        expectScore(format.detect(sniff));
        expectSound(format.parse(sniff));
        expectSound(await read(upload(bytes)));
      }),
      atMost(30),
    );
  });

  it.each(names)('gives items or problems for %s cut off anywhere', (name) => {
    const bytes = sampleBytes(name);
    for (let part = 0; part < 40; part++) {
      expectSound(format.parse(decode(upload(bytes.slice(0, Math.floor((bytes.length * part) / 40))))));
    }
  });

  it('takes any bytes without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const sniff = decode(upload(bytes));
        expectScore(format.detect(sniff));
        expectSound(format.parse(sniff));
      }),
      atMost(60),
    );
  });

  it.each([
    ['<div>', 200_000],
    ['[', 500_000],
    ['{"a":', 200_000],
    ['<a b="', 100_000],
    ['&lt;', 200_000],
    ['\u0001', 500_000],
    ['<!--', 100_000],
    [']]>', 200_000],
  ])('ends soon on a flood of %j', (piece, count) => {
    expectSound(format.parse(decode(upload(Buffer.from(piece.repeat(count))))));
  });
});

it('read gives a result for any bytes under any label', async () => {
  const labels = fc.constantFrom(
    'text/plain',
    'application/json',
    'text/html',
    'application/xml',
    'image/png',
    '',
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), labels, async (bytes, mediaType) => {
      expectSound(await read({ ...upload(bytes), mediaType }));
    }),
    atMost(300),
  );
});
