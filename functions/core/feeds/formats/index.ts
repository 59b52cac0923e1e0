import { type FeedFormatId, type FormatKind, feedFormatKinds } from '../../../contract/formats.ts';
import { DatelineError } from '../../errors.ts';
import { loadOnce } from '../../load-once.ts';
import type { FeedFormat, FeedInfo, FeedRenderer } from '../format.ts';
import { feedText } from '../render/assemble.ts';
import { atom } from './atom/index.ts';
import { json } from './json/index.ts';
import { rss } from './rss/index.ts';

/** A format that is loaded when a feed in it is first built. */
export interface ListedFeedFormat extends FormatKind<FeedFormatId> {
  load(): Promise<FeedFormat>;
}

/** Every format has its folder here; those of the news trade are loaded when they are needed. */
const renderers: Record<FeedFormatId, () => Promise<FeedRenderer>> = {
  rss: async () => rss,
  atom: async () => atom,
  json: async () => json,
  ninjs: async () => (await import('./ninjs/index.ts')).ninjs,
  ninjs2: async () => (await import('./ninjs2/index.ts')).ninjs2,
  newsmlg2: async () => (await import('./newsmlg2/index.ts')).newsmlg2,
};

const complete = (id: FeedFormatId, renderer: FeedRenderer): FeedFormat => ({
  ...feedFormatKinds[id],
  ...renderer,
  renderFeed: (page, site) => feedText(renderer.frame(page, site), page),
});

/** The formats in which a feed is built that names none, in the order in which a reader is offered them. */
export const feedFormats: readonly FeedFormat[] = Object.freeze([
  complete('rss', rss),
  complete('atom', atom),
  complete('json', json),
]);

const listed: readonly ListedFeedFormat[] = Object.values(feedFormatKinds).map((kind) => ({
  ...kind,
  load: loadOnce(async () => complete(kind.id, await renderers[kind.id]())),
}));

/** The formats of the news trade: a feed that is to have one must say so. */
export const tradeFormats: readonly ListedFeedFormat[] = listed.filter(
  ({ id }) => !feedFormats.some((one) => one.id === id),
);

type Chosen = Pick<FeedInfo, 'formats'>;

/** The formats in which a feed is built, in the order in which a reader is offered them. */
export const formatsOf = ({ formats }: Chosen): readonly FormatKind<FeedFormatId>[] =>
  formats === undefined ? feedFormats : listed.filter(({ id }) => formats.includes(id));

/** The formats of `formatsOf`, ready to render. */
export const loadFormats = async (info: Chosen): Promise<readonly FeedFormat[]> =>
  Promise.all(formatsOf(info).map(({ id }) => loadFormat(id)));

/** @throws Error for an id that is none, as a row of another version may have it. */
export const feedFormat = (id: FeedFormatId): ListedFeedFormat => {
  const format = listed.find((one) => one.id === id);
  if (format === undefined)
    throw new DatelineError(
      'bad-setting',
      `There is no feed format "${id}"; there are ${listed.map((one) => one.id).join(', ')}`,
      { id },
    );
  return format;
};

export const loadFormat = (id: FeedFormatId): Promise<FeedFormat> => feedFormat(id).load();
