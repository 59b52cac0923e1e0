import type { Holdings } from '../../functions/core/delivery/replay.ts';
import type { MirrorFolder } from './folder.ts';

/** What the files of a copy were before anything was done to them, by the ids of stories. */
export interface Verified {
  /** Files that were read and are what the log says. */
  right: number;
  /** Files with another content than the version that the log names. */
  changed: string[];
  /** Stories that the copy had, without a file. */
  lost: string[];
  /** Files of stories that neither the copy nor the feed has. */
  surplus: string[];
}

/** Whether a copy was other than it said it was. */
export const isDamaged = ({ changed, lost, surplus }: Verified): boolean =>
  changed.length + lost.length + surplus.length > 0;

/**
 * Reads every file of a copy and compares it with the log: what was there at the last run must be there, in the version
 * that the log names. What the log has said since then is no difference, nor is a file that an earlier run wrote before
 * it was stopped.
 * @param wanted what the whole log says that the copy must hold
 */
export function verify(folder: MirrorFolder, wanted: Holdings): Verified {
  const { holdings } = folder.progress;
  const found: Verified = { right: 0, changed: [], lost: [], surplus: [] };
  for (const [id, { version, digest }] of wanted) {
    const isHeld = holdings.get(id)?.version === version;
    const own = folder.digestIn(id);
    if (folder.ids.has(id) && (own === digest || digest === '')) found.right++;
    else if (isHeld) found[folder.ids.has(id) ? 'changed' : 'lost'].push(id);
  }
  for (const id of folder.ids) if (!wanted.has(id) && !holdings.has(id)) found.surplus.push(id);
  return found;
}

/** What was found, for people: the counts before a semicolon add up to the stories that were compared. */
export function verifiedText(found: Verified): string {
  const { right, changed, lost, surplus } = found;
  const counts = [
    `${right} right`,
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
    ...(lost.length > 0 ? [`${lost.length} lost`] : []),
  ];
  const more = surplus.length > 0 ? [`files not of the feed: ${surplus.length}`] : [];
  const end = isDamaged(found) ? ['all made right'] : [];
  const said = [counts.join(', '), ...more, ...end].join('; ');
  return `compared ${right + changed.length + lost.length} stories with the log: ${said}`;
}
