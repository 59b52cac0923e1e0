import type { Membership } from '../../store/entities/memberships.ts';
import type { PipelinePorts } from '../ports.ts';

/**
 * `idPrefix.version` for each entry of a feed's head, kept in the feed's state to find the entries that a build shows
 * for the first time. Eight characters of a story's id tell the entries of one head apart.
 */
export const shownVersions = (entries: readonly Pick<Membership, 'storyId' | 'version'>[]): string =>
  entries.map(({ storyId, version }) => `${storyId.slice(0, 8)}.${version}`).join(' ');

/** The entries that a build is the first to show; `before` is `shownVersions` of the last build, if there was one. */
export function firstShown(entries: readonly Membership[], before: string | undefined): Membership[] {
  const known = new Set(before?.split(' '));
  return entries.filter((entry) => !known.has(shownVersions([entry])));
}

/**
 * Reports the versions that a build is the first to show, the end of the way from a receipt to a feed: in the log by
 * receipt, story, feed and build, and in the metrics by how long it took.
 */
export function reportVisible(
  ports: Pick<PipelinePorts, 'log' | 'meter' | 'now'>,
  built: { feed: string; build: number | undefined; bytes: number },
  fresh: readonly Membership[],
  { isFirst }: { isFirst: boolean },
): void {
  ports.log.info('Feed built', {
    ...built,
    shown: fresh.map(({ storyId, version, state, receipt }) => ({
      story: storyId,
      version,
      ...(state === 'gone' && { gone: true }),
      ...(receipt !== undefined && { receipt }),
    })),
  });
  ports.meter.count('builds');
  ports.meter.count('feedBytes', built.bytes);
  // The first build of a feed, or of one that was brought back from an export, shows what is not new.
  if (isFirst) return;
  for (const { dueAt } of fresh) {
    if (dueAt !== undefined) ports.meter.milliseconds('submitToVisible', ports.now() - Date.parse(dueAt));
  }
}
