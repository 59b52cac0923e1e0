import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { feedGuid, itemGuid, itemVersion, type Site, storyUrl, type Tombstone } from '../../format.ts';
import { authorNames, contentHtml, summaryOf } from '../../render/content.ts';
import { publishedAt, updatedAt } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { isImage, mediaOf } from '../../render/media.ts';
import { tombstoneReason, tombstoneTitle } from '../../render/tombstone.ts';
import { absoluteUri } from '../../render/uri.ts';
import { labels } from '../../render/vocabulary.ts';
import { json, some } from './text.ts';

/** Fields that JSON Feed has no name for; theirs are those of the story. */
const extension = (story: Story) => ({
  version: itemVersion(story),
  agency: story.agency,
  agencyName: story.agencyName,
  subheadline: story.subheadline,
  byline: story.byline,
  authors: some(story.authors),
  dateline: story.dateline,
  located: some(story.located),
  slugline: story.slugline,
  textDirection: story.textDirection,
  wordCount: story.wordCount,
  firstCreated: story.firstCreated,
  versionCreated: story.versionCreated,
  expires: story.expires,
  urgency: story.urgency,
  genre: story.genre,
  section: story.section,
  keywords: some(story.keywords),
  subjects: some(story.subjects),
  creditLine: story.creditLine,
  credits: some(story.credits),
  usageTerms: story.usageTerms,
  copyrightHolder: story.copyrightHolder,
  copyrightNotice: story.copyrightNotice,
  license: story.license,
  associations: some(story.associations),
  embeds: some(story.embeds),
  canonical: story.links.canonical,
  aiUse: story.aiUse,
  correctionNote: story.correctionNote,
  edNote: story.edNote,
  evolvedFrom: story.evolvedFrom,
  chain: story.chain,
  clusterId: story.clusterId,
  digest: publicDigest(story),
});

/** An item, names in the order of jsonfeed.org/version/1.1 "Items". What is undefined is left out. */
export const renderItem = (story: Story, site: Site, content: 'full' | 'summary'): string => {
  const media = mediaOf(story.associations);
  const tags = labels(story).map((label) => label.name);
  const summary = summaryOf(story);
  const body = content === 'full' ? contentHtml(story, media) : '';
  return json({
    id: itemGuid(story),
    url: storyUrl(story.id, site),
    external_url: absoluteUri(story.links.canonical),
    title: story.headline,
    // An item needs a body of one kind or the other.
    content_html: body === '' ? undefined : body,
    content_text: body === '' ? summary : undefined,
    summary,
    image: media.find(isImage)?.files[0].href,
    date_published: publishedAt(story),
    date_modified: updatedAt(story),
    authors: authorNames(story).map((name) => ({ name })),
    tags: some(tags),
    language: languageTag(story.language),
    attachments: some(
      media.map(({ association, files: [file] }) => ({
        url: file.href,
        mime_type: file.mediaType,
        title: association.caption ?? association.headline ?? association.alt,
        size_in_bytes: file.size,
      })),
    ),
    _dateline: extension(story),
  });
};

/**
 * JSON Feed cannot express a removal. As in RSS the item comes again under its id with nothing of the
 * story in it, and `_tombstone` says to a machine what the title says to people.
 */
export const renderTombstone = (tombstone: Tombstone, site: Site): string =>
  json({
    id: feedGuid(tombstone.storyId),
    url: storyUrl(tombstone.storyId, site),
    title: tombstoneTitle(tombstone),
    content_text: tombstoneReason(tombstone),
    date_published: tombstone.when,
    date_modified: tombstone.when,
    _tombstone: {
      when: tombstone.when,
      reason: tombstone.reason,
      cause: tombstone.cause,
      version: tombstone.version,
    },
  });
