import type { FeedFormatKind } from '../../format.ts';

/** IPTC ninjs 2.2 (iptc.org/std/ninjs), for systems that do not read version 3. */
export const ninjs2Kind: FeedFormatKind = {
  id: 'ninjs2',
  title: 'ninjs 2.2',
  extension: 'ninjs2',
  mediaType: 'application/json; charset=utf-8',
};
