import type { WithheldFor } from '../../../core/story/placement.ts';
import type { PubStatus } from '../../../core/story/schema.ts';
import type { ChainLinks } from './chain-links.ts';

/** The current version of a story: small, its text is in S3 under `object`. */
export interface StoryRow extends ChainLinks {
  id: string;
  agency: string;
  guid: string;
  version: number;
  digest: string;
  versionCreated: string;
  pubStatus: PubStatus;
  headline: string;
  /** BCP 47; absent in rows of version 0.2.0 and before. */
  language?: string;
  /** Receipt that brought this version. */
  receipt: string;
  object: string;
  storedAt: string;
  /** When this version came, as readers see it: later than every version before it; see `core/story/shown-time`. */
  updated?: string;
  /** From when on readers should see this version: when it was received, or when its embargo was found to be over. */
  dueAt?: string;
  /** When the story was first published; its position in every feed, never changed. */
  published?: string;
  /** When the story was stored, where it came into the archives under its own date; see `core/story/backfilled`. */
  backfilledAt?: string;
  /** The current version of such a story came by a backfill, too, so that heads do not show it as a correction. */
  quiet?: boolean;
  embargoed?: string;
  /** When its terms of use end. */
  expires?: string;
  clusterId?: string;
  /** Of the published text; see `Fingerprints`. */
  fingerprint?: string;
  /** Every feed the story has ever been in. */
  feeds?: Set<string>;
  correctionNote?: string;
  /** It is in private feeds only; absent: it is public. */
  access?: 'private';
  /** Of a withheld version: why. Absent in rows of version 0.2.0 and before. */
  withheldFor?: WithheldFor;
  /** The version whose text this one has, where an operator held or released the story. */
  textOf?: number;
}

export interface VersionRow {
  version: number;
  digest: string;
  versionCreated: string;
  pubStatus: PubStatus;
  receipt: string;
  object: string;
  storedAt: string;
  correctionNote?: string;
}
