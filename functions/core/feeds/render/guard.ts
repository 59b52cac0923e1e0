import { XMLValidator } from 'fast-xml-parser';
import type { FeedFormat } from '../format.ts';

/**
 * Whether a fragment may stand in a feed. The writer makes well-formed XML of any input; this second look by an
 * independent parser makes sure that a mistake in a renderer costs one item and never a whole feed.
 */
export const mayStandInFeed = (format: Pick<FeedFormat, 'mediaType'>, fragment: string): boolean =>
  !/\bxml\b/.test(format.mediaType) || XMLValidator.validate(`<feed>${fragment}</feed>`) === true;
