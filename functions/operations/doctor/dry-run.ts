import type { Destination } from '../../pipeline/routing/feed-matcher.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { FeedState } from '../../store/entities/feeds.ts';
import type { StoryRow } from '../../store/entities/stories.ts';

/** What a builder would write, without its writing it; `documents` by their keys. */
export interface DryRunResult {
  documents: ReadonlyMap<string, Uint8Array>;
  /** Keys that it would remove. */
  deleted: ReadonlySet<string>;
}

export interface DryRunBuilder {
  /**
   * The head of a feed as the table has it now. With `stale`, also the archive page that ends at that place, and
   * some before it.
   */
  feed(id: string, stale?: string): Promise<DryRunResult>;
  /** A story in all its formats; nothing for one that was never published. */
  story(id: string): Promise<DryRunResult>;
  /** The rows that carry a story into its history and its feeds. */
  settled(row: StoryRow, matching: Destination[]): Promise<(RowKey & Row)[]>;
}

/** The state of a feed of which everything has to be built. */
export function unbuiltState(state: FeedState | undefined, stale: string | undefined): FeedState | undefined {
  if (!state) return undefined;
  const { digest: _digest, builtAt: _at, leaseOwner: _owner, leaseUntil: _until, archived, ...rest } = state;
  if (!archived) return rest;
  const { stale: _stale, ...bounds } = archived;
  return { ...rest, archived: { ...bounds, recent: [], ...(stale !== undefined && { stale }) } };
}
