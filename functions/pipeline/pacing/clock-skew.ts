/*
 * What the pipeline allows for clocks that differ. A story's position in its feeds is fixed by the instant of its
 * publication, and its rows are written a moment later. Where the builder has already made an archive page beyond that
 * position, the page lacks the story.
 */

/** A row that is written later than this after its story's publication comes with an amendment (`writeMemberships`). */
export const promptMs = 5_000;

/** Clocks of two machines are taken to differ by less than this. */
export const skewMs = 1_000;

/**
 * For so long after a page was made, and no longer, a row may be written into it without an amendment: the writer's
 * clock may be behind the builder's, and that of the check behind the writer's.
 */
export const unsettledMs = promptMs + 4 * skewMs;

/**
 * Whether a noted instant lies further ahead than clocks differ. Whoever noted it had a wrong clock, so it says
 * nothing about what was done before it. Both are milliseconds since the epoch.
 */
export const isFuture = (noted: number, now: number): boolean => noted > now + skewMs;

/** By how much the latest of these instants (ISO 8601) lies in the future, milliseconds; 0 when none does. */
export function aheadMs(noted: readonly (string | undefined)[], now: number): number {
  const future = noted
    .map((instant) => Date.parse(instant ?? ''))
    .filter((instant) => isFuture(instant, now));
  return Math.max(now, ...future) - now;
}
