import { builtInFeeds, privateStories } from '../../contract/feeds.ts';
import { objectKeys, storyPageKey } from '../../contract/object-keys.ts';
import { type Placement, placementOf, stuck, unread } from '../../core/story/placement.ts';
import { stateOf } from '../../core/story/visibility.ts';
import { feedOfPartition } from '../../store/entities/feeds/definitions.ts';
import { type FeedState, retiredDigest } from '../../store/entities/feeds/feed-states.ts';
import { Stories, type StoryRow } from '../../store/entities/stories/stories.ts';
import type { StoryResult } from '../../store/entities/uploads/receipts.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import type { StoryOutcome } from '../stories/change-story.ts';
import { feedsNow } from '../stories/publish.ts';
import { newestAfter } from '../stories/rewrite-chain.ts';
import type { FreshReceipt } from './ingest.ts';

export interface PlacementPorts extends Pick<PipelinePorts, 'now'> {
  receipts: Pick<PipelinePorts['receipts'], 'timesOf'>;
  feedStates: Pick<PipelinePorts['feedStates'], 'getMany'>;
  stories: Pick<PipelinePorts['stories'], 'get' | 'read'>;
  chains: Pick<PipelinePorts['chains'], 'row'>;
  quarantine: Pick<PipelinePorts['quarantine'], 'get'>;
  matcher: Pick<PipelinePorts['matcher'], 'current' | 'privateFeeds'>;
}

/** Where a story is to be found, as an answer says it. Addresses are relative to the desk. */
export interface PlaceFields extends Partial<Placement> {
  page?: string;
  feeds?: { id: string; href: string }[];
}

/** Where the current version of a story is, by its row alone. */
export async function placeOfStory(ports: PlacementPorts, row: StoryRow): Promise<PlaceFields> {
  const { id: storyId, version, agency, storedAt } = row;
  const result = { status: 'accepted', pointer: '', storyId, version, warnings: [] } as const;
  const receipt: FreshReceipt = {
    // Of no upload, so that the times are those of the receipt that brought the version.
    id: '',
    agency,
    operation: 'submit',
    state: 'done',
    receivedAt: storedAt,
    rawDigest: '',
    rawSize: 0,
    results: [{ ...result, warnings: [] }],
  };
  const [place] = await placesOf(ports, receipt, true);
  return place?.fields ?? {};
}

export interface Place {
  fields: PlaceFields;
  /** The story's row, as far as it was read. */
  row?: StoryRow;
}

/** What is known of one result before the builds of its feeds are looked at. */
interface Found {
  row?: StoryRow;
  version?: number;
  isSame: boolean;
  quarantined?: string;
  refused?: string;
  replacedBy?: string;
  feeds: string[];
  /** Its feeds show it once they were built at this time or later; absent: they do not yet. */
  reach?: string;
}

/**
 * Where the stories of a receipt are now, in the order of its results. For stories that were changed in this request
 * nothing is read: their feeds cannot be built yet.
 * @param exact reads the text of each story to find its feeds; else they are those that it was ever in
 */
export async function placesOf(
  ports: PlacementPorts,
  receipt: FreshReceipt,
  exact: boolean,
): Promise<Place[]> {
  const results = receipt.results ?? [];
  const found = await Promise.all(
    results.map((result, at) => find(ports, receipt, { result, outcome: receipt.outcomes?.[at], exact })),
  );
  const due = found.flatMap((one) => (one?.reach === undefined ? [] : one.feeds));
  const states =
    due.length > 0
      ? await ports.feedStates.getMany([...new Set(due)])
      : new Map<string, Pick<FeedState, 'builtAt' | 'digest'>>();
  const now = instant(ports.now());
  return results.map(({ status, storyId }, at): Place => {
    if (status === 'processing') return { fields: receipt.state === 'stuck' ? stuck : unread };
    const one = found[at];
    if (!one) return { fields: {} };
    const { feeds, reach, ...facts } = one;
    const isBuilt =
      reach !== undefined &&
      // Agencies are not told of private feeds, nor of their builds.
      (feeds.length > 0 || one.row?.access === 'private') &&
      feeds.every((feed) => {
        const { builtAt, digest } = states.get(feed) ?? {};
        // A defined feed that nobody can read yet has no build, and a retired one has had its last.
        if (builtAt === undefined) return !isBuiltIn(feed);
        return builtAt >= reach || digest === retiredDigest;
      });
    const placement = placementOf({ ...facts, isBuilt }, now);
    return {
      fields: {
        ...placement,
        ...(one.row?.access !== 'private' && addressesOf(placement, storyId, feeds)),
        // Says that it was withdrawn; there is none of a story that readers never saw.
        ...(placement.visibility === 'killed' &&
          one.row?.access !== 'private' &&
          one.row?.published !== undefined &&
          storyId !== undefined && { page: `/${storyPageKey(storyId)}` }),
      },
      ...(one.row && { row: one.row }),
    };
  });
}

