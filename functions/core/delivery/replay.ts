import { type Change, isLive } from './change.ts';
import { type Held, setDigest } from './set-digest.ts';

/** A story that a copy of a feed holds, as the log named it last. */
export interface HeldStory {
  version: number;
  /** Of the story's JSON. */
  digest: string;
  url: string;
}

/** The stories of a copy, by the id of the item. */
export type Holdings = Map<string, HeldStory>;

/** Takes entries of a log over, in their order: what is gone leaves, what came is held in its last version. */
export function replay(holdings: Holdings, entries: Iterable<Change>): void {
  for (const { storyId, type, version, digest = '', url } of entries) {
    if (isLive(type)) holdings.set(storyId, { version, digest, url });
    else holdings.delete(storyId);
  }
}

/** The digest of what a copy holds; see `setDigest`. */
export const digestOf = (holdings: Holdings): string =>
  setDigest([...holdings].map(([storyId, { version }]): Held => ({ storyId, version })));

/**
 * Checks that entries are those that follow on an entry, without gaps.
 * @returns the number of the first one that is missing; undefined when none is
 */
export function gapIn(
  entries: readonly Pick<Change, 'seq'>[],
  after: number,
  upTo: number,
): number | undefined {
  for (let seq = after + 1; seq <= upTo; seq++) if (entries[seq - after - 1]?.seq !== seq) return seq;
  return undefined;
}
