import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { decode } from '../../../functions/core/intake/charset/decode.ts';
import type { FormatReader, Parsed } from '../../../functions/core/intake/format.ts';
import type { Draft } from '../../../functions/core/story/draft.ts';

export const receivedAt = '2026-11-20T09:00:00Z';

export function sampleBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)));
}

/** Parses text (as UTF-8) or bytes with one format, past detection. */
export function parseWith(format: FormatReader, input: string | Uint8Array, at = receivedAt): Parsed {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return format.parse(decode({ bytes, receivedAt: at }));
}

/** The drafts of an upload that must have no problems. */
export function draftsOf(format: FormatReader, input: string | Uint8Array, at = receivedAt): Draft[] {
  const parsed = parseWith(format, input, at);
  expect(parsed.problems).toEqual([]);
  return parsed.items.map((item) => {
    if (!('draft' in item)) throw new Error(`${item.pointer}: ${JSON.stringify(item.problems)}`);
    return item.draft;
  });
}

/** The only draft of an upload. */
export function draftOf(format: FormatReader, input: string | Uint8Array, at = receivedAt): Draft {
  const [draft, ...others] = draftsOf(format, input, at);
  if (draft === undefined) throw new Error('no draft');
  expect(others).toEqual([]);
  return draft;
}

/** What every parser owes for any bytes: a result of the agreed shape, drafts or problems with a pointer. */
export function expectWellFormed(parsed: Parsed): void {
  for (const item of parsed.items) {
    expect(item.pointer).not.toBe('');
    if ('draft' in item) {
      expect(typeof item.draft.body.value).toBe('string');
      expect(Array.isArray(item.draft.changes)).toBe(true);
      for (const date of [item.draft.firstCreated, item.draft.versionCreated]) {
        if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
      }
      const { urgency } = item.draft;
      if (urgency !== undefined) expect(urgency >= 1 && urgency <= 9).toBe(true);
    } else expect(item.problems.length).toBeGreaterThan(0);
  }
  expect(parsed.items.length + parsed.problems.length).toBeGreaterThan(0);
}
