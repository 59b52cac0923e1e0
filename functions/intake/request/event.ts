import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Context } from 'hono';

/** The request as API Gateway told it. */
const eventOf = (c: Context): Partial<APIGatewayProxyEventV2> =>
  (c.env as { event?: APIGatewayProxyEventV2 } | undefined)?.event ?? {};

/** A header as it was sent: on its way to the app an empty one is dropped, and what is not ASCII is encoded. */
export const headerAsSent = (c: Context, name: string): string | undefined =>
  eventOf(c).headers?.[name] ?? c.req.header(name);

/**
 * Whether bytes of the body were lost on the way. API Gateway gives the body of `text/*` and a few other types as text;
 * what is no UTF-8 in it becomes U+FFFD, of three bytes, so that the body has another length than was sent. A text that
 * holds that character itself has its length.
 */
export function bytesLost(c: Context): boolean {
  const { body = '', isBase64Encoded, headers } = eventOf(c);
  if (isBase64Encoded !== false || !body.includes('\uFFFD')) return false;
  return Buffer.byteLength(body) !== Number(headers?.['content-length']);
}
