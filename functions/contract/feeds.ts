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

/** Feeds of languages that the stories of one agency may make; a story in a further one is in its other feeds. */
export const languageFeedsPerAgency = 40;

/** Items in a feed's head. */
export const headSize = 50;

/** Memberships of all private stories: no feed, and nothing that could be one. New private feeds are filled from it. */
export const privateStories = '.private';
