import { type FeedRow, hasLog, seriesOf } from '../../store/entities/feeds/feeds.ts';
import type { Build } from '../feeds/build.ts';
import { type Committed, commitChanges } from './commit-changes.ts';
import { writeLog } from './write-log.ts';

/** The log of a feed in one build: begun before the feed's documents are written, ended after them. */
export interface LogOfBuild {
  /** Of the generation that was shown before. */
  build: Build;
  /** Absent: the feed has no log, or it failed. */
  committed?: Committed;
  failure?: unknown;
}

/**
 * Commits the changes since the last build to the log of the feed, if it has one. A failure is kept for the end: a log
 * that cannot be written must not hold up a kill. The log is compared with the whole feed then.
 */
export async function beginLog(build: Build): Promise<LogOfBuild> {
  try {
    const committed = await commitChanges(build);
    return { build, ...(committed && { committed }) };
  } catch (failure) {
    return { build, failure };
  }
}

/** Whether something was committed that no document has yet. */
export const hasNews = ({ committed }: LogOfBuild): boolean =>
  committed !== undefined && committed.log.seq > committed.log.written;

/**
 * Writes the documents of the log, before the lease ends, so that no older log is written over a newer one.
 * @param feed as readers have it after this build
 * @returns whether another build has to go on with it
 * @throws what failed in the beginning: the build is repeated
 */
export async function endLog({ build, committed, failure }: LogOfBuild, feed: FeedRow): Promise<boolean> {
  if (failure !== undefined) {
    await build.ports.changeLogs.compareAgain(build.feed.id);
    throw failure;
  }
  // It was begun with what readers had before: the log has still to say what came and went with the new filter.
  const isNew =
    hasLog(feed) && (feed.generation !== build.feed.generation || seriesOf(feed) !== seriesOf(build.feed));
  if (!committed) return isNew;
  const isLeft = await writeLog(build, committed);
  return isLeft || committed.unfinished || isNew;
}
