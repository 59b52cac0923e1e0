import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Item = Record<string, AttributeValue>;

/**
 * A row in DynamoDB's format; undefined fields are left out. Half a surrogate pair becomes U+FFFD: DynamoDB refuses a row
 * that holds one, every time it is sent.
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

/** Values of an expression in DynamoDB's format. */
export const toValues = (values: Record<string, unknown> | undefined): Item | undefined =>
  values && toItem(values);

/** A row of DynamoDB's format as a plain object; string sets are a `Set`. */
export const fromItem = (item: Item): Record<string, unknown> => unmarshall(item);
