import { oneLine } from '../../../markup/white-space.ts';

/** An object of JSON-LD. Each property may be a value, an object instead of it, or a list of these. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A text, or the named property of an object that is used instead. */
export function textOf(value: unknown, property: string): string | undefined {
  const text = isObject(value) ? value[property] : value;
  return typeof text === 'string' ? oneLine(text) || undefined : undefined;
}

export const textsOf = (value: unknown, property: string): string[] =>
  list(value).flatMap((item) => textOf(item, property) ?? []);
