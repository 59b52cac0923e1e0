import { isLive, type LoggedChange } from './change.ts';
import { digestAfter } from './set-digest.ts';

/** Entries that were committed at once, and the digest of what the feed held after the last one. */
interface Batch {
  entries: readonly LoggedChange[];
  digest: string;
}

/** The digest of what the feed held after one of the entries of a batch: the entries after it are taken back. */
export const digestAt = ({ entries, digest }: Batch, seq: number): string =>
  entries
    .filter((entry) => entry.seq > seq)
    .reduceRight((after, { storyId, version, type, was }) => {
      const come = isLive(type) ? { storyId, version } : undefined;
      return digestAfter(after, come, was === undefined ? undefined : { storyId, version: was });
    }, digest);
