import type { Context } from 'hono';
import { type ArticlePorts, articleStates, listArticles } from '../../pipeline/lists/articles.ts';
import { type AuthenticationPorts, countList } from '../request/authenticate.ts';
import type { CallerEnv } from '../request/caller.ts';
import { agencyOf, ListQuery } from '../request/list.ts';

export type ListArticlesPorts = ArticlePorts & AuthenticationPorts;

/** `GET /v1/articles` without a guid: stories, newest first. */
export async function listOfArticles(ports: ListArticlesPorts, c: Context<CallerEnv>): Promise<Response> {
  await countList(ports, c);
  const query = new ListQuery(c);
  const asked = {
    state: query.oneOf('state', articleStates),
    agency: agencyOf(c, query),
    feed: query.shaped('feed', /^[a-z0-9][\w-]{0,99}$/i, 'is the id of a feed'),
    language: query.shaped('language', /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,5}$/i, 'is a BCP 47 tag'),
    since: query.instant('since'),
    until: query.instant('until'),
    text: query.text('text'),
  };
  const { limit, before } = query.page();
  const page = await listArticles(ports, { ...asked, before }, limit);
  return c.json(page, 200, { 'cache-control': 'no-store' });
}
