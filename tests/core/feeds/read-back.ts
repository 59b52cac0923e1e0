import type { FeedFormatId } from '../../../functions/contract/formats.ts';
import { attribute, child, children, type Node, ns, parseTree } from './w3c/tree.ts';

/** What a reader gets out of a feed, in one shape for all formats. */
export interface ReadItem {
  id?: string;
  title?: string;
  link?: string;
  published?: string;
  updated?: string;
  content?: string;
  summary?: string;
  language?: string;
  authors: string[];
  labels: string[];
  creditLine?: string;
  credits: string[];
  rights?: string;
  terms?: string;
  media: string[];
  via?: string;
}

export interface ReadFeed {
  title?: string;
  self?: string;
  updated?: string;
  language?: string;
  items: ReadItem[];
  tombstones: { id: string | undefined; when: number; reason: string | undefined }[];
}

type Loose = { [K in keyof ReadItem]: ReadItem[K] | undefined };
const item = (value: Loose): ReadItem =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as unknown as ReadItem;

const text = (node: Node | undefined, uri: string, local: string): string | undefined =>
  node === undefined ? undefined : child(node, uri, local)?.text;
const texts = (node: Node, uri: string, local: string): string[] =>
  children(node, uri, local).map((one) => one.text);
const link = (node: Node, rel: string): string | undefined => {
  const found = children(node, ns.atom, 'link').find((one) => attribute(one, 'rel') === rel);
  return found === undefined ? undefined : attribute(found, 'href');
};
const plain = (html: string | undefined): string | undefined =>
  html?.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

const rssItem = (node: Node): ReadItem =>
  item({
    id: text(node, ns.none, 'guid'),
    title: text(node, ns.none, 'title'),
    link: text(node, ns.none, 'link'),
    published: text(node, ns.none, 'pubDate'),
    updated: text(node, ns.dcterms, 'modified'),
    content: text(node, ns.content, 'encoded'),
    summary: plain(text(node, ns.none, 'description')),
    language: text(node, ns.dc, 'language'),
    authors: texts(node, ns.dc, 'creator'),
    labels: texts(node, ns.none, 'category'),
    creditLine: text(node, ns.dc, 'source'),
    credits: texts(node, ns.dc, 'contributor'),
    rights: text(node, ns.dc, 'rights'),
    terms: text(node, ns.dcterms, 'accessRights'),
    media: [node, ...children(node, ns.media, 'group')]
      .flatMap((one) => children(one, ns.media, 'content'))
      .map((one) => attribute(one, 'url') ?? ''),
    via: link(node, 'via'),
  });

const rss = (xml: string): ReadFeed => {
  const channel = child(parseTree(xml), ns.none, 'channel');
  if (!channel) throw new Error('no channel');
  const all = children(channel, ns.none, 'item');
  const gone = (node: Node) => text(node, ns.none, 'title')?.startsWith('KILLED') === true;
  return {
    ...optional({ title: text(channel, ns.none, 'title'), self: link(channel, 'self') }),
    ...optional({
      updated: text(channel, ns.none, 'lastBuildDate'),
      language: text(channel, ns.none, 'language'),
    }),
    items: all.filter((one) => !gone(one)).map(rssItem),
    tombstones: all.filter(gone).map((one) => ({
      id: text(one, ns.none, 'guid'),
      when: Date.parse(text(one, ns.none, 'pubDate') ?? ''),
      reason: plain(text(one, ns.none, 'description')),
    })),
  };
};

const names = (node: Node, local: string): string[] =>
  children(node, ns.atom, local).map((one) => text(one, ns.atom, 'name') ?? '');

const atomItem = (node: Node): ReadItem =>
  item({
    id: text(node, ns.atom, 'id'),
    title: text(node, ns.atom, 'title'),
    link: link(node, 'alternate'),
    published: text(node, ns.atom, 'published'),
    updated: text(node, ns.atom, 'updated'),
    content: text(node, ns.atom, 'content'),
    summary: text(node, ns.atom, 'summary'),
    language: attribute(node, 'lang', ns.xml),
    authors: names(node, 'author'),
    labels: children(node, ns.atom, 'category').map((one) => attribute(one, 'label') ?? ''),
    creditLine: text(node, ns.dc, 'source'),
    credits: names(node, 'contributor'),
    rights: text(node, ns.atom, 'rights'),
    terms: text(node, ns.atom, 'rights'),
    media: children(node, ns.atom, 'link')
      .filter((one) => attribute(one, 'rel') === 'enclosure')
      .map((one) => attribute(one, 'href') ?? ''),
    via: link(node, 'via'),
  });

const atom = (xml: string): ReadFeed => {
  const feed = parseTree(xml);
  const gone = children(feed, ns.tombstone, 'deleted-entry').map((one) => attribute(one, 'ref'));
  return {
    ...optional({ title: text(feed, ns.atom, 'title'), self: link(feed, 'self') }),
    ...optional({ updated: text(feed, ns.atom, 'updated'), language: attribute(feed, 'lang', ns.xml) }),
    items: children(feed, ns.atom, 'entry')
      .filter((one) => !gone.includes(text(one, ns.atom, 'id')))
      .map(atomItem),
    tombstones: children(feed, ns.tombstone, 'deleted-entry').map((one) => ({
      id: attribute(one, 'ref'),
      when: Date.parse(attribute(one, 'when') ?? ''),
      reason: text(one, ns.tombstone, 'comment'),
    })),
  };
};

interface JsonItem {
  id: string;
  title: string;
  url: string;
  date_published: string;
  date_modified: string;
  content_html?: string;
  content_text?: string;
  summary?: string;
  language?: string;
  external_url?: string;
  authors?: { name: string }[];
  tags?: string[];
  attachments?: { url: string; mime_type: string }[];
  _dateline?: {
    creditLine?: string;
    credits?: { name: string }[];
    copyrightNotice?: string;
    usageTerms?: string;
  };
  _tombstone?: { when: string; reason?: string };
}

const json = (source: string): ReadFeed => {
  const feed = JSON.parse(source);
  const all: JsonItem[] = feed.items;
  return {
    ...optional({
      title: feed.title,
      self: feed.feed_url,
      updated: feed._dateline?.updated,
      language: feed.language,
    }),
    items: all
      .filter((one) => one._tombstone === undefined)
      .map((one) =>
        item({
          id: one.id,
          title: one.title,
          link: one.url,
          published: one.date_published,
          updated: one.date_modified,
          content: one.content_html ?? one.content_text,
          summary: one.summary,
          language: one.language,
          authors: (one.authors ?? []).map((author) => author.name),
          labels: one.tags ?? [],
          creditLine: one._dateline?.creditLine,
          credits: (one._dateline?.credits ?? []).map((credit) => credit.name),
          rights: one._dateline?.copyrightNotice,
          terms: one._dateline?.usageTerms,
          media: (one.attachments ?? []).map((attachment) => attachment.url),
          via: one.external_url,
        }),
      ),
    tombstones: all
      .filter((one) => one._tombstone !== undefined)
      .map((one) => ({
        id: one.id,
        when: Date.parse(one._tombstone?.when ?? ''),
        reason: one._tombstone?.reason,
      })),
  };
};

const optional = <T extends Record<string, string | undefined>>(value: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: string;
  };

const readers: Partial<Record<FeedFormatId, (source: string) => ReadFeed>> = { rss, atom, json };

/** Reads a feed with a parser that shares no code with the renderers. */
export const readBack = (format: FeedFormatId, source: string): ReadFeed => {
  const read = readers[format];
  if (read === undefined) throw new Error(`no reader for ${format}`);
  return read(source);
};
