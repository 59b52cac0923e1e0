import { aiUseOf } from '../../../story/read-ai-use.ts';
import type { AiUse } from '../../../story/schema.ts';
import { isObject, type Json, list, textOf, textsOf } from './json-ld-values.ts';
import { type ArticleStatements, nothingStated, readStatements } from './statements.ts';

/** What schema.org's Article and its subtypes say about a page (https://schema.org/NewsArticle). */
export interface ArticleData {
  headline?: string;
  alternativeHeadline?: string;
  description?: string;
  articleBody?: string;
  authors: string[];
  datePublished?: string;
  dateModified?: string;
  language?: string;
  section?: string;
  keywords: string[];
  url?: string;
  images: string[];
  copyrightHolder?: string;
  aiUse?: AiUse;
  stated: ArticleStatements;
}

export const noArticleData: ArticleData = { authors: [], keywords: [], images: [], stated: nothingStated };

const articleType = /^(?:.*\/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|ClaimReview)$/;

/** Bounds against hostile blocks: characters of a block, and objects that are visited. */
const maxBlock = 1_000_000;
const maxObjects = 2000;

/** The first article that JSON-LD blocks describe. Blocks that are no JSON are passed over. */
export function readArticleData(blocks: readonly string[]): ArticleData | undefined {
  const parsed = blocks.map(parseJson);
  for (const root of parsed) {
    const found = findArticle(root);
    if (found) return toArticleData(withReferences(found, parsed));
  }
  return undefined;
}

/** Pages wrap JSON in comments or CDATA and forget to escape line ends. Both are repaired. */
function parseJson(block: string): unknown {
  if (block.length > maxBlock) return undefined;
  const start = block.search(/[{[]/);
  const end = Math.max(block.lastIndexOf('}'), block.lastIndexOf(']'));
  if (start < 0 || end < start) return undefined;
  // A closed CDATA section ends in brackets of its own.
  const bare = block
    .slice(start, end + 1)
    .replace(/^\[CDATA\[(?:\*\/)?/, '')
    .replace(/(?:\/\*)?\]\]$/, '');
  for (const text of [block, bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next reading is tried; a block that is no JSON says nothing.
    }
  }
  return undefined;
}

/** Properties that may name their value by its `@id` only, as graphs do (JSON-LD 1.1 §3.3). */
const referring = [
  'author',
  'creator',
  'publisher',
  'image',
  'copyrightHolder',
  'contentLocation',
  'about',
  'mainEntityOfPage',
];

/** The article with the objects that it refers to by `@id`, from all blocks of the page, in their places. */
function withReferences(article: Json, roots: readonly unknown[]): Json {
  const resolve = (value: unknown): unknown => {
    const id = isObject(value) ? value['@id'] : undefined;
    const known =
      typeof id === 'string' && isObject(value) && Object.keys(value).length <= 2 ? ids.get(id) : undefined;
    return known ?? value;
  };
  const used = referring.filter((name) =>
    list(article[name]).some((value) => isObject(value) && '@id' in value),
  );
  if (used.length === 0) return article;
  const ids = objectsById(roots);
  const resolved = used.map((name): [string, unknown] => [name, list(article[name]).map(resolve)]);
  return { ...article, ...Object.fromEntries(resolved) };
}

/** Objects that say more than their `@id`: the members of graphs and of lists at the top. */
function objectsById(roots: readonly unknown[]): Map<string, Json> {
  const ids = new Map<string, Json>();
  const queue: unknown[] = [...roots];
  for (let at = 0; at < queue.length && at < maxObjects; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, 200));
    else if (isObject(value)) {
      const id = value['@id'];
      if (typeof id === 'string' && Object.keys(value).length > 1 && !ids.has(id)) ids.set(id, value);
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null));
    }
  }
  return ids;
}

function findArticle(root: unknown): Json | undefined {
  const queue: unknown[] = [root];
  for (let looked = 0; queue.length > 0 && looked < maxObjects; looked++) {
    const value = queue.shift();
    if (Array.isArray(value)) queue.push(...value.slice(0, 200));
    else if (isObject(value)) {
      if (list(value['@type']).some((type) => typeof type === 'string' && articleType.test(type)))
        return value;
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement']) {
        if (typeof value[key] === 'object' && value[key] !== null) queue.push(value[key]);
      }
    }
  }
  return undefined;
}

function toArticleData(article: Json): ArticleData {
  const body = typeof article.articleBody === 'string' ? article.articleBody : undefined;
  const keywords = textsOf(article.keywords, 'name').flatMap((text) => text.split(/(?:(?<!\s)\s+)?[,;]\s*/));
  const data: ArticleData = {
    authors: textsOf(article.author ?? article.creator, 'name').filter((name) => !/^https?:/.test(name)),
    keywords: keywords.filter((keyword) => keyword !== ''),
    images: textsOf(article.image, 'url'),
    stated: readStatements(article),
  };
  const texts = {
    headline: textOf(article.headline ?? article.name, 'name'),
    alternativeHeadline: textOf(article.alternativeHeadline ?? article.alternateName, 'name'),
    description: textOf(article.description, 'name'),
    datePublished: textOf(article.datePublished ?? article.dateCreated, 'value'),
    dateModified: textOf(article.dateModified, 'value'),
    language: textOf(article.inLanguage, 'alternateName'),
    section: textsOf(article.articleSection, 'name')[0],
    url: textsOf(article.url ?? article.mainEntityOfPage, '@id')[0],
    copyrightHolder: textsOf(article.copyrightHolder, 'name')[0],
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text !== undefined) Object.assign(data, { [key]: text });
  }
  const aiUse = aiUseOf({
    digitalSourceType: textOf(article.digitalSourceType, '@id'),
    reviewedBy: textOf(article.editor, 'name'),
    responsible: textOf(article.accountablePerson, 'name'),
    responsibleUrl: textOf(article.accountablePerson, 'url'),
  });
  if (aiUse) data.aiUse = aiUse;
  if (body !== undefined) data.articleBody = body;
  return data;
}
