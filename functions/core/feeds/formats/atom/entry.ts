import { sourceTypeFor, sourceTypes } from '../../../story/ai-use.ts';
import { aiUseStatement } from '../../../story/ai-use-statement.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { itemLink } from '../../render/atom-links.ts';
import { agencyOf, authorNames, contentCdata, summaryOf } from '../../render/content.ts';
import { createdAt, publishedAt, updatedAt, validUntil } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { type Media, mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneStatus, tombstoneTitle } from '../../render/tombstone.ts';
import { categories, type Label, pubStatusUri, schemeUri } from '../../render/vocabulary.ts';
import { attr, element, wellFormed } from '../../render/xml.ts';

/** RFC 4287 §4.2.2. `scheme` must be an IRI: a code of a vocabulary without one is written as a QCode. */
const category = (label: Label): string => {
  const { subject } = label;
  const scheme = subject === undefined ? undefined : schemeUri(subject.scheme);
  const term =
    subject !== undefined && scheme === undefined ? `${subject.scheme}:${subject.code}` : label.term;
  return `<category${attr('term', term)}${attr('scheme', scheme)}${attr('label', label.name)}/>`;
};

/** RFC 4287 §4.2.7.2: files that belong to the entry. Credit and alternative text are in the content. */
const enclosures = (media: readonly Media[]): string =>
  media
    .map(({ association, files: [file] }) => {
      const title = attr('title', association.caption ?? association.headline);
      return `<link rel="enclosure"${attr('type', file.mediaType)}${attr('href', file.href)}${attr('length', file.size)}${title}/>`;
    })
    .join('');

/** Whom the story thanks: RFC 4287 §4.2.3 "a person or other entity who contributed to the entry". */
const contributors = (story: Story): string =>
  [...new Set(story.credits.map((credit) => credit.name))]
    .map((name) => `<contributor>${element('name', name)}</contributor>`)
    .join('');

/** Copyright and terms of use in one construct, for an entry has at most one `rights` (RFC 4287 §4.1.2). */
const rights = (story: Story): string | undefined => {
  const lines = [story.copyrightNotice ?? story.copyrightHolder, story.usageTerms].filter(
    (line) => line !== undefined,
  );
  return lines.length === 0 ? undefined : lines.join(' ');
};

/** An `entry`, elements in the order of RFC 4287 §4.1.2; Dublin Core for what Atom has no element for. */
export const renderItem = (story: Story, site: Site, content: 'full' | 'summary'): string => {
  const media = mediaOf(story.associations);
  const text = content === 'full' ? contentCdata(story, media) : '';
  return (
    wellFormed(
      `<entry${attr('xml:lang', languageTag(story.language))}>${
        element('id', itemGuid(story)) +
        element('title', story.headline, ' type="text"') +
        element('published', publishedAt(story)) +
        element('updated', updatedAt(story)) +
        authorNames(story)
          .map((name) => `<author>${element('name', name)}</author>`)
          .join('') +
        contributors(story) +
        `<link rel="alternate" type="text/html"${attr('href', storyUrl(story.id, site))}/>` +
        itemLink('link', 'via', story.links.canonical) +
        itemLink('link', 'license', story.license?.rsl) +
        enclosures(media) +
        categories(story).map(category).join('') +
        (story.aiUse
          ? `<category${attr('term', sourceTypeFor(story.aiUse))}${attr('scheme', sourceTypes)}/>`
          : '') +
        element('rights', rights(story), ' type="text"') +
        element('summary', summaryOf(story), ' type="text"')
      }`,
    ) +
    (text === '' ? '' : `<content type="html">${text}</content>`) +
    wellFormed(
      `${
        element('dc:publisher', agencyOf(story)) +
        element('dc:identifier', publicDigest(story)) +
        element('dc:source', story.creditLine) +
        story.located.map((place) => element('dcterms:spatial', place)).join('') +
        element('dc:type', story.genre) +
        element('dcterms:accessRights', story.usageTerms) +
        element('dcterms:rightsHolder', story.copyrightHolder) +
        element('dcterms:created', createdAt(story)) +
        element('dcterms:valid', validUntil(story.expires)) +
        element('dcterms:alternative', story.subheadline) +
        element('dcterms:provenance', aiUseStatement(story.aiUse))
      }</entry>`,
    )
  );
};

/** The namespace is declared on the element itself, so that only a feed that has a tombstone has it. */
const tombstones = attr('xmlns:at', 'http://purl.org/atompub/tombstones/1.0');

/**
 * The entry of a withdrawn story, with nothing of the story in it. The libraries that most readers are made with do not
 * pass tombstones on, so that a reader would keep the story for ever; this one replaces what it has.
 */
const emptied = (tombstone: Tombstone, site: Site): string => {
  const { storyId, when } = tombstone;
  return `<entry xml:lang="en">${
    element('id', feedGuid(storyId)) +
    element('title', tombstoneTitle(tombstone), ' type="text"') +
    // Not later than the tombstone, which would not count then (RFC 6721 §3).
    element('updated', when) +
    `<link rel="alternate" type="text/html"${attr('href', storyUrl(storyId, site))}/>` +
    `<category${attr('term', tombstoneStatus(tombstone))}${attr('scheme', pubStatusUri)}/>` +
    element('content', tombstoneReason(tombstone), ' type="text"')
  }</entry>`;
};

/**
 * `at:deleted-entry`, RFC 6721 §3: the one standard way to take an entry back, and an entry for readers that do not know
 * it. The W3C validator does not know the namespace and says so (`UnknownNamespace`, a warning) in a feed that has a
 * tombstone; a subscriber that learns of a kill is worth more than that line.
 */
export const renderTombstone = (tombstone: Tombstone, site: Site): string =>
  wellFormed(
    `<at:deleted-entry${tombstones}${attr('ref', feedGuid(tombstone.storyId))}${attr('when', tombstone.when)}>${element(
      'at:comment',
      tombstone.cause !== undefined ? tombstoneReason(tombstone) : tombstone.reason,
    )}</at:deleted-entry>${emptied(tombstone, site)}`,
  );
