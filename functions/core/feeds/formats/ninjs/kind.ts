import type { FeedFormatKind } from '../../format.ts';

/** IPTC ninjs 3.1 (iptc.org/std/ninjs). */
export const ninjsKind: FeedFormatKind = {
  id: 'ninjs',
  title: 'ninjs 3.1',
  extension: 'ninjs',
  mediaType: 'application/json; charset=utf-8',
};
