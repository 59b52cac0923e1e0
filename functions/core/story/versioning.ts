import { highestVersion } from './highest-version.ts';
import type { PubStatus } from './schema.ts';

/** The current version of a story, as far as it is compared. */
export interface CurrentVersion {
  version: number;
  digest: string;
  versionCreated: string;
  pubStatus: PubStatus;
}

export interface Incoming {
  /** As stated by the agency. */
  version?: number;
  digest: string;
  versionCreated: string;
  /** Whether the agency stated `versionCreated` itself. */
  dated: boolean;
  /** An explicit correction (PUT), which may also bring a killed story back. */
  correction: boolean;
  /** A kill: applies to any current version, whichever version number it carries. */
  kill: boolean;
}

/** Version of a story that was killed before it came; only a correction can bring it in. */
export const killedUnseen = 0;

/**
 * - `new`: becomes the current version.
 * - `older`: a version from before the current one, kept as history.
 * - `duplicate`: nothing a reader sees would change.
 * - `conflict`: the agency used a version number twice for different content.
 * - `killed`: the story was killed and this upload does not say that it knows better.
 */
export interface Comparison {
  kind: 'new' | 'older' | 'duplicate' | 'conflict' | 'killed';
  version: number;
}

/**
 * Compares an incoming version with the current one. Pure, so that it can be repeated when a concurrent writer got in
 * between.
 */
export function compareVersions(current: CurrentVersion | undefined, incoming: Incoming): Comparison {
  // Formats refuse a higher number; here it would make a story that nothing can follow.
  const version = incoming.version === undefined ? undefined : Math.min(incoming.version, highestVersion);
  if (!current) return { kind: 'new', version: version ?? (incoming.kill ? killedUnseen : 1) };
  if (incoming.kill) {
    return current.pubStatus === 'canceled'
      ? { kind: 'duplicate', version: current.version }
      : { kind: 'new', version: Math.max(version ?? 0, current.version + 1) };
  }
  if (current.pubStatus === 'canceled' && !incoming.correction) {
    // Only a higher version number shows that the agency means the story to live again.
    const knows = version !== undefined && version > current.version && current.version !== killedUnseen;
    return knows ? { kind: 'new', version } : { kind: 'killed', version: current.version };
  }
  if (version === undefined || incoming.correction) {
    if (incoming.digest === current.digest) return { kind: 'duplicate', version: current.version };
    if (!incoming.correction && incoming.dated && isOlder(incoming, current)) {
      return { kind: 'duplicate', version: current.version };
    }
    return { kind: 'new', version: Math.max(version ?? 0, current.version + 1) };
  }
  if (version > current.version) return { kind: 'new', version };
  if (version < current.version) return { kind: 'older', version };
  return incoming.digest === current.digest ? { kind: 'duplicate', version } : { kind: 'conflict', version };
}

const isOlder = (
  one: Pick<Incoming, 'versionCreated'>,
  other: Pick<CurrentVersion, 'versionCreated'>,
): boolean => Date.parse(one.versionCreated) < Date.parse(other.versionCreated);
