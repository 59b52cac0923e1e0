import { type FeedInfo, feedUrl, renditionUrl, type Site } from '../../format.ts';
import { formatsOf } from '../../formats/index.ts';
import { escapeHtml } from '../../render/xml.ts';
import type { StoryFormatKind } from '../../story-formats/format.ts';
import type { PageLanguage } from './words.ts';

/** What a link to a feed needs. */
type Linked = Pick<FeedInfo, 'id' | 'title' | 'formats'>;

/** A story below which links are. */
interface LinkedStory {
  storyId: string;
  renditions: readonly StoryFormatKind[];
  /** Of its page. */
  language: PageLanguage;
}

/** Media type without its parameters, as `type` of a link wants it. */
const bare = (mediaType: string): string => mediaType.split(';', 1)[0] ?? mediaType;

/** `link rel=alternate` for every feed in each of its formats, by which readers and browsers find them (RSS autodiscovery). */
export const alternateLinks = (feeds: readonly Linked[], site: Site): string =>
  feeds
    .flatMap((feed) =>
      formatsOf(feed).map(
        (format) =>
          `<link rel="alternate" type="${bare(format.mediaType)}" title="${escapeHtml(`${feed.title} (${format.title})`)}" ` +
          `href="${escapeHtml(feedUrl(feed.id, format.extension, site))}">\n`,
      ),
    )
    .join('');

const others = (renditions: readonly StoryFormatKind[]): readonly StoryFormatKind[] =>
  renditions.filter((format) => format.id !== 'html');

/** `link rel=alternate` for the other formats of a story. */
export const renditionLinks = (storyId: string, renditions: readonly StoryFormatKind[], site: Site): string =>
  others(renditions)
    .map(
      ({ title, extension, mediaType }) =>
        `<link rel="alternate" type="${bare(mediaType)}" title="${title}" ` +
        `href="${escapeHtml(renditionUrl(storyId, extension, site))}">\n`,
    )
    .join('');

/** The other formats of a story as a list of links for people; nothing when the page is the only one. */
const renditionList = ({ storyId, renditions, language }: LinkedStory, site: Site): string => {
  const links = others(renditions).map(
    ({ title, extension, mediaType }) =>
      `<li><a rel="alternate" type="${bare(mediaType)}" href="${escapeHtml(renditionUrl(storyId, extension, site))}">${title}</a></li>`,
  );
  return links.length === 0
    ? ''
    : `<p>${language.words.storyAs}</p>\n<ul class="formats">${links.join('')}</ul>\n`;
};

/** The links below a story: to its other formats, and to the feed of its agency. */
export const furtherLinks = (story: LinkedStory, feed: Linked, site: Site): string => {
  const { tag, words } = story.language;
  return (
    `<nav class="also" lang="${escapeHtml(tag)}" aria-label="${escapeHtml(words.storyAs)}">\n${renditionList(story, site)}` +
    `<p>${words.moreFrom} <bdi><a href="${escapeHtml(feedUrl(feed.id, 'html', site))}">${escapeHtml(feed.title)}</a></bdi></p>\n${formatLinks(feed, site)}\n</nav>`
  );
};

/** The formats of one feed as a list of links for people. The label names the feed, for a list of links read alone. */
export const formatLinks = (feed: Linked, site: Site): string => {
  const links = formatsOf(feed).map((format) => {
    const label = escapeHtml(`${format.title} feed: ${feed.title}`);
    return `<li><a href="${escapeHtml(feedUrl(feed.id, format.extension, site))}" aria-label="${label}">${format.title}</a></li>`;
  });
  return `<ul class="formats">${links.join('')}</ul>`;
};
