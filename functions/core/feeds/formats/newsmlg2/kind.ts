import type { FeedFormatKind } from '../../format.ts';

/** NewsML-G2 2.35: a newsMessage, its items the stories. */
export const newsmlg2Kind: FeedFormatKind = {
  id: 'newsmlg2',
  title: 'NewsML-G2',
  extension: 'newsml',
  mediaType: 'application/vnd.iptc.g2.newsmessage+xml; charset=utf-8',
};
