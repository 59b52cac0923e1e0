import { expect } from 'vitest';
import { article, asJson, eventually, type JsonFeed, type TestDesk } from '../../local-stack.ts';

export const sideBySide = { concurrent: true };

export const guidOf = (storyId: string | undefined) => `urn:uuid:${storyId}`;

type Item = JsonFeed['items'][number];

/** What the tests of the life cycle do with a desk. */
export interface Verbs {
  desk(): TestDesk;
  /** Submits a story that has to be taken. */
  submitted(fields: Record<string, unknown>): Promise<{ id: string; warnings: string[] }>;
  put(id: string, fields: Record<string, unknown>): ReturnType<TestDesk['call']>;
  kill(id: string): ReturnType<TestDesk['call']>;
  /** The items that a feed shows of these stories, tombstones too. */
  itemsOf(feed: string, ...ids: string[]): Promise<Item[]>;
  /** Waits until of these stories a feed shows this headline alone. */
  shown(feed: string, headline: string, ...ids: string[]): Promise<Item>;
  /** Waits until a feed shows none of these stories. */
  absent(feed: string, ...ids: string[]): Promise<unknown>;
  pageOf(id: string, extension?: string): ReturnType<TestDesk['call']>;
}

export const verbsOf = (desk: () => TestDesk): Verbs => {
  const itemsOf: Verbs['itemsOf'] = async (feed, ...ids) =>
    ((await desk().feed(feed))?.items ?? []).filter((item) => ids.some((id) => item.id === guidOf(id)));
  return {
    desk,
    itemsOf,
    submitted: async (fields) => {
      const { status, json } = await desk().submit(article(fields), asJson);
      expect(status).toBe(202);
      const [result] = json.results ?? [];
      return { id: result?.storyId ?? '', warnings: result?.warnings.map(({ code }) => code) ?? [] };
    },
    put: (id, fields) => desk().call('PUT', `/v1/articles/${id}`, article(fields), asJson),
    kill: (id) => desk().call('DELETE', `/v1/articles/${id}`, '{"reason":"Legal"}', asJson),
    shown: (feed, headline, ...ids) =>
      eventually(async () => {
        const [item, ...more] = await itemsOf(feed, ...ids);
        return more.length === 0 && item?.title === headline && item;
      }),
    absent: (feed, ...ids) =>
      eventually(async () => (await itemsOf(feed, ...ids)).every((item) => item._tombstone !== undefined)),
    pageOf: (id, extension = 'html') => desk().call('GET', `/stories/${id}.${extension}`),
  };
};
