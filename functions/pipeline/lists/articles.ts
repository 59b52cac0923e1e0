import { builtInFeeds } from '../../contract/feeds.ts';
import { storyPageKey } from '../../contract/object-keys.ts';
import { textMatcher } from '../../core/story/headline-search.ts';
import { type StoryState, stateOf } from '../../core/story/visibility.ts';
import { partitionOf } from '../../store/entities/feeds/definitions.ts';
import { hasReaders } from '../../store/entities/feeds/feeds.ts';
import type { Membership } from '../../store/entities/feeds/memberships.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import { inOrder, merged, since } from './merge.ts';
import { type ListPage, pageOf } from './page.ts';
import { type Placed, timeOf } from './place.ts';
import { storyLanguage } from './story-language.ts';
import {
  type WaitingKind,
  type WaitingPorts,
  type WaitingRow,
  waitingKinds,
  waitingRows,
} from './waiting.ts';

export type ArticlePorts = WaitingPorts & Pick<PipelinePorts, 'memberships' | 'feeds'>;

/** States of stories as a list tells them apart; `quarantined` is a version that waits, whatever readers see. */
export const articleStates = [
  'published',
  'embargoed',
  'withheld',
  'quarantined',
  'killed',
  'expired',
] as const satisfies readonly (StoryState | 'quarantined')[];
export type ArticleState = (typeof articleStates)[number];

/** One story of a list. Instants are UTC, ISO 8601. */
export interface ArticleItem {
  storyId: string;
  guid: string;
  agencyId: string;
  headline: string;
  /** BCP 47. */
  language: string;
  state: ArticleState;
  /** The current version; absent for a quarantined upload of a story that has none. */
  version?: number;
  published?: string;
  /** When it changed last. */
  updated: string;
  /** Until when. */
  embargoed?: string;
  /** Address of its page, below the desk. */
  page?: string;
  /** The upload that waits. */
  receiptId?: string;
}

/** What a list of stories is asked for. Instants are UTC, ISO 8601. */
export interface ArticleFilter {
  state?: ArticleState | undefined;
  agency?: string | undefined;
  /** Id of a feed that the story is or was in. */
  feed?: string | undefined;
  language?: string | undefined;
  /** By first publication; of stories that nobody saw yet, by when they came. */
  since?: string | undefined;
  until?: string | undefined;
  /** Words of the headline. */
  text?: string | undefined;
  /** Only before this place of the list. */
  before?: string | undefined;
}

/** Stories that one page looks at; `text` searches these, and the next page the ones after. */
export const articleWindow = 1000;

type Row = { kind: 'shown'; membership: Membership } | WaitingRow;

/**
 * Stories, newest first. Needs no index of its own: what was published is read from the memberships of a feed, which
 * are sorted by publication, and what was not from the work index.
 */
export async function listArticles(
  ports: ArticlePorts,
  filter: ArticleFilter,
  limit: number,
): Promise<ListPage<ArticleItem>> {
  const fits = fitting(filter);
  return pageOf(await rowsOf(ports, filter), { limit, window: articleWindow }, async (row) => {
    const item = await itemOf(ports, row.value);
    return item && fits(item) ? item : undefined;
  });
}

function fitting({ state, agency, language, text }: ArticleFilter): (item: ArticleItem) => boolean {
  const matches = text === undefined ? undefined : textMatcher(text);
  const tag = language?.toLowerCase();
  return (item) =>
    (state === undefined || item.state === state) &&
    (agency === undefined || item.agencyId === agency) &&
    (tag === undefined ||
      item.language.toLowerCase() === tag ||
      item.language.toLowerCase().startsWith(`${tag}-`)) &&
    (matches === undefined || matches(item.headline));
}

async function rowsOf(ports: ArticlePorts, filter: ArticleFilter): Promise<AsyncGenerator<Placed<Row>>> {
  const { state, feed, until } = filter;
  // Before everything of that instant.
  const before = filter.before ?? (until === undefined ? undefined : `${until}#`);
  const isWaiting = (one: string): one is WaitingKind => waitingKinds.some((kind) => kind === one);
  const kinds = state === undefined ? waitingKinds : [state].filter(isWaiting);
  const sources: AsyncGenerator<Placed<Row>>[] = [];
  if (state === undefined || !isWaiting(state)) sources.push(await shownRows(ports, filter, before));
  // A story that nobody may see yet is in no feed.
  if (feed === undefined && kinds.length > 0) sources.push(hiddenRows(ports, { kinds, state, before }));
  return since(filter.since, merged(sources));
}

