import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Item = Record<string, AttributeValue>;

/**
 * A row as DynamoDB takes it; fields that are undefined are left out. Half a surrogate pair becomes U+FFFD: a row that
 * holds one is refused for ever, and with it whatever was to be stored.
 */
export const toItem = (row: object): Item =>
  marshall(wellFormed(row), { removeUndefinedValues: true }) as Item;

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value instanceof Set) return new Set([...value].map(wellFormed));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toWellFormed(), wellFormed(inner)]),
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Values of an expression; DynamoDB takes none, but not an empty set of them. */
export const toValues = (values: Record<string, unknown> | undefined): Item | undefined =>
  values && toItem(values);

/** A row as DynamoDB gives it; string sets are a `Set`. */
export const fromItem = (item: Item): Record<string, unknown> => unmarshall(item);
