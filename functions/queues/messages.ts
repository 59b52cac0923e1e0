import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

/** A receipt to be ingested, a held story whose embargo ends about now, or a defined feed to be filled. */
export const ReceiptMessage = Type.Union([
  Type.Object({ receipt: Type.String({ minLength: 1 }) }),
  Type.Object({ release: Type.String({ minLength: 1 }) }),
  Type.Object({ fill: Type.String({ minLength: 1 }) }),
]);
export type ReceiptMessage = Static<typeof ReceiptMessage>;

/** A feed or a story page that may have to be built anew. */
export const BuildMessage = Type.Union([
  Type.Object({ feed: Type.String({ minLength: 1 }) }),
  Type.Object({ story: Type.String({ minLength: 1 }) }),
]);
export type BuildMessage = Static<typeof BuildMessage>;

/** The part of S3's "Object Created" event that is used (EventBridge envelope). */
export const DropMessage = Type.Object({
  detail: Type.Object({
    object: Type.Object({ key: Type.String({ minLength: 1 }), etag: Type.Optional(Type.String()) }),
  }),
});
export type DropMessage = Static<typeof DropMessage>;

/**
 * Reads a message body.
 * @throws Error when it is not what the queue carries; such a message ends as a dead letter.
 */
export function readMessage<T extends typeof ReceiptMessage | typeof BuildMessage | typeof DropMessage>(
  schema: T,
  body: string,
): Static<T> {
  const value: unknown = JSON.parse(body);
  if (!Value.Check(schema, value)) throw new Error('Message does not have the shape that this queue carries');
  return value as Static<T>;
}
