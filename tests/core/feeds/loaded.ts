import type { FeedFormat } from '../../../functions/core/feeds/format.ts';
import { feedFormats, loadFormat, tradeFormats } from '../../../functions/core/feeds/formats/index.ts';
import type { StoryFormat } from '../../../functions/core/feeds/story-formats/format.ts';
import { storyFormats as listed } from '../../../functions/core/feeds/story-formats/index.ts';

/** Every output format, loaded. */
export const everyFeedFormat: readonly FeedFormat[] = [
  ...feedFormats,
  ...(await Promise.all(tradeFormats.map((format) => format.load()))),
];
export const storyFormats: readonly StoryFormat[] = await Promise.all(listed.map((format) => format.load()));

/** The formats by their names. */
export const [rss, atom, json, ninjs, ninjs2, newsmlg2] = await Promise.all([
  loadFormat('rss'),
  loadFormat('atom'),
  loadFormat('json'),
  loadFormat('ninjs'),
  loadFormat('ninjs2'),
  loadFormat('newsmlg2'),
]);
