import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser } from 'fast-xml-parser';
import FeedParser from 'feedparser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { installedClients } from './installed-clients.ts';

/** What a client has of an item. Times in milliseconds since the epoch. */
export interface Had {
  id: string;
  title: string;
  /** HTML. */
  content: string;
  published: number;
  authors: string[];
}

/** Reads the items of a document, in their order. */
export type Client = (document: string) => Promise<Had[]>;

const time = (value: Date | string | null | undefined): number =>
  value instanceof Date ? value.getTime() : Date.parse(value ?? '');
const texts = (values: readonly (string | undefined | null)[]): string[] =>
  values.flatMap((one) => (one ? [one] : []));

const byFeedParser: Client = async (document) => {
  const parser = new FeedParser({ normalize: true });
  parser.end(document);
  const items: Had[] = [];
  for await (const item of parser)
    items.push({
      id: item.guid,
      title: item.title,
      content: item.description,
      published: time(item.pubdate),
      authors: texts([item.author]),
    });
  return items;
};

const byRowanmanning: Client = async (document) =>
  parseFeed(document).items.map(({ id, title, content, published, authors }) => ({
    id: id ?? '',
    title: title ?? '',
    content: content ?? '',
    published: time(published),
    authors: texts(authors.map(({ name }) => name)),
  }));

const rssParser = new RssParser<object, { id?: string; 'content:encoded'?: string; author?: string }>();
const byRssParser: Client = async (document) =>
  (await rssParser.parseString(document)).items.map((item) => ({
    id: item.guid ?? item.id ?? '',
    title: item.title ?? '',
    content: item['content:encoded'] ?? item.content ?? '',
    published: time(item.pubDate ?? item.isoDate),
    authors: texts([item.creator ?? item.author]),
  }));

const xml = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  htmlEntities: true,
  isArray: (name) => ['item', 'entry', 'author', 'dc:creator'].includes(name),
});
type Parsed = Record<string, unknown>;
const value = (one: unknown): string =>
  typeof one === 'object' && one !== null ? String((one as Parsed)['#text'] ?? '') : String(one ?? '');
const byFastXmlParser: Client = async (document) => {
  const root = xml.parse(document) as { rss?: { channel: Parsed }; feed?: Parsed };
  const items = (root.rss?.channel.item ?? root.feed?.entry ?? []) as Parsed[];
  return items.map((item) => ({
    id: value(item.guid ?? item.id),
    title: value(item.title),
    content: value(item['content:encoded'] ?? item.content),
    published: time(value(item.pubDate ?? item.published)),
    authors: texts(
      ((item['dc:creator'] ?? item.author ?? []) as unknown[]).map((one) =>
        value((one as Parsed).name ?? one),
      ),
    ),
  }));
};

/** Libraries that subscribers use, by format; none shares code with Dateline. */
export const clients: Record<'rss' | 'atom' | 'json', Record<string, Client>> = {
  rss: {
    'rss-parser': byRssParser,
    feedparser: byFeedParser,
    feedsmith: async (document) =>
      (parseRssFeed(document).items ?? []).map(({ guid, title, content, pubDate, dc }) => ({
        id: guid?.value ?? '',
        title: title ?? '',
        content: content?.encoded ?? '',
        published: time(pubDate),
        authors: texts(dc?.creators ?? []),
      })),
    '@rowanmanning/feed-parser': byRowanmanning,
    'fast-xml-parser': byFastXmlParser,
    ...installedClients,
  },
  atom: {
    'rss-parser': byRssParser,
    feedparser: byFeedParser,
    feedsmith: async (document) =>
      (parseAtomFeed(document).entries ?? []).map(({ id, title, content, published, authors }) => ({
        id: id ?? '',
        title: value(typeof title === 'object' ? title?.value : title),
        content: value(typeof content === 'object' ? content?.value : content),
        published: time(published),
        authors: texts((authors ?? []).map(({ name }) => name)),
      })),
    '@rowanmanning/feed-parser': byRowanmanning,
    'fast-xml-parser': byFastXmlParser,
    ...installedClients,
  },
  json: {
    feedsmith: async (document) =>
      (parseJsonFeed(JSON.parse(document)).items ?? []).map((item) => ({
        id: item.id ?? '',
        title: item.title ?? '',
        content: item.content_html ?? item.content_text ?? '',
        published: time(item.date_published),
        authors: texts((item.authors ?? []).map(({ name }) => name)),
      })),
  },
};
