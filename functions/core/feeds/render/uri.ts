/** Schemes that a link in a feed may have. */
const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** An http(s) address that needs no work: RFC 3986 characters only, with a host. */
const plain =
  /^https?:\/\/[0-9A-Za-z\-._~]+(?::\d+)?(?:[/?](?:[0-9A-Za-z\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?(?:#[0-9A-Za-z\-._~:/?@!$&'()*+,;=]*)?$/;

/** What the URL parser leaves as it is although RFC 3986 §2 does not allow it: a `%` that encodes nothing, `|`, `^` and more. */
const leftOver = /%(?![0-9A-Fa-f]{2})|[^0-9A-Za-z\-._~:/?@!$&'()*+,;=%]/g;

/**
 * An absolute URI in ASCII (RFC 3986 §4.3) from an address as written, or undefined when it is relative, has a
 * scheme that does not belong in a feed, or is no address at all. W3C `InvalidFullLink`, `InvalidUriChar`.
 */
export const absoluteUri = (href: string | undefined): string | undefined => {
  if (href === undefined) return undefined;
  if (plain.test(href)) return href;
  const url = URL.parse(href.trim());
  // Brackets, which only an IPv6 host may have, would not survive the encoding; no public address has one.
  if (url === null || !schemes.has(url.protocol) || url.hostname.startsWith('[')) return undefined;
  const fragment = url.hash.slice(1);
  const rest = fragment === '' ? url.href : url.href.slice(0, -url.hash.length);
  return fragment === '' ? encode(rest) : `${encode(rest)}#${encode(fragment)}`;
};

const encode = (part: string): string => part.replace(leftOver, encodeURIComponent);
