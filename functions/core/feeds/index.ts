import { atom } from './atom/index.ts';
import type { FeedFormat, FeedFormatId, FeedInfo } from './format.ts';
import { json } from './json/index.ts';
import { newsmlg2 } from './newsmlg2/index.ts';
import { ninjs } from './ninjs/index.ts';
import { ninjs2 } from './ninjs2/index.ts';
import { rss } from './rss/index.ts';

/** Every output format in which a feed is built without being asked for, in the order in which a reader is offered them. */
export const feedFormats: readonly FeedFormat[] = Object.freeze([rss, atom, json]);

/** The formats of the news trade; they are ready, and a feed that is to have one must say so. */
export const tradeFormats: readonly FeedFormat[] = Object.freeze([ninjs, ninjs2, newsmlg2]);

const byId = new Map<string, FeedFormat>(
  [...feedFormats, ...tradeFormats].map((format) => [format.id, format]),
);

/** The formats in which a feed is built, in the order in which a reader is offered them. */
export const formatsOf = ({ formats }: Pick<FeedInfo, 'formats'>): readonly FeedFormat[] =>
  formats === undefined ? feedFormats : [...byId.values()].filter(({ id }) => formats.includes(id));

/** The format of an id; the ids are known at compile time, so that one that is not built is a mistake. */
export const feedFormat = (id: FeedFormatId): FeedFormat => {
  const format = byId.get(id);
  if (format === undefined)
    throw new Error(`feed format "${id}" is not built; known: ${[...byId.keys()].join(', ')}`);
  return format;
};
