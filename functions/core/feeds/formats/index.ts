import { loadOnce } from '../../load-once.ts';
import type { FeedFormat, FeedFormatId, FeedFormatKind, FeedInfo } from '../format.ts';
import { atom } from './atom/index.ts';
import { json } from './json/index.ts';
import { newsmlg2Kind } from './newsmlg2/kind.ts';
import { ninjsKind } from './ninjs/kind.ts';
import { ninjs2Kind } from './ninjs2/kind.ts';
import { rss } from './rss/index.ts';

/** A format that is loaded when a feed in it is first built. */
export interface ListedFeedFormat extends FeedFormatKind {
  load(): Promise<FeedFormat>;
}

const listed = (kind: FeedFormatKind, load: () => Promise<FeedFormat>): ListedFeedFormat => ({
  ...kind,
  load: loadOnce(load),
});

/** Every output format in which a feed is built without being asked for, in the order in which a reader is offered them. */
export const feedFormats: readonly FeedFormat[] = Object.freeze([rss, atom, json]);

/** The formats of the news trade; they are ready, and a feed that is to have one must say so. */
export const tradeFormats: readonly ListedFeedFormat[] = Object.freeze([
  listed(ninjsKind, async () => (await import('./ninjs/index.ts')).ninjs),
  listed(ninjs2Kind, async () => (await import('./ninjs2/index.ts')).ninjs2),
  listed(newsmlg2Kind, async () => (await import('./newsmlg2/index.ts')).newsmlg2),
]);

const byId = new Map<string, ListedFeedFormat>(
  [...feedFormats.map((format) => listed(format, async () => format)), ...tradeFormats].map((format) => [
    format.id,
    format,
  ]),
);

type Chosen = Pick<FeedInfo, 'formats'>;

/** The formats in which a feed is built, in the order in which a reader is offered them. */
export const formatsOf = ({ formats }: Chosen): readonly FeedFormatKind[] =>
  formats === undefined ? feedFormats : [...byId.values()].filter(({ id }) => formats.includes(id));

/** The formats of `formatsOf`, ready to render. */
export const loadFormats = async (info: Chosen): Promise<readonly FeedFormat[]> =>
  Promise.all(formatsOf(info).map(({ id }) => loadFormat(id)));

/** The format of an id; the ids are known at compile time, so that one that is not built is a mistake. */
export const feedFormat = (id: FeedFormatId): ListedFeedFormat => {
  const format = byId.get(id);
  if (format === undefined)
    throw new Error(`feed format "${id}" is not built; known: ${[...byId.keys()].join(', ')}`);
  return format;
};

export const loadFormat = (id: FeedFormatId): Promise<FeedFormat> => feedFormat(id).load();
