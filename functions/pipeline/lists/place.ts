/** Where something is in a list: by its time, and by its id among those of one moment. Newest first. */
export interface Placed<T> {
  /** UTC, ISO 8601, milliseconds. */
  at: string;
  id: string;
  value: T;
}

/** A place as text that sorts like the place. */
export const placeOf = ({ at, id }: Pick<Placed<unknown>, 'at' | 'id'>): string => `${at}#${id}`;

/** The instant of a place. */
export const timeOf = (place: string): string => place.slice(0, place.indexOf('#'));

const placeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[\w:.-]{0,200}$/;

/** A place as the cursor of an answer: opaque to whoever gets it. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

/** Reads a cursor; undefined for what no answer gave. */
export function placeOfCursor(cursor: string): string | undefined {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  return placeShape.test(place) && cursorOf(place) === cursor ? place : undefined;
}
