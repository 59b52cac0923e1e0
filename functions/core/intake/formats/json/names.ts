import type { ArticleField } from './schema.ts';

/**
 * Other names under which systems send a field: ninjs 1 to 3, schema.org NewsArticle, JSON Feed, common content
 * systems. Compared without regard to case, `_` and `-`. Earlier names win where an article uses several.
 */
const otherNames: Readonly<Partial<Record<ArticleField, string>>> = {
  guid: 'id uri uuid articleId storyId identifier externalId',
  version: 'versionNumber revision',
  headline: 'title head heading hed',
  subheadline: 'subtitle subheading subhead deck dek alternativeHeadline kicker',
  byline: 'by',
  authors: 'author creator creators reporter writer',
  located: 'location locations place places city contentLocation',
  slugline: 'slug slugName',
  language: 'lang locale inLanguage',
  body: 'bodyHtml html contentHtml content bodyXhtml story fullText',
  text: 'bodyText contentText plainText articleBody textContent',
  summary: 'description abstract excerpt standfirst teaser lead lede',
  firstCreated:
    'publishedAt published datePublished publicationDate publishDate publishedDate pubDate date created createdAt dateCreated contentCreated timestamp',
  versionCreated: 'updatedAt updated modified modifiedAt dateModified lastModified dateUpdated',
  embargoed: 'embargo embargoedUntil embargoUntil embargoDate',
  expires: 'expiresAt expiry validUntil',
  pubStatus: 'status',
  urgency: 'priority',
  edNote: 'editorialNote editorNote noteToEditors',
  keywords: 'tags tag keyword categories',
  subjects: 'subject topics mediaTopics',
  genre: 'genres',
  section: 'category articleSection desk channel',
  creditLine: 'credit source sourceLine creditText',
  usageTerms: 'usage rights',
  copyrightNotice: 'copyright',
  associations: 'images image pictures picture photos photo media featuredImage thumbnail',
  canonical: 'links url link canonicalUrl permalink webUrl',
  correctionNote: 'correction',
  aiUse: 'aiDisclosure aiUsage digitalSourceType',
  evolvedFrom: 'rewriteOf updateOf',
  baseUrl: 'baseHref',
};

const fold = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

/** Folded name to its field and rank (0 is the field's own name). */
const fieldOfName = new Map<string, { field: ArticleField; rank: number }>();

/** The fields in the order in which they are read, each with what an article gives for it. */
export interface NamedValue {
  field: ArticleField;
  /** As the article writes it. */
  name: string;
  value: unknown;
  rank: number;
}

/** Prepares the table; the field list comes from the schema so that the two cannot part. */
function table(fields: readonly ArticleField[]): typeof fieldOfName {
  if (fieldOfName.size > 0) return fieldOfName;
  for (const field of fields) {
    [field, ...(otherNames[field]?.split(' ') ?? [])].forEach((name, rank) => {
      const key = fold(name);
      if (!fieldOfName.has(key)) fieldOfName.set(key, { field, rank });
    });
  }
  return fieldOfName;
}

/**
 * Sorts an article's properties: the best name of each field, names that say a field again, and names that
 * mean nothing here. Null, blank strings and empty lists count as not given.
 */
export function sortNames(article: Record<string, unknown>, fields: readonly ArticleField[]) {
  const names = table(fields);
  const known = new Map<ArticleField, NamedValue>();
  const again: string[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(article)) {
    const found = name.length > 40 ? undefined : names.get(fold(name));
    if (found === undefined) unknown.push(name);
    else if (!isBlank(value)) {
      const { field, rank } = found;
      const before = known.get(field);
      if (before !== undefined) again.push(rank < before.rank ? before.name : name);
      if (before === undefined || rank < before.rank) known.set(field, { field, name, value, rank });
    }
  }
  return { known, again, unknown };
}

function isBlank(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
