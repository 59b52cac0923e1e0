import { usageError } from '../errors.ts';

/** Where the log of a feed is, and the desk of which it is. */
export interface LogAddress {
  feed: string;
  /** Of the desk: `https://feeds.example.com`. */
  origin: string;
  /** Of the head of the log. */
  head: string;
  /** Of a full segment, by the number of its first entry. */
  segment(first: number): string;
  acks: string;
  own: string;
}

/**
 * The log of the feed at an address: that of the log itself or of the feed in any format, public or private. It may hold
 * no key, since addresses are printed.
 * @throws CliError for any other address.
 */
export function logAddress(text: string): LogAddress {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw usageError(`${text} is not the address of a feed`, 'it begins with https://');
  const found = /^\/(private\/)?(?:feeds|changes)\/([a-z0-9][\w-]{0,99})\.[a-z0-9]+$/i.exec(url.pathname);
  const [, folder = '', feed] = found ?? [];
  if (feed === undefined || url.username !== '' || url.password !== '')
    throw usageError(
      `${url.origin}${url.pathname} is not the address of a feed or its log`,
      'it looks like https://SITE/private/feeds/ID.json; the key goes into --key',
    );
  const base = `${url.origin}/${folder}changes/${feed}`;
  return {
    feed,
    origin: url.origin,
    head: `${base}.json`,
    segment: (first) => `${base}/${first}.json`,
    acks: `${url.origin}/v1/subscriber/acks`,
    own: `${url.origin}/v1/subscriber`,
  };
}
