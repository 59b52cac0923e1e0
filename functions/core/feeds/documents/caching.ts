/** For how many seconds a public document may be shown without asking for it again (RFC 9111, RFC 5861). */
export interface Caching {
  /** By a reader, `max-age`. */
  reader: number;
  /** By the CDN, `s-maxage`. */
  edge: number;
  /** By the CDN for so much longer, while it fetches the new one, `stale-while-revalidate`. */
  stale: number;
}

/** How long each kind of document may be kept; docs/caching.md has the arithmetic, which a test compares. */
export const caching = {
  /** Heads of feeds: seconds old at the edge. */
  head: { reader: 60, edge: 2, stale: 2 },
  /** Pages of archives hardly ever change, but a kill and a change of rendering reach them under their address. */
  archive: { reader: 300, edge: 60, stale: 30 },
  /** Single stories. */
  story: { reader: 60, edge: 5, stale: 5 },
  /** The directory, the lists next to it, and the documents that say that a feed was retired. */
  directory: { reader: 60, edge: 5, stale: 60 },
  newsSitemap: { reader: 300, edge: 30, stale: 60 },
} as const satisfies Record<string, Caching>;

/** While the origin fails, an old document is better than none: a day. */
const staleIfError = 86_400;

/** The `Cache-Control` of a kind of document. */
export function cacheControl(kind: keyof typeof caching): string {
  const { reader, edge, stale } = caching[kind];
  return `public, max-age=${reader}, s-maxage=${edge}, stale-while-revalidate=${stale}, stale-if-error=${staleIfError}`;
}
