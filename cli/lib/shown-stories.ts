import { type ArticleState, listArticles } from '../../functions/pipeline/lists/articles.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { allItems, pageSize } from './pages.ts';

/** Which stories a command lists. */
export interface StoryFilter {
  status?: ArticleState | undefined;
  agency?: string | undefined;
  /** Words of the headline. */
  text?: string | undefined;
}

/** A story of a list. Instants are UTC, ISO 8601. */
export interface ListedStory {
  storyId: string;
  agency: string;
  headline: string;
  /** Since when it is so; of an embargo until when. */
  at: string;
  status?: ArticleState;
  /** Why readers do not see it. */
  code?: string;
  guid?: string;
  version?: number;
  receipt?: string;
}

/** Stories, newest first, as `GET /v1/articles` lists them. */
export async function* shownStories(desk: OperatorDesk, filter: StoryFilter): AsyncGenerator<ListedStory> {
  const { status, ...rest } = filter;
  const items = allItems((before) => listArticles(desk, { ...rest, state: status, before }, pageSize));
  for await (const { storyId, agencyId, headline, state, guid, version, ...more } of items)
    yield {
      storyId,
      agency: agencyId,
      headline,
      at: more.published ?? more.updated,
      status: state,
      guid,
      ...(version !== undefined && { version }),
      ...(more.receiptId !== undefined && { receipt: more.receiptId }),
    };
}
