import type { Problem } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { byteAt } from '../../byte-at.ts';
import { repairMojibake } from '../../charset/decode.ts';
import type { Sniff } from '../../format.ts';
import { scanJson } from './scan.ts';

/** Deeper nesting than any article, feed or ninjs document needs. */
const mostDepth = 64;

export type JsonDocument = { value: unknown; changes: Change[] } | { problems: Problem[] };

/**
 * Reads an upload as JSON for any format written in it. A fault is reported with its byte offset (`byte=N`); names
 * given twice (the last counts) and mojibake inside `\u` escapes are repaired and recorded. Never throws.
 */
export function readJson(sniff: Sniff): JsonDocument {
  const { error, duplicates } = scanJson(sniff.text, mostDepth);
  if (error) return { problems: [{ pointer: byteAt(sniff, error.at), detail: error.detail }] };
  const changes: Change[] = duplicates.map((pointer) => ({
    step: 'json',
    reason: 'the name is given twice in one object; the last value was used',
    before: pointer,
  }));
  const escaped = /\\u00[c-f][\da-f]/i.test(sniff.text);
  let repaired: Change | undefined;
  const value: unknown = escaped
    ? JSON.parse(sniff.text, (_name, inner: unknown) => {
        if (typeof inner !== 'string') return inner;
        const { text, change } = repairMojibake(inner);
        repaired ??= change;
        return text;
      })
    : JSON.parse(sniff.text);
  if (repaired) changes.push(repaired);
  return { value, changes };
}

/** A JSON object, as against arrays, null and scalars. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
