import type { Story, Warning } from '../../core/story/schema.ts';
import { latestOf, shownAfter } from '../../core/story/shown-time.ts';
import { isStoryId, storyId } from '../../core/story/story-id.ts';
import { isShown } from '../../core/story/visibility.ts';
import type { ChainRow } from '../../store/entities/stories/chains.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { MembershipPorts } from '../ports.ts';

/*
 * A rewrite is a story of its own that replaces another. The stories of a chain are a line: a second rewrite
 * of one story comes after the first. Feeds show the newest published story of the line, at the position and under the
 * id of the first one, and none of the older ones ever again.
 */

type Ports = Pick<MembershipPorts, 'chains'>;
interface ReadPorts {
  chains: Pick<Ports['chains'], 'row'>;
}

/** Rewrites that are followed from one story; a running story has some ten. */
const longestChain = 200;

/**
 * Links a story that is about to be stored to the one it evolved from. Returns a warning when that cannot be: a story
 * that was in feeds by itself keeps its own item, and no story evolves from one that evolved from it, by however many
 * steps.
 */
export async function joinChain(
  { chains }: Ports,
  story: Pick<Story, 'id' | 'guid' | 'agency' | 'evolvedFrom'>,
  current: StoryRow | undefined,
): Promise<Warning | undefined> {
  const { evolvedFrom } = story;
  if (evolvedFrom === undefined || current?.previous !== undefined) return undefined;
  if (current?.published !== undefined)
    return doubt('It was published before it named the story that it evolved from; both stay in the feeds');
  const own = await chains.row(story.id);
  // A link to one of these would close a loop.
  const forbidden = new Set([story.id, ...(await idsAfter(chains, own))]);
  let at = await ancestorId(chains, story.agency, evolvedFrom);
  // The chain of the story before `at`, whose row may not say so yet: the writer of that link comes to it next.
  let followed: string | undefined;
  for (let step = 0; step < longestChain && !forbidden.has(at); step++) {
    forbidden.add(at);
    const before = await chains.row(at);
    // A story that is not here yet comes into the chain that its descendants have begun.
    const begun = before?.version === undefined ? own?.chain : undefined;
    const linked = await chains.succeed(at, story, before?.chain ?? followed ?? begun ?? at);
    if (linked?.chain !== undefined) {
      await chains.join(story.id, linked.chain, at);
      return undefined;
    }
    // Another story has replaced it before: this one comes after that.
    const replaced = before?.next === undefined ? await chains.row(at) : before;
    followed = replaced?.chain ?? followed;
    at = replaced?.next ?? story.id;
  }
  return doubt('It evolved from a story that evolved from it, or from itself');
}

/** The ids of the stories that follow a row, also of those that are not here yet. Costs nothing for nearly all. */
async function idsAfter(chains: Ports['chains'], row: ChainRow | undefined): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let at = row?.next; at !== undefined && !ids.has(at) && ids.size < longestChain; ) {
    ids.add(at);
    at = (await chains.row(at))?.next;
  }
  return ids;
}

const doubt = (detail: string): Warning => ({ code: 'evolved-from', detail });

/** By Dateline's id where it is one of a story of this agency, else by the agency's guid; never another agency's. */
async function ancestorId(chains: Ports['chains'], agency: string, evolvedFrom: string): Promise<string> {
  const own = isStoryId(evolvedFrom) && (await chains.row(evolvedFrom))?.agency === agency;
  return own ? evolvedFrom : storyId(agency, evolvedFrom);
}

/** The feed item that a published story is shown as. */
export interface Item {
  storyId: string;
  version: number;
  published: string;
  /** When it changed last, as readers see it. */
  updated: string;
  /** The story itself and the published one before it, where the item bears the id of another. */
  story?: string;
  previous?: string;
  /** Every feed that the item has ever been in. */
  feeds: Iterable<string>;
}

/**
 * What a published story is in the feeds; undefined when a newer one has replaced it.
 *
 * Two writers cannot both think that they are the newest: each has written its own row before it reads the others'.
 * Either the older one sees here that the newer is published, or the newer one sees the older one's last version and
 * counts its own from there.
 */
export async function itemOf(ports: Ports, row: StoryRow & { published: string }): Promise<Item | undefined> {
  const { id, version, published, chain, feeds = [] } = row;
  const updated = updatedIn(row);
  if (chain === undefined) return { storyId: id, version, published, updated, feeds };
  if (await newestAfter(ports, row)) return undefined;
  const before = await nearestBefore(ports, row);
  const used = row.versionBase ?? (before ? (before.versionBase ?? 0) + (before.version ?? 0) : 0);
  const missing = [...(before?.feeds ?? [])].filter((feed) => !row.feeds?.has(feed));
  const inherits =
    missing.length > 0 || ((row.versionBase === undefined || row.updatedBase === undefined) && used > 0);
  const updatedBase = row.updatedBase ?? (before && shownIn(before));
  const mine =
    inherits && updatedBase !== undefined
      ? await ports.chains.inherit(id, missing, { versionBase: used, updatedBase })
      : undefined;
  return {
    storyId: chain,
    version: version + (mine?.versionBase ?? used),
    published: await positionOf(ports, row, chain),
    updated: shownAfter(updated, mine?.updatedBase ?? updatedBase),
    ...(chain !== id && { story: id }),
    ...(before?.id !== undefined && { previous: before.id }),
    feeds: mine?.feeds ?? feeds,
  };
}

