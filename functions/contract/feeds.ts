/** Formats in which a story stands alone; `STORY_FORMATS` is a comma list of them, `html` always among them. */
export const storyFormatIds = ['html', 'json', 'ninjs', 'newsmlg2', 'nitf', 'md', 'txt'] as const;

export type StoryFormatId = (typeof storyFormatIds)[number];

/** Feeds that exist without being defined. */
export const builtInFeeds = {
  latest: 'latest',
  agency: (agencyId: string) => `agency-${agencyId}`,
  language: (tag: string) => `language-${tag.toLowerCase()}`,
} as const;

/** The feed directory for people; built like a feed, served at `/`. */
export const directoryFeed = 'directory';

/** The Google News sitemap; built like a feed. */
export const newsSitemapFeed = 'news-sitemap';

/** Items in a feed's head. */
export const headSize = 50;
