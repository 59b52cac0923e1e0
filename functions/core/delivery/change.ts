/** What happened to a story in a feed. */
export const changeTypes = [
  'published',
  'corrected',
  'killed',
  'withheld',
  'released',
  'expired',
  'left',
  'joined',
] as const;
export type ChangeType = (typeof changeTypes)[number];

/** The types after which a feed holds the story. */
const live: ReadonlySet<ChangeType> = new Set(['published', 'corrected', 'released', 'joined']);

/** Whether a feed holds the story after a change of this type. */
export const isLive = (type: ChangeType): boolean => live.has(type);

/**
 * Whether nothing is kept of a story after a change of this type: a feed of young stories would else keep a row of each
 * that it ever had. When it comes again it has joined, and a kill of it is reported in any case.
 */
export const isForgotten = (type: ChangeType): boolean => type === 'left' || type === 'expired';

/**
 * An entry in the log of a feed's changes. It has no text and no headline, so that a kill never rewrites what was
 * written.
 */
export interface Change {
  /** Counted from 1 without gaps, for ever. */
  seq: number;
  type: ChangeType;
  /** Of the item: that of the first story of a chain of rewrites. */
  storyId: string;
  /** The agency's. */
  guid: string;
  /** Of the item: rises through all stories of a chain. */
  version: number;
  /**
   * Of the version, the `digest` of the story's JSON that anyone can compute (docs/feeds.md). Absent where the story is gone: it may be gone
   * because its next version is not for these readers, and a hash would let them test guesses of its text.
   */
  digest?: string;
  /** When it happened, as the feed says. UTC, ISO 8601. */
  at: string;
  /** Where the story is to be had; of one that is gone, where it was. */
  url: string;
}

/** A change as it is stored, with what its readers do not need. */
export interface LoggedChange extends Change {
  /** The version that it replaces, if the feed held one. */
  was?: number;
  /** First publication, for the position in the feed. UTC, ISO 8601. */
  published: string;
  /** The story behind the item, where that is a rewrite. */
  story?: string;
}

/** What the log last said of a story. */
export interface LastLogged {
  version: number;
  type: ChangeType;
}

/** A story as the feed holds it now; `cause` says why it does not. */
export interface Observed {
  version: number;
  state: 'live' | 'gone';
  cause?: 'expired' | 'left' | 'withheld';
  /** The version is the first that the feed could hold: it was published as it came, and not before. */
  isFirst: boolean;
}

/**
 * The type of a change, from what the log last said of the story and what it is now; undefined when nothing is to be
 * said. Several versions between two looks are one change, and a kill is said even of a story that was never logged.
 */
export function changeType(before: LastLogged | undefined, now: Observed): ChangeType | undefined {
  const held = before !== undefined && isLive(before.type);
  if (now.state === 'live') {
    if (!before) return now.isFirst ? 'published' : 'joined';
    if (held) return now.version > before.version ? 'corrected' : undefined;
    return before.type === 'withheld' ? 'released' : 'joined';
  }
  const type = now.cause ?? 'killed';
  const isTold = type === 'killed' || type === 'withheld';
  if (!before) return isTold ? type : undefined;
  if (held) return type;
  return isTold && before.type !== type && now.version >= before.version ? type : undefined;
}
