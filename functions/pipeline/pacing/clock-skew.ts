/*
 * A story's place in its feeds is fixed by the instant of its publication, and its rows land a moment later. Where the
 * builder has already made an archive page beyond that place, the page lacks the story.
 */

/** A row that landed later than this after its story's publication tells of itself by an amendment (`settle`). */
export const promptMs = 5_000;

/** Clocks of two machines are taken to differ by less than this. */
export const skewMs = 1_000;

/**
 * For so long after a page was made, and no longer, may a row land in it that does not tell of itself: the writer's
 * clock may be behind the builder's, and that of the check behind the writer's.
 */
export const unsettledMs = promptMs + 4 * skewMs;
