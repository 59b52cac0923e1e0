import type { Site } from '../../core/feeds/format.ts';
import type { RenderedItems } from '../feeds/rendered-items.ts';
import type { LastBuilds } from '../pacing/last-builds.ts';
import type { PipelinePorts } from '../ports.ts';

/** What the builder of a feed works with. */
export type BuildPorts = Pick<
  PipelinePorts,
  | 'feeds'
  | 'feedStates'
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
  renderedItems: RenderedItems;
  lastBuilds: LastBuilds;
  site: Site;
  /** A feed is built at most once in this time. */
  intervalMs: number;
};
