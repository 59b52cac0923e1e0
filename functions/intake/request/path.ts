/** What RFC 3986 §3.3 does not allow in a path as it stands. */
const foreign = /[^\w.~!$&'()*+,;=:@/-]/gu;
/** A part that makes an address lead elsewhere; a guid may hold one. */
const dots = /\/(\.{1,2})(?=\/|$)/g;

/**
 * A path as an address is written. API Gateway gives it percent-decoded, so that a `?`, `#` or `%` in it is one of
 * the guid: taken as it stands it would end the path or be decoded once more, and another story would be meant.
 */
export const encodePath = (path: string): string =>
  path
    .toWellFormed()
    .replaceAll(foreign, (one) => encodeURIComponent(one))
    .replaceAll(dots, '%2F$1');
