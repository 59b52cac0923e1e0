import { type ArticleState, listArticles } from '../../functions/pipeline/lists/articles.ts';
import { placeOfCursor } from '../../functions/pipeline/lists/place.ts';
import type { OperatorDesk } from '../connect/ports.ts';

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

const pageSize = 100;

/** Stories, newest first, as `GET /v1/articles` lists them. */
export async function* shownStories(desk: OperatorDesk, filter: StoryFilter): AsyncGenerator<ListedStory> {
  const { status, ...rest } = filter;
  let before: string | undefined;
  do {
    const { items, next } = await listArticles(desk, { ...rest, state: status, before }, pageSize);
    for (const { storyId, agencyId, headline, state, guid, version, published, updated, receiptId } of items)
      yield {
        storyId,
        agency: agencyId,
        headline,
        at: published ?? updated,
        status: state,
        guid,
        ...(version !== undefined && { version }),
        ...(receiptId !== undefined && { receipt: receiptId }),
      };
    before = next === undefined ? undefined : placeOfCursor(next);
  } while (before !== undefined);
}
