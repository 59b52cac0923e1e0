import { type Change, type ChangeType, isLive } from './change.ts';

/** What the log of one feed last said of a story. */
export interface LastChange extends Omit<Change, 'storyId'> {
  /** The story behind the item, where that is a rewrite. */
  story?: string;
}

/** A log entry without what its other readers need. */
export const lastChangeOf = ({
  seq,
  type,
  guid,
  version,
  digest,
  at,
  url,
  story,
}: LastChange): LastChange => ({
  ...{ seq, type, guid, version, at, url },
  ...(digest !== undefined && { digest }),
  ...(story !== undefined && { story }),
});

/** Types that are about the story itself; `left` and `joined` are about one feed. */
const ends: ReadonlySet<ChangeType> = new Set(['killed', 'withheld', 'expired']);

/** Changes that must overtake all others: readers have to take something down. */
export const isUrgentType = (type: ChangeType | undefined): boolean =>
  type === 'killed' || type === 'withheld';

/**
 * What a receiver has to know of a story that is in several of its feeds: the newest version counts; of its changes the
 * newest that is about the story itself; a story that left one feed is still in another. Feeds are built one after the
 * other, so that one may still say what another has taken back: then the story is taken back.
 */
export function currentChange<T extends LastChange>(changes: readonly T[]): T | undefined {
  const newest = Math.max(...changes.map(({ version }) => version));
  const same = changes.filter(({ version }) => version === newest).sort((a, b) => (a.at < b.at ? 1 : -1));
  const shown = same.find(({ type }) => isLive(type));
  const ended = same.find(({ type }) => ends.has(type));
  if (ended && (!shown || ended.at >= shown.at)) return ended;
  return shown ?? same[0];
}