/** What a published story was last shown with. */
const shownIn = (row: StoryRow): string => latestOf(updatedIn(row), row.published);

/** When the current version of a published story came, as readers see it. */
const updatedIn = ({ updated, versionCreated, updatedBase }: StoryRow): string =>
  shownAfter(updated ?? versionCreated, updatedBase);

async function positionOf(
  { chains }: Ports,
  row: StoryRow & { published: string },
  first: string,
): Promise<string> {
  if (first === row.id) return row.place ?? row.published;
  for (;;) {
    const begin = await chains.row(first);
    const known = begin?.place ?? begin?.published ?? (await chains.fixPlace(first, row.published));
    if (known !== undefined) return known;
  }
}

/** The nearest story before this one in its chain that was ever published. */
async function nearestBefore({ chains }: Ports, row: ChainRow): Promise<StoryRow | undefined> {
  let at = row.previous;
  for (let step = 0; step < longestChain && at !== undefined && at !== row.id; step++) {
    const before: ChainRow | undefined = await chains.row(at);
    if (before?.chain !== row.chain) return undefined;
    if (isPublished(before)) return before;
    at = before?.previous;
  }
  return undefined;
}

/** The newest published story after this one in its chain: the one that feeds show instead. */
export async function newestAfter(ports: ReadPorts, row: ChainRow): Promise<ChainRow | undefined> {
  return (await rowsAfter(ports, row)).findLast(({ published }) => published !== undefined);
}

/**
 * The stories after this one in its chain. Version 0.1.0 could link several stories to a loop, and so can writers of the
 * same instant. Seen from any of its stories, such a chain ends before the one that it is named after, so that one of
 * them is the newest and its corrections are shown.
 */
async function rowsAfter({ chains }: ReadPorts, row: ChainRow): Promise<ChainRow[]> {
  const found = new Map<string, ChainRow>();
  let at = row.next;
  while (at !== undefined && at !== row.id && !found.has(at) && found.size < longestChain) {
    const after: ChainRow | undefined = await chains.row(at);
    if (after === undefined || after.chain !== row.chain) break;
    found.set(at, after);
    at = after.next;
  }
  const ids = [...found.keys()];
  const isLoop = at !== undefined && at === row.id;
  const end = isLoop && row.chain !== row.id ? ids.indexOf(row.chain ?? '') : -1;
  return [...found.values()].slice(0, end < 0 ? undefined : end);
}

/** What the page of a published story depends on besides its own version, and a mark that changes with all of it. */
export interface Shown {
  mark: string;
  /** The story that feeds show instead, and the older one that this one replaced. */
  newest?: ChainRow;
  previous?: string;
  /** Set when nothing of the story may be read any more: it, or what came after it, was taken back or has expired. */
  withdrawnBy?: ChainRow;
}

export async function shownOf(ports: Ports, row: StoryRow, now: string): Promise<Shown> {
  const chained = row.chain !== undefined;
  const newest = chained ? await newestAfter(ports, row) : undefined;
  const previous = chained ? (await nearestBefore(ports, row))?.id : undefined;
  const withdrawnBy = [row, newest].find((one) => one !== undefined && !isShown(one, now));
  const marks = [
    String(row.version),
    ...(newest?.id === undefined ? [] : [newest.id]),
    ...(previous === undefined ? [] : [previous]),
    ...(withdrawnBy !== undefined && withdrawnBy.pubStatus === 'usable' ? ['expired'] : []),
    ...(withdrawnBy !== undefined && withdrawnBy !== row ? ['withdrawn'] : []),
  ];
  return {
    mark: marks.join(' '),
    ...(newest && { newest }),
    ...(previous !== undefined && { previous }),
    ...(withdrawnBy && { withdrawnBy }),
  };
}

/** What a story says of its chain on its own page. */
export const chainFields = (
  row: StoryRow,
  newest: ChainRow | undefined,
  previous: string | undefined,
): Pick<Story, 'chain' | 'evolvedTo'> =>
  row.chain === undefined
    ? {}
    : {
        ...(newest?.guid !== undefined && { evolvedTo: newest.guid }),
        chain: {
          first: row.chain,
          version: row.version + (row.versionBase ?? 0),
          ...(previous !== undefined && { previous }),
          ...(newest?.id !== undefined && { next: newest.id }),
        },
      };

/** The published stories before this one in its chain, the nearest first: their pages link to this one. */
export async function publishedBefore(ports: Ports, row: ChainRow): Promise<StoryRow[]> {
  const found: StoryRow[] = [];
  if (row.chain === undefined) return found;
  for (let at: ChainRow | undefined = row; found.length < longestChain; ) {
    at = await nearestBefore(ports, at);
    if (!isPublished(at) || at.id === row.id) break;
    found.push(at);
  }
  return found;
}

const isPublished = (row: ChainRow | undefined): row is StoryRow =>
  row?.version !== undefined && row.published !== undefined;
