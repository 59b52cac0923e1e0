import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Context } from 'hono';

/** The request as API Gateway sent it. */
const eventOf = (c: Context): Partial<APIGatewayProxyEventV2> =>
  (c.env as { event?: APIGatewayProxyEventV2 } | undefined)?.event ?? {};

/** A header as it was sent: Hono drops an empty one, and encodes what is not ASCII. */
export const headerAsSent = (c: Context, name: string): string | undefined =>
  eventOf(c).headers?.[name] ?? c.req.header(name);

/**
 * Whether bytes of the body were lost on the way. API Gateway gives the body of `text/*` and a few other types as text;
 * bytes that are not UTF-8 become U+FFFD, of three bytes, so that the body has another length than was sent. A text that
 * holds that character itself has its length.
 */
export function bytesLost(c: Context): boolean {
  const { body = '', isBase64Encoded, headers } = eventOf(c);
  if (isBase64Encoded !== false || !body.includes('\uFFFD')) return false;
  return Buffer.byteLength(body) !== Number(headers?.['content-length']);
}

/** What RFC 3986 §3.3 does not allow in a path without percent-encoding. */
const foreign = /[^\w.~!$&'()*+,;=:@/-]/gu;
/** A dot segment, which would lead to another address (RFC 3986 §5.2.4); a guid may hold one. */
const dots = /\/(\.{1,2})(?=\/|$)/g;

/**
 * A path in percent-encoding. API Gateway gives it decoded, so that a `?`, `#` or `%` in it belongs to the guid: left
 * as it is it would end the path or be decoded once more, and name another story.
 */
const encodePath = (path: string): string =>
  path
    .toWellFormed()
    .replaceAll(foreign, (one) => encodeURIComponent(one))
    .replaceAll(dots, '%2F$1');

/** The event with its path percent-encoded, as Hono expects it. */
export const withEncodedPath = <Event extends object>(event: Event): Event =>
  'rawPath' in event ? { ...event, rawPath: encodePath(String(event.rawPath)) } : event;