const isBuiltIn = (feed: string): boolean =>
  feed === builtInFeeds.latest ||
  feed.startsWith(builtInFeeds.agency('')) ||
  feed.startsWith(builtInFeeds.language(''));

function addressesOf(
  { visibility }: Placement,
  storyId: string | undefined,
  feeds: readonly string[],
): Pick<PlaceFields, 'page' | 'feeds'> {
  if (storyId === undefined) return {};
  const page = `/${storyPageKey(storyId)}`;
  if (visibility === 'superseded') return { page };
  if (visibility !== 'pending' && visibility !== 'published' && visibility !== 'embargoed') return {};
  return {
    page,
    feeds: feeds.map((id) => ({ id, href: `/${objectKeys.feedHead.of({ feed: id, extension: 'json' })}` })),
  };
}

interface Asked {
  result: StoryResult;
  outcome: StoryOutcome | undefined;
  exact: boolean;
}

/** Undefined for a refused story, and for one that is still to be read. */
async function find(
  ports: PlacementPorts,
  receipt: FreshReceipt,
  { result, outcome, exact }: Asked,
): Promise<Found | undefined> {
  const { status, storyId } = result;
  if (storyId === undefined || status === 'refused' || status === 'processing') return undefined;
  if (receipt.operation === 'refuse') return { isSame: false, refused: receipt.reason ?? '', feeds: [] };
  const row = outcome ? outcome.row : await ports.stories.get(storyId);
  const waits = status === 'quarantined' ? await waitOf(ports, receipt, result, outcome) : undefined;
  // Releases of version 0.2.0 and before did not note as which version.
  const version = waits ? (waits.releasedAs ?? row?.version) : versionOf(result);
  const isSame =
    row !== undefined && version !== undefined && (row.version === version || row.textOf === version);
  const known = { ...(row && { row }), ...(version !== undefined && { version }), isSame };
  if (waits?.refused !== undefined) return { ...known, refused: waits.refused, feeds: [] };
  if (waits?.quarantined !== undefined) return { ...known, quarantined: waits.quarantined, feeds: [] };
  if (!row) return { ...known, feeds: [] };
  if (outcome && status === 'accepted') return { ...known, feeds: outcome.shownIn ?? [] };
  const [feeds, reach, replacedBy] = await Promise.all([
    isSame ? feedsOf(ports, row, exact) : [],
    isSame ? reachOf(ports, receipt, row) : undefined,
    row.next === undefined ? undefined : newestAfter(ports, row),
  ]);
  return {
    ...known,
    feeds,
    ...(reach !== undefined && { reach }),
    ...(replacedBy?.guid !== undefined && { replacedBy: replacedBy.guid }),
  };
}

/** The version that a result is about; one that was not stored, since a later one was current, has none. */
const versionOf = ({ version, warnings }: StoryResult): number | undefined =>
  warnings.some(({ code }) => code === 'older-than-current') ? undefined : version;

/** Why an upload still waits in the quarantine, or as which version it was released. */
async function waitOf(
  { quarantine }: PlacementPorts,
  { id }: FreshReceipt,
  { storyId = '', warnings }: StoryResult,
  outcome: StoryOutcome | undefined,
): Promise<{ quarantined?: string; refused?: string; releasedAs?: number }> {
  const waiting = outcome ? undefined : await quarantine.get(storyId, id);
  if (waiting?.releasedAs !== undefined) return { releasedAs: waiting.releasedAs };
  if (waiting?.releasedAt !== undefined) return {};
  if (waiting?.refusedAt !== undefined) return { refused: waiting.refusal ?? '' };
  return { quarantined: waiting?.detail ?? warnings.at(-1)?.detail ?? 'it is doubtful' };
}

/** The feeds that show the current version, or will when its embargo ends. */
async function feedsOf(ports: PlacementPorts, row: StoryRow, exact: boolean): Promise<string[]> {
  const now = instant(ports.now());
  const state = stateOf(row, now);
  if (state !== 'published' && state !== 'embargoed') return [];
  const story = exact ? await ports.stories.read(row.object) : undefined;
  if (!story) {
    const hidden = await ports.matcher.privateFeeds();
    const ever = [...new Set([...(row.feeds ?? [])].map(feedOfPartition))];
    return ever.filter((feed) => feed !== privateStories && !hidden.has(feed));
  }
  const at = state === 'embargoed' ? (row.embargoed ?? now) : now;
  const destinations = await ports.matcher.current();
  return feedsNow(destinations(story, '', at), at);
}

/** Since when a build of its feeds has the current version in it; undefined while its rows are being written. */
async function reachOf(
  { receipts }: PlacementPorts,
  receipt: FreshReceipt,
  row: StoryRow,
): Promise<string | undefined> {
  if (row.published === undefined) return undefined;
  const released = Stories.releasedAt(row);
  if (released !== undefined) return released;
  if (row.receipt === receipt.id) return receipt.finishedAt;
  const brought = await receipts.timesOf(row.receipt);
  // A receipt that is not kept any more was finished long ago.
  return brought ? brought.finishedAt : row.storedAt;
}
