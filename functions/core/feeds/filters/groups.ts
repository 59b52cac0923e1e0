import { builtInFeeds } from '../../../contract/feeds.ts';

/** Which kind of feed one is, in the order in which people look for them. */
export const feedGroups = ['latest', 'defined', 'agencies', 'languages'] as const;
export type FeedGroup = (typeof feedGroups)[number];

/** The kind of a feed, from its id: those of built-in feeds are reserved. */
export function feedGroup(id: string): FeedGroup {
  if (id === builtInFeeds.latest) return 'latest';
  if (id.startsWith(builtInFeeds.agency(''))) return 'agencies';
  return id.startsWith(builtInFeeds.language('')) ? 'languages' : 'defined';
}
