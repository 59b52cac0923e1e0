import type { FeedFormat } from '../../../functions/core/feeds/format.ts';
import { feedFormats, tradeFormats } from '../../../functions/core/feeds/formats/index.ts';
import type { StoryFormat } from '../../../functions/core/feeds/story-formats/format.ts';
import { storyFormats as listed } from '../../../functions/core/feeds/story-formats/index.ts';

/** Every output format, loaded. */
export const everyFeedFormat: readonly FeedFormat[] = [
  ...feedFormats,
  ...(await Promise.all(tradeFormats.map((format) => format.load()))),
];
export const storyFormats: readonly StoryFormat[] = await Promise.all(listed.map((format) => format.load()));
