/**
 * Content Security Policies (CSP Level 3). The CDN sends its own with every answer; pages for people carry a stricter one,
 * so that a copy of them elsewhere is as safe. A browser applies both.
 */

/** Scripts and styles of this site only; pictures and media from wherever a story has them. */
export const cdnContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' https: data:",
  'media-src https:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The policy of a page with one style sheet in it.
 * @param styleDigest SHA-256 of the style sheet, base64.
 * @param sources Further directives, e.g. `img-src https:`.
 */
export const pageContentSecurityPolicy = (styleDigest: string, sources: readonly string[]): string =>
  [
    "default-src 'none'",
    ...sources,
    `style-src 'sha256-${styleDigest}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
