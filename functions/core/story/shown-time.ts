/*
 * When a story changed, as readers see it. An agency's own dates may be older than the current version, equal to it or
 * ahead of the clock; a reader takes nothing over that is not later than what it has (RFC 4287 §4.2.15, RFC 6721 §3).
 */

/** The times of the current version. Instants are UTC, ISO 8601. */
export interface ShownBefore {
  versionCreated: string;
  published?: string;
  /** Absent in old rows: `versionCreated` was shown. */
  updated?: string;
  /** What the stories before this one in its chain were last shown with. */
  updatedBase?: string;
}

/** The latest of some instants, compared as times: `…53Z` comes before `…53.655Z`, though not as text. */
export const latestOf = (first: string, ...others: (string | undefined)[]): string =>
  others.reduce<string>(
    (latest, one) => (one !== undefined && Date.parse(one) > Date.parse(latest) ? one : latest),
    first,
  );

/** One millisecond on: the finest step that a time is kept and shown in. */
const next = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** The time that an item is shown with when it replaces what was shown with `base`. */
export const shownAfter = (instant: string, base: string | undefined): string =>
  base !== undefined && Date.parse(instant) <= Date.parse(base) ? next(base) : instant;

/**
 * The time of a version for readers: the agency's own where it is later than everything that was shown, else that of
 * its arrival.
 */
export const updatedOf = (
  { versionCreated, storedAt }: { versionCreated: string; storedAt: string },
  before: ShownBefore | undefined,
): string => {
  if (before === undefined) return versionCreated;
  const { updatedBase, updated = before.versionCreated, published } = before;
  const shown = latestOf(shownAfter(updated, updatedBase), published);
  return Date.parse(versionCreated) > Date.parse(shown) ? versionCreated : shownAfter(storedAt, shown);
};

/** The times of a version in its feeds, as a membership row has them. */
export interface ItemTimes {
  /** When the version came, or when its terms ended. */
  at: string;
  /** Absent where it is `versionCreated` of the story and not later than `at`. */
  updated?: string;
}

/**
 * The times of a version in its feeds, computed from rows alone, so that every writer writes the same.
 *
 * @param updated what its item is shown with
 * @param ended when its terms ended, if that is what took it out
 */
export const itemTimes = (
  { versionCreated, storedAt }: { versionCreated: string; storedAt: string },
  updated: string,
  ended?: string,
): ItemTimes => {
  const at = latestOf(storedAt, ended);
  const isPlain = updated === versionCreated && Date.parse(updated) <= Date.parse(at);
  return { at, ...(!isPlain && { updated }) };
};

/** The time of a tombstone: later than all that was ever shown of the story, or readers would have to ignore it. */
export const goneAt = ({ at, updated, published }: ItemTimes & { published?: string }): string =>
  latestOf(at, updated, published);
