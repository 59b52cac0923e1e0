import { sourceTypeFor, sourceTypes } from '../../../story/ai-use.ts';
import { aiUseStatement } from '../../../story/ai-use-statement.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { itemLink } from '../../render/atom-links.ts';
import { agencyOf, authorNames, contentCdata, summaryOf } from '../../render/content.ts';
import { createdAt, publishedAt, rfc822, updatedAt, validUntil } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { isImage, type Media, type MediaFile, mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus, tombstoneTitle } from '../../render/tombstone.ts';
import { categories, conceptUri, pubStatusUri } from '../../render/vocabulary.ts';
import { attr, profileElement as element, escapeHtml, htmlElement, wellFormed } from '../../render/xml.ts';

/** Media RSS 1.5.1 `medium`. */
const mediums = {
  picture: 'image',
  graphic: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
} as const;

const mediaContent = (media: Media, file: MediaFile, children: string, isDefault = false): string => {
  const attributes =
    attr('url', file.href) +
    attr('type', file.mediaType) +
    attr('medium', mediums[media.association.type]) +
    (isDefault ? ' isDefault="true"' : '') +
    attr('width', file.width) +
    attr('height', file.height) +
    attr('fileSize', file.size);
  return children === ''
    ? `<media:content${attributes}/>`
    : `<media:content${attributes}>${children}</media:content>`;
};

/** One picture: `media:content`, or `media:group` when there are several files of it (W3C `MediaGroupWithoutAlternatives`). */
const mediaElement = (media: Media, index: number): string => {
  const { association, files } = media;
  const isLead = index === 0;
  const children =
    element('media:title', association.headline ?? association.caption, ' type="plain"') +
    element('media:description', association.caption, ' type="plain"') +
    element('media:credit', association.creditLine);
  if (files.length === 1) return mediaContent(media, files[0], children, isLead);
  return `<media:group>${files.map((file, number) => mediaContent(media, file, '', isLead && number === 0)).join('')}${children}</media:group>`;
};

/** A thumbnail is not smaller than this where there is a larger file. Pixels. */
const leastThumbnail = 150;

/** The smallest file of the main picture that is large enough for a list. */
const thumbnail = (media: readonly Media[]): string => {
  const files = media.find(isImage)?.files;
  if (files === undefined) return '';
  const [smallest = files[0]] = files
    .filter(({ width }) => width !== undefined && width >= leastThumbnail)
    .sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  const size = attr('width', smallest.width) + attr('height', smallest.height);
  return `<media:thumbnail${attr('url', smallest.href)}${size}/>`;
};

/**
 * The one file that readers without Media RSS play or show: the recording, else the main picture. RSS 2.0 wants a
 * length; the profile has 0 for one that is not known.
 */
const enclosure = (media: readonly Media[]): string => {
  const isRecording = ({ association: { type } }: Media) => type === 'video' || type === 'audio';
  const [file] = (media.find(isRecording) ?? media.find(isImage))?.files ?? [];
  if (file === undefined) return '';
  return `<enclosure${attr('url', file.href)}${attr('length', file.size ?? 0)}${attr('type', file.mediaType)}/>`;
};

const categoryElements = (story: Story): string =>
  categories(story)
    .map((label) => {
      // The domain is the concept itself, so that the code is not lost behind the name that people read.
      const { subject } = label;
      const domain = subject && (conceptUri(subject) ?? `${subject.scheme}:${subject.code}`);
      return element('category', label.name, attr('domain', domain));
    })
    .join('') +
  (story.aiUse ? element('category', sourceTypeFor(story.aiUse), attr('domain', sourceTypes)) : '');

/** Dublin Core, for what RSS 2.0 itself has no element for. `dc:source` and `dc:rights` are allowed only once. */
const dublinCore = (story: Story): string =>
  element('dc:language', languageTag(story.language)) +
  element('dc:publisher', agencyOf(story)) +
  element('dc:identifier', publicDigest(story)) +
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
  element('dcterms:provenance', aiUseStatement(story.aiUse)) +
  element('dcterms:modified', updatedAt(story));

/**
 * An `item`. `description` comes before `content:encoded` and is there even when the agency wrote no summary
 * (W3C `NeedDescriptionBeforeContent`); it holds HTML, so that plain text is escaped twice.
 */
export const renderItem = (story: Story, site: Site, content: 'full' | 'summary'): string => {
  const media = mediaOf(story.associations);
  const text = content === 'full' ? contentCdata(story, media) : '';
  return (
    wellFormed(
      `<item>${
        element('title', story.headline) +
        element('link', storyUrl(story.id, site)) +
        element('guid', itemGuid(story), ' isPermaLink="false"') +
        element('pubDate', rfc822(publishedAt(story))) +
        authorNames(story)
          .map((name) => element('dc:creator', name))
          .join('') +
        categoryElements(story) +
        htmlElement('description', escapeHtml(summaryOf(story)))
      }`,
    ) +
    (text === '' ? '' : `<content:encoded>${text}</content:encoded>`) +
    wellFormed(
      `${
        enclosure(media) +
        media.map(mediaElement).join('') +
        thumbnail(media) +
        dublinCore(story) +
        itemLink('atom:link', 'via', story.links.canonical) +
        itemLink('atom:link', 'license', story.license?.rsl)
      }</item>`,
    )
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
