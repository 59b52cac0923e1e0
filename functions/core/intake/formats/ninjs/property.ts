import type { Source } from '../../mapping/rows.ts';
import { isObject } from '../json/document.ts';

/**
 * An object whose names are looked up without case and underscores: ninjs 1 writes `versioncreated` and
 * `body_html`, ninjs 3 `versionCreated`, and agencies mix them.
 */
export type Folded = ReadonlyMap<string, unknown>;

const fold = (name: string): string => name.toLowerCase().replaceAll('_', '');

export function folded(value: Record<string, unknown>): Folded {
  const properties = new Map<string, unknown>();
  for (const name of Object.keys(value)) {
    const key = fold(name);
    if (!properties.has(key) || value[name] === undefined) properties.set(key, value[name]);
  }
  return properties;
}

/** A string or number as text; undefined when absent, empty or something else. */
export function scalar(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** The first of the names (folded) that holds a scalar. */
export function say(properties: Folded, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = scalar(properties.get(name));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A list, or a single value as a list of one, or the values of an object whose values are objects. */
export function many(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isObject(value)) {
    const inner = Object.values(value);
    return inner.length > 0 && inner.every((entry) => isObject(entry) || entry === null) ? inner : [value];
  }
  return [value];
}

/** The entries of a list that are objects, folded. */
export const records = (value: unknown): Folded[] =>
  many(value).flatMap((entry) => (isObject(entry) ? [folded(entry)] : []));

/** Names of a list of strings or of objects with `name` (else `literal`, `code`). */
export function names(value: unknown): string[] {
  return many(value).flatMap((entry) => {
    const name = isObject(entry) ? say(folded(entry), 'name', 'literal', 'title', 'code') : scalar(entry);
    return name === undefined ? [] : [name];
  });
}

/** The values of an object's properties (folded names): of `name` a scalar, of `name[]` the names of its list. */
export const propertySource = (properties: Folded): Source => ({
  all: (path) =>
    path.endsWith('[]')
      ? names(properties.get(path.slice(0, -2)))
      : [scalar(properties.get(path)) ?? []].flat(),
});
