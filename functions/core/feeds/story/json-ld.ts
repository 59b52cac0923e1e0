import type { Story } from '../../story/schema.ts';
import { summaryOf } from '../content.ts';
import { publishedAt } from '../date.ts';
import { itemGuid, itemVersion, type Site, storyUrl } from '../format.ts';
import { isImage, mediaOf } from '../media.ts';
import { authorNames } from '../people.ts';
import { absoluteUri } from '../uri.ts';
import { labels } from '../vocabulary.ts';
import { fitCharacters } from '../xml.ts';

/** Someone who is not named by an author field is an organisation: the byline of unsigned copy. */
const authors = (story: Story) => {
  const type = story.authors.length > 0 || story.byline !== undefined ? 'Person' : 'Organization';
  return authorNames(story).map((name) => ({ '@type': type, name }));
};

const images = (story: Story) =>
  mediaOf(story.associations)
    .filter(isImage)
    .map(({ association, files: [file] }) => ({
      '@type': 'ImageObject',
      url: file.href,
      width: file.width,
      height: file.height,
      caption: association.caption,
      creditText: association.creditLine,
    }));

/**
 * The story as schema.org/NewsArticle, in JSON that may stand inside a `script` element: `<` is written as an
 * escape, so that no text can close the element (WHATWG HTML §4.12.1.3).
 */
export const newsArticle = (story: Story, site: Site): string => {
  const url = storyUrl(story.id, site);
  const pictures = images(story);
  const keywords = labels(story).map((label) => label.name);
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    identifier: itemGuid(story),
    headline: story.headline,
    alternativeHeadline: story.subheadline,
    description: summaryOf(story),
    datePublished: publishedAt(story),
    dateModified: story.versionCreated,
    expires: story.expires,
    version: itemVersion(story),
    inLanguage: story.language,
    author: authors(story),
    publisher: { '@type': 'Organization', name: site.title, url: `${site.baseUrl}/` },
    sourceOrganization: { '@type': 'NewsMediaOrganization', name: story.agency },
    creditText: story.creditLine,
    contributor:
      story.credits.length > 0
        ? story.credits.map(({ name, kind }) => ({
            '@type': kind === 'person' ? 'Person' : 'Organization',
            name,
          }))
        : undefined,
    isBasedOn: absoluteUri(story.links.canonical),
    dateline: story.dateline?.text,
    contentLocation:
      story.located.length > 0 ? story.located.map((name) => ({ '@type': 'Place', name })) : undefined,
    articleSection: story.section,
    genre: story.genre,
    keywords: keywords.length > 0 ? keywords : undefined,
    wordCount: story.wordCount,
    image: pictures.length > 0 ? pictures : undefined,
    copyrightHolder: story.copyrightHolder && { '@type': 'Organization', name: story.copyrightHolder },
    copyrightNotice: story.copyrightNotice,
    conditionsOfAccess: story.usageTerms,
    correction: story.correctionNote,
  };
  // Characters that the page will not carry must go before they are part of the JSON text.
  const fit = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? fitCharacters(value) : value;
  return JSON.stringify(article, fit).replaceAll('<', '\\u003c');
};
