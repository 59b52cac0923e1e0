/** Longer ones are of no known type and would only fill rows. */
const longestType = 200;

/**
 * Media type and charset of a `Content-Type` (RFC 9110 §8.3), in lower case; left out where they are missing or cannot
 * be read.
 */
export function contentTypeOf(header: string | undefined): { mediaType?: string; charset?: string } {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset="?([\w.:-]{1,40})"?\s*$/.exec(one)?.[1]).find(Boolean);
  const mediaType = type.trim().slice(0, longestType);
  return { ...(mediaType !== '' && { mediaType }), ...(charset && { charset }) };
}
