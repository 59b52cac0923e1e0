import type { Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { itemLink } from '../../render/atom-links.ts';
import { authorNames, contentHtml, summaryOf } from '../../render/content.ts';
import { createdAt, publishedAt, rfc822, updatedAt, validUntil } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { type Media, type MediaFile, mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus, tombstoneTitle } from '../../render/tombstone.ts';
import { categories, conceptUri, pubStatusUri } from '../../render/vocabulary.ts';
import { attr, element, escapeHtml, htmlElement, wellFormed } from '../../render/xml.ts';

/** Media RSS 1.5.1 `medium`. */
const mediums = {
  picture: 'image',
  graphic: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
} as const;

const mediaContent = (media: Media, file: MediaFile, children: string): string => {
  const attributes =
    attr('url', file.href) +
    attr('type', file.mediaType) +
    attr('medium', mediums[media.association.type]) +
    attr('width', file.width) +
    attr('height', file.height) +
    attr('fileSize', file.size);
  return children === ''
    ? `<media:content${attributes}/>`
    : `<media:content${attributes}>${children}</media:content>`;
};

/** One picture: `media:content`, or `media:group` when there are several files of it (W3C `MediaGroupWithoutAlternatives`). */
const mediaElement = (media: Media): string => {
  const { association, files } = media;
  const children =
    element('media:title', association.headline, ' type="plain"') +
    element('media:description', association.caption, ' type="plain"') +
    element('media:credit', association.creditLine);
  if (files.length === 1) return mediaContent(media, files[0], children);
  return `<media:group>${files.map((file) => mediaContent(media, file, '')).join('')}${children}</media:group>`;
};

const categoryElements = (story: Story): string =>
  categories(story)
    .map((label) => {
      // The domain is the concept itself, so that the code is not lost behind the name that people read.
      const { subject } = label;
      const domain = subject && (conceptUri(subject) ?? `${subject.scheme}:${subject.code}`);
      return element('category', label.name, attr('domain', domain));
    })
    .join('');

/** Dublin Core, for what RSS 2.0 itself has no element for. `dc:source` and `dc:rights` are allowed only once. */
const dublinCore = (story: Story): string =>
  element('dc:language', languageTag(story.language)) +
  element('dc:publisher', story.agency) +
  element('dc:source', story.creditLine) +
  story.credits.map((credit) => element('dc:contributor', credit.name)).join('') +
  element('dc:rights', story.copyrightNotice ?? story.copyrightHolder) +
  element('dcterms:accessRights', story.usageTerms) +
  story.located.map((place) => element('dcterms:spatial', place)).join('') +
  element('dc:type', story.genre) +
  element('dcterms:rightsHolder', story.copyrightHolder) +
  element('dcterms:created', createdAt(story)) +
  element('dcterms:valid', validUntil(story.expires)) +
  element('dcterms:alternative', story.subheadline) +
  element('dcterms:modified', updatedAt(story));

/**
 * An `item`. `description` comes before `content:encoded` and is there even when the agency wrote no summary
 * (W3C `NeedDescriptionBeforeContent`); it holds HTML, so that plain text is escaped twice.
 */
export const renderItem = (story: Story, site: Site, content: 'full' | 'summary'): string => {
  return wellFormed(
    `<item>${
      element('title', story.headline) +
      element('link', storyUrl(story.id, site)) +
      element('guid', itemGuid(story), ' isPermaLink="false"') +
      element('pubDate', rfc822(publishedAt(story))) +
      authorNames(story)
        .map((name) => element('dc:creator', name))
        .join('') +
      categoryElements(story) +
      htmlElement('description', escapeHtml(summaryOf(story))) +
      (content === 'full' ? htmlElement('content:encoded', contentHtml(story)) : '') +
      mediaOf(story.associations).map(mediaElement).join('') +
      dublinCore(story) +
      itemLink('atom:link', 'via', story.links.canonical) +
      itemLink('atom:link', 'license', story.license?.rsl)
    }</item>`,
  );
};

/**
 * RSS 2.0 cannot say that an item is gone, and an item that is merely left out stays in every reader that has
 * it. So the item comes again under its guid with nothing of the story in it: readers that know the guid
 * overwrite what they hold. The title is there because an item needs a title or a description that is not
 * blank (W3C `ItemMustContainTitleOrDescription`), the description because readers keep an old body when a
 * new one has none. The RFC 6721 element would be in the channel, where no RSS reader looks for it and the
 * validator warns of it (`UnknownNamespace`).
 */
export const renderTombstone = (tombstone: Tombstone, site: Site): string => {
  return wellFormed(
    `<item>${
      element('title', tombstoneTitle(tombstone)) +
      element('link', storyUrl(tombstone.storyId, site)) +
      element('guid', feedGuid(tombstone.storyId), ' isPermaLink="false"') +
      element('pubDate', rfc822(tombstone.when)) +
      element('category', tombstoneStatus(tombstone), attr('domain', pubStatusUri)) +
      htmlElement('description', escapeHtml(tombstoneReason(tombstone)))
    }</item>`,
  );
};
