import { highestVersion } from './highest-version.ts';
import type { PubStatus } from './schema.ts';

/** What is known of the version that stands. */
export interface Standing {
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
  /** A kill: applies to whatever stands, whichever version number it carries. */
  kill: boolean;
}

/** Version of a story that was killed before it came; whatever comes without being a correction stays held. */
export const killedUnseen = 0;

/**
 * - `new`: becomes the standing version.
 * - `older`: a version from before the standing one, kept as history.
 * - `duplicate`: nothing a reader sees would change.
 * - `conflict`: the agency used a version number twice for different content.
 * - `killed`: the story was killed and this upload does not say that it knows better.
 */
export type Placement =
  | { kind: 'new'; version: number }
  | { kind: 'older'; version: number }
  | { kind: 'duplicate'; version: number }
  | { kind: 'conflict'; version: number }
  | { kind: 'killed'; version: number };

/**
 * Decides what an incoming version is to the standing one. Pure, so that the decision can be taken again
 * when a concurrent writer got in between.
 */
export function place(standing: Standing | undefined, incoming: Incoming): Placement {
  // Readers refuse what is higher; here it would make a story that nothing can follow.
  const version = incoming.version === undefined ? undefined : Math.min(incoming.version, highestVersion);
  if (!standing) return { kind: 'new', version: version ?? (incoming.kill ? killedUnseen : 1) };
  if (incoming.kill) {
    return standing.pubStatus === 'canceled'
      ? { kind: 'duplicate', version: standing.version }
      : { kind: 'new', version: Math.max(version ?? 0, standing.version + 1) };
  }
  if (standing.pubStatus === 'canceled' && !incoming.correction) {
    // Only a higher version number shows that the agency means the story to live again.
    const knows = version !== undefined && version > standing.version && standing.version !== killedUnseen;
    return knows ? { kind: 'new', version } : { kind: 'killed', version: standing.version };
  }
  if (version === undefined || incoming.correction) {
    if (incoming.digest === standing.digest) return { kind: 'duplicate', version: standing.version };
    if (!incoming.correction && incoming.dated && isOlder(incoming, standing)) {
      return { kind: 'duplicate', version: standing.version };
    }
    return { kind: 'new', version: Math.max(version ?? 0, standing.version + 1) };
  }
  if (version > standing.version) return { kind: 'new', version };
  if (version < standing.version) return { kind: 'older', version };
  return incoming.digest === standing.digest ? { kind: 'duplicate', version } : { kind: 'conflict', version };
}

const isOlder = (one: Pick<Incoming, 'versionCreated'>, other: Pick<Standing, 'versionCreated'>): boolean =>
  Date.parse(one.versionCreated) < Date.parse(other.versionCreated);