/** Stories that readers have seen, by their first publication. */
async function shownRows(
  ports: ArticlePorts,
  filter: ArticleFilter,
  before: string | undefined,
): Promise<AsyncGenerator<Placed<Row>>> {
  const partition = await partitionFor(ports, filter);
  if (partition === undefined) return merged<Row>([]);
  const bounds = { from: filter.since ?? '0', to: before === undefined ? '~' : `${timeOf(before)}#~` };
  return inOrder(memberships(ports, partition, bounds), before);
}

async function* memberships(
  ports: Pick<ArticlePorts, 'memberships'>,
  partition: string,
  bounds: { from: string; to: string },
): AsyncGenerator<Placed<Row>> {
  for await (const membership of ports.memberships.newestFirst(partition, bounds)) {
    const { published, storyId, story } = membership;
    // Stories of a chain share their position.
    const id = story === undefined ? storyId : `${storyId}:${story}`;
    yield { at: published, id, value: { kind: 'shown', membership } };
  }
}

/** The smallest partition of memberships that holds all stories that are asked for; undefined for an unknown feed. */
async function partitionFor(
  { feeds }: Pick<ArticlePorts, 'feeds'>,
  { feed, agency, language }: ArticleFilter,
): Promise<string | undefined> {
  if (feed !== undefined) {
    const row = await feeds.get(feed);
    return row && hasReaders(row) ? partitionOf(feed, row.generation) : undefined;
  }
  if (agency !== undefined) return builtInFeeds.agency(agency);
  const spoken = language === undefined ? undefined : await feeds.get(builtInFeeds.language(language));
  return spoken?.id ?? builtInFeeds.latest;
}

/** What waits: with a state all of that state, else what is not among the stories that readers have seen. */
async function* hiddenRows(
  ports: ArticlePorts,
  asked: { kinds: readonly WaitingKind[]; state: ArticleState | undefined; before: string | undefined },
): AsyncGenerator<Placed<Row>> {
  for await (const row of waitingRows(ports, asked)) {
    const { value } = row;
    const isShown = value.kind !== 'quarantined' && value.row.published !== undefined;
    if (asked.state !== undefined || !isShown) yield row;
  }
}

async function itemOf(ports: ArticlePorts, row: Row): Promise<ArticleItem | undefined> {
  if (row.kind === 'quarantined') return quarantinedItem(ports, row);
  if (row.kind !== 'shown') return storyItem(ports, row.row);
  const { storyId, story = storyId } = row.membership;
  const current = await ports.stories.get(story);
  return current && storyItem(ports, current);
}

async function storyItem(ports: ArticlePorts, row: StoryRow): Promise<ArticleItem> {
  const state = stateOf(row, instant(ports.now()));
  return {
    storyId: row.id,
    guid: row.guid,
    agencyId: row.agency,
    headline: row.headline,
    language: await storyLanguage(ports, row),
    state,
    version: row.version,
    ...(row.published !== undefined && { published: row.published }),
    updated: row.updated ?? row.storedAt,
    ...(row.embargoed !== undefined && state === 'embargoed' && { embargoed: row.embargoed }),
    ...(state === 'published' && { page: `/${storyPageKey(row.id)}` }),
  };
}

async function quarantinedItem(
  ports: ArticlePorts,
  { row }: Extract<WaitingRow, { kind: 'quarantined' }>,
): Promise<ArticleItem> {
  const [current, story] = await Promise.all([
    ports.stories.get(row.storyId),
    ports.stories.read(row.object),
  ]);
  return {
    storyId: row.storyId,
    guid: current?.guid ?? story?.guid ?? row.storyId,
    agencyId: row.agency,
    headline: row.headline,
    language: story?.language ?? 'und',
    state: 'quarantined',
    ...(current && { version: current.version }),
    ...(current?.published !== undefined && { published: current.published }),
    updated: row.at,
    receiptId: row.receipt,
  };
}
