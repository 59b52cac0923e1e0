import { renderingRevision } from '../../core/feeds/render/revision.ts';
import type { ReconcilerState } from '../../store/entities/reconciler.ts';
import { requestBuilds } from '../build-requests/request-builds.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feeds' | 'feedStates' | 'feedsQueue' | 'now'>;

/** Feeds that are rendered again at the same time; the next ones wait until these are done. */
const feedsAtOnce = 50;

export interface RerenderProgress {
  rendering: NonNullable<ReconcilerState['rendering']>;
  /** How many feeds were requested. */
  asked: number;
}

/**
 * After a release whose renderers write other bytes, requests builds of all feeds, also of those that get no new story,
 * some at a time. Each build does its head and a few pages of its archive (`rerenderArchive`) and requests the next one
 * itself. A feed is done when its state says so, so that a lost message costs a minute. Reads nothing once all feeds
 * are of this revision.
 */
export async function rerenderFeeds(
  ports: Ports,
  before: ReconcilerState['rendering'],
): Promise<RerenderProgress> {
  if (before?.revision === renderingRevision && before.after === undefined)
    return { rendering: before, asked: 0 };
  const after = before?.revision === renderingRevision ? (before.after ?? '') : '';
  const rows = await ports.feeds.after(after, feedsAtOnce);
  const states = await ports.feedStates.getMany(rows.map(({ id }) => id));
  const old = rows.filter(
    ({ id, generation }) => generation > 0 && states.get(id)?.rendering !== renderingRevision,
  );
  if (old.length > 0) {
    await requestBuilds(ports, { feeds: old.map(({ id }) => id), stories: [] }, `rendering-${ports.now()}`);
    return { rendering: { revision: renderingRevision, after }, asked: old.length };
  }
  const last = rows.length === feedsAtOnce ? rows.at(-1)?.id : undefined;
  return {
    rendering: { revision: renderingRevision, ...(last !== undefined && { after: last }) },
    asked: 0,
  };
}
