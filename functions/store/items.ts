import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Item = Record<string, AttributeValue>;

/** A row as DynamoDB takes it; fields that are undefined are left out. */
export const toItem = (row: object): Item => marshall(row, { removeUndefinedValues: true }) as Item;

/** Values of an expression; DynamoDB takes none, but not an empty set of them. */
export const toValues = (values: Record<string, unknown> | undefined): Item | undefined =>
  values && toItem(values);

/** A row as DynamoDB gives it; string sets are a `Set`. */
export const fromItem = (item: Item): Record<string, unknown> => unmarshall(item);
