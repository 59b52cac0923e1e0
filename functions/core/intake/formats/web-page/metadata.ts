import type { Element } from 'domhandler';
import { oneLine } from '../../../markup/white-space.ts';
import type { AiUse } from '../../../story/schema.ts';
import { noArticleData, readArticleData } from './json-ld.ts';
import type { ArticleStatements } from './statements.ts';
import { type PageTree, textOf } from './tree.ts';

/** What a page says about itself outside its text. */
export interface PageMetadata {
  /** Names the story goes by, the likeliest first. */
  headlines: string[];
  subheadline?: string;
  description?: string;
  authors: string[];
  published?: string;
  modified?: string;
  language?: string;
  section?: string;
  keywords: string[];
  canonical?: string;
  siteName?: string;
  images: string[];
  articleBody?: string;
  copyrightHolder?: string;
  aiUse?: AiUse;
  /** Contents of all meta elements by their names. */
  metas: ReadonlyMap<string, readonly string[]>;
  /** What else its JSON-LD says. */
  stated: ArticleStatements;
  /** The page declares itself an article (JSON-LD, Open Graph or article:* properties). */
  isArticle: boolean;
}

/** Meta names by what they say, in order of trust. Open Graph (ogp.me), article:*, Dublin Core, Parse.ly, Sailthru. */
const metaNames = {
  title: 'og:title twitter:title dc.title parsely-title sailthru.title',
  description: 'og:description description twitter:description dc.description sailthru.description',
  author: 'author article:author article:author_name dc.creator parsely-author sailthru.author byl',
  published: `article:published_time article:published datepublished dc.date.issued dcterms.created parsely-pub-date
    sailthru.date date dc.date pubdate publish-date`,
  modified: `article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified`,
  section: 'article:section parsely-section section',
  keywords: 'news_keywords article:tag keywords parsely-tags sailthru.tags',
  canonical: 'og:url parsely-link',
  siteName: 'og:site_name application-name',
  language: 'content-language dc.language language og:locale',
  image: 'og:image og:image:url twitter:image twitter:image:src',
} as const;

/** Longer titles are none; every reading of a title costs its length. */
const maxTitle = 500;

/** Reads meta elements, links, the title, `lang` and JSON-LD. Dates and addresses are given as written. */
export function readMetadata({ about, jsonLd }: PageTree): PageMetadata {
  const { metas, title, canonical, lang } = readAbout(about);
  const all = (field: keyof typeof metaNames): string[] =>
    metaNames[field]
      .split(/\s+/)
      .map((key) => metas.get(key) ?? [])
      .find((list) => list.length > 0) ?? [];
  const one = (field: keyof typeof metaNames): string | undefined => all(field)[0];
  const data = readArticleData(jsonLd) ?? noArticleData;
  const authors = all('author').filter((name) => !/^(https?:|www\.|@)/.test(name));
  const keywords = all('keywords').flatMap((text) => text.split(/(?:(?<!\s)\s+)?[,;]\s*/));
  return {
    headlines: unique([data.headline, one('title'), ...titleParts(title), title]),
    authors: unique(data.authors.length > 0 ? data.authors : authors).slice(0, 50),
    keywords: unique(data.keywords.length > 0 ? data.keywords : keywords),
    images: unique([...data.images, ...all('image')]),
    metas,
    stated: data.stated,
    isArticle:
      data.headline !== undefined ||
      metas.get('og:type')?.[0] === 'article' ||
      metas.has('article:published_time'),
    ...said('subheadline', data.alternativeHeadline === data.headline ? undefined : data.alternativeHeadline),
    ...said('description', data.description ?? one('description')),
    ...said('published', data.datePublished ?? one('published')),
    ...said('modified', data.dateModified ?? one('modified')),
    ...said('language', lang || one('language') || data.language),
    ...said('section', data.section ?? one('section')),
    ...said('canonical', canonical ?? one('canonical') ?? data.url),
    ...said('siteName', one('siteName')),
    ...said('articleBody', data.articleBody),
    ...said('copyrightHolder', data.copyrightHolder),
    ...(data.aiUse && { aiUse: data.aiUse }),
  };
}

interface About {
  /** Contents of meta elements by name, in document order. */
  metas: Map<string, string[]>;
  title: string;
  canonical?: string;
  lang?: string;
}

function readAbout(elements: readonly Element[]): About {
  const about: About = { metas: new Map(), title: '' };
  for (const element of elements) {
    const { attribs, name } = element;
    const lang = attribs.lang ?? attribs['xml:lang'];
    if ((name === 'html' || name === 'body') && lang !== undefined) about.lang ??= lang;
    else if (name === 'title') about.title ||= textOf(element).slice(0, maxTitle);
    else if (name === 'link' && attribs.rel === 'canonical' && attribs.href) about.canonical ??= attribs.href;
    else if (name === 'meta') putMeta(about.metas, attribs);
  }
  return about;
}

function putMeta(metas: Map<string, string[]>, attribs: Element['attribs']): void {
  const named = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'];
  const name = named?.toLowerCase();
  const content = oneLine(attribs.content ?? '');
  if (!name || !content) return;
  const known = metas.get(name);
  if (known) known.push(content);
  else metas.set(name, [content]);
}

/** "Headline | Section - Site" without its tails, the longest reading first. */
function titleParts(title: string): string[] {
  const parts = title.split(/(?<!\s)\s+[|–—\-•·»:]+\s+|(?:(?<!\s)\s+)?\|\s*/u);
  const readings: string[] = [];
  for (let count = parts.length - 1; count >= 1; count--) {
    const end = parts.slice(0, count).join(' ').length;
    if (end >= 15)
      readings.push(title.slice(0, title.indexOf(parts[count - 1] ?? '') + (parts[count - 1] ?? '').length));
  }
  return readings;
}

const unique = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? [text] : []))),
];

const said = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } =>
  value ? ({ [key]: value } as { [K in Key]?: string }) : {};
