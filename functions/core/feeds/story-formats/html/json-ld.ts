import { sourceTypeFor, sourceTypeUri } from '../../../story/ai-use.ts';
import type { Story } from '../../../story/schema.ts';
import { itemGuid, itemVersion, type Site, storyUrl } from '../../format.ts';
import { some } from '../../formats/json/text.ts';
import { agencyOf, authorNames, summaryOf } from '../../render/content.ts';
import { publishedAt, updatedAt } from '../../render/date.ts';
import { isImage, mediaOf } from '../../render/media.ts';
import { absoluteUri } from '../../render/uri.ts';
import { conceptUri, schemeUri } from '../../render/vocabulary.ts';
import { fitCharacters } from '../../render/xml.ts';

/** Unsigned copy is its agency's; whom it credits is in `contributor`. */
const authors = (story: Story) =>
  story.authors.length > 0 || story.byline !== undefined
    ? authorNames(story).map((name) => ({ '@type': 'Person', name }))
    : [{ '@type': 'Organization', name: agencyOf(story) }];

/** Subjects as concepts of their vocabularies (schema.org/DefinedTerm), so that no code is lost behind a name. */
const about = (story: Story) =>
  story.subjects.map((subject) => ({
    '@type': 'DefinedTerm',
    name: subject.name ?? subject.code,
    termCode: subject.code,
    inDefinedTermSet: schemeUri(subject.scheme) ?? subject.scheme,
    url: conceptUri(subject),
  }));

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
      digitalSourceType: association.digitalSourceType && sourceTypeUri(association.digitalSourceType),
    }));

/** The source type is IPTC's; schema.org has the same values. Its editor is who reviewed, its accountable person who answers. */
const aiUse = ({ aiUse: use }: Story) => ({
  digitalSourceType: use && sourceTypeUri(sourceTypeFor(use)),
  editor: use?.reviewedBy === undefined ? undefined : { '@type': 'Person', name: use.reviewedBy },
  accountablePerson: use?.responsible && {
    '@type': 'Person',
    name: use.responsible.name,
    url: absoluteUri(use.responsible.url),
  },
});

/**
 * The story as schema.org/NewsArticle, in JSON that may be put into a `script` element: `<` is written as an
 * escape, so that no text can close the element (WHATWG HTML §4.12.1.3).
 */
export const newsArticle = (story: Story, site: Site): string => {
  const url = storyUrl(story.id, site);
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    mainEntityOfPage: url,
    identifier: itemGuid(story),
    headline: story.headline,
    alternativeHeadline: story.subheadline,
    description: summaryOf(story),
    dateCreated: story.firstCreated,
    datePublished: publishedAt(story),
    dateModified: updatedAt(story),
    expires: story.expires,
    version: itemVersion(story),
    inLanguage: story.language,
    author: authors(story),
    publisher: { '@type': 'Organization', name: site.title, url: `${site.baseUrl}/` },
    sourceOrganization: { '@type': 'NewsMediaOrganization', name: agencyOf(story) },
    creditText: story.creditLine,
    contributor: some(
      story.credits.map(({ name, kind }) => ({
        '@type': kind === 'person' ? 'Person' : 'Organization',
        name,
      })),
    ),
    isBasedOn: absoluteUri(story.links.canonical),
    dateline: story.dateline?.text,
    contentLocation: some(story.located.map((name) => ({ '@type': 'Place', name }))),
    articleSection: story.section,
    genre: story.genre,
    about: some(about(story)),
    keywords: some(story.keywords),
    wordCount: story.wordCount,
    image: some(images(story)),
    copyrightHolder: story.copyrightHolder && { '@type': 'Organization', name: story.copyrightHolder },
    copyrightNotice: story.copyrightNotice,
    conditionsOfAccess: story.usageTerms,
    correction: story.correctionNote,
    ...aiUse(story),
  };
  // Characters that the page will not carry must go before they are part of the JSON text.
  const fit = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? fitCharacters(value) : value;
  return JSON.stringify(article, fit).replaceAll('<', '\\u003c');
};
