import type { Site } from '../core/feeds/format.ts';
import type { Desk } from './desk.ts';
import type { FeedTimes } from './feed-times.ts';
import type { Fragments } from './fragments.ts';

/** What the builder of a feed works with. */
export type BuildPorts = Pick<
  Desk,
  | 'feeds'
  | 'stories'
  | 'clusters'
  | 'memberships'
  | 'amendments'
  | 'archives'
  | 'feedsBucket'
  | 'feedsQueue'
  | 'now'
  | 'log'
  | 'meter'
> & {
  fragments: Fragments;
  feedTimes: FeedTimes;
  site: Site;
  /** A feed is built at most once in this time. */
  intervalMs: number;
};
