import { builtInFeeds } from '../../../../contract/feeds.ts';
import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { document, meta, property } from '../../documents/page/document.ts';
import { alternateLinks, furtherLinks, renditionLinks } from '../../documents/page/feed-links.ts';
import { type PageLanguage, pageLanguage } from '../../documents/page/words.ts';
import { type Site, storyUrl, type Tombstone } from '../../format.ts';
import { agencyOf, articleHtml, authorNames, summaryOf } from '../../render/content.ts';
import { publishedAt, readable, updatedAt } from '../../render/date.ts';
import { isImage, mediaOf } from '../../render/media.ts';
import { absoluteUri } from '../../render/uri.ts';
import { labels } from '../../render/vocabulary.ts';
import { escapeHtml } from '../../render/xml.ts';
import { tdmRep } from '../../rights/signals.ts';
import { storyTerms } from '../../rights/story.ts';
import type { StoryFormatKind, StoryRenderer } from '../format.ts';
import { aiLabel } from './ai-label.ts';
import { newsArticle } from './json-ld.ts';

const paragraph = (text: string | undefined, className: string): string =>
  text === undefined || text === '' ? '' : `<p class="${className}">${escapeHtml(text)}</p>\n`;

const time = (instant: string, { time: written }: Pick<PageLanguage, 'time'> = { time: readable }): string =>
  `<time datetime="${instant}">${escapeHtml(written(instant))}</time>`;

/** When it was published, and since when it reads as it does, if that is another time. */
const times = (story: Story): string => {
  const published = publishedAt(story);
  const updated = updatedAt(story);
  const isLater = story.version > 1 && Date.parse(updated) > Date.parse(published);
  const language = pageLanguage(story.language);
  const { words, tag } = language;
  const changed = isLater ? ` · ${words.updated} ${time(updated, language)}` : '';
  return `<p class="meta pubdate" lang="${escapeHtml(tag)}"><bdi>${words.published} ${time(published, language)}${changed}</bdi></p>\n`;
};

const tags = (story: Story): string => {
  const names = labels(story).map((label) => `<li>${escapeHtml(label.name)}</li>`);
  return names.length === 0 ? '' : `<ul class="tags">${names.join('')}</ul>\n`;
};

const rights = (story: Story): string =>
  paragraph(story.creditLine, 'credit') +
  paragraph(story.copyrightNotice ?? story.copyrightHolder, 'copyright') +
  paragraph(story.usageTerms, 'terms');

const agencyFeed = (story: Story) => ({ id: builtInFeeds.agency(story.agency), title: agencyOf(story) });

const head = (story: Story, site: Site, renditions: readonly StoryFormatKind[]): string => {
  const url = storyUrl(story.id, site);
  const mining = tdmRep(storyTerms(story.license, site) ?? { contentUsage: false });
  const picture = mediaOf(story.associations).find(isImage);
  return (
    `<link rel="canonical" href="${escapeHtml(absoluteUri(story.links.canonical) ?? url)}">\n` +
    meta('description', summaryOf(story)) +
    meta('author', story.byline ?? (story.authors.length > 0 ? authorNames(story).join(', ') : undefined)) +
    meta('dcterms.identifier', publicDigest(story)) +
    meta('tdm-reservation', mining['tdm-reservation']?.toString()) +
    meta('tdm-policy', mining['tdm-policy']) +
    property('og:type', 'article') +
    property('og:title', story.headline) +
    property('og:description', summaryOf(story)) +
    property('og:url', url) +
    property('og:site_name', site.title) +
    property('og:image', picture?.files[0].href) +
    property('og:image:alt', picture?.association.alt) +
    property('article:published_time', publishedAt(story)) +
    property('article:modified_time', updatedAt(story)) +
    successionLinks(story, site) +
    renditionLinks(story.id, renditions, site) +
    alternateLinks(
      site.storiesFeed
        ? [site.storiesFeed]
        : [agencyFeed(story), { id: builtInFeeds.latest, title: 'Latest stories' }],
      site,
    ) +
    `<script type="application/ld+json">${newsArticle(story, site)}</script>\n`
  );
};

/** Links to the story before and the one after it in its chain of rewrites (RFC 5829 §3.4, §3.5). */
const successionLinks = ({ chain }: Story, site: Site): string =>
  [
    { rel: 'predecessor-version', id: chain?.previous },
    { rel: 'successor-version', id: chain?.next },
  ]
    .map(({ rel, id }) =>
      id === undefined ? '' : `<link rel="${rel}" href="${escapeHtml(storyUrl(id, site))}">\n`,
    )
    .join('');

/** Links for people: an old story must lead to the new one. */
const chainLinks = ({ chain, language }: Story, site: Site): string => {
  const { words, tag } = pageLanguage(language);
  const line = (text: string, id: string | undefined): string =>
    id === undefined ? '' : `<p><a href="${escapeHtml(storyUrl(id, site))}">${text}</a></p>\n`;
  const lines = line(words.newer, chain?.next) + line(words.earlier, chain?.previous);
  return lines === '' ? '' : `<aside class="meta" lang="${escapeHtml(tag)}" dir="auto">\n${lines}</aside>\n`;
};

/** The text with its correction note called so: a page, unlike a feed reader, can show a word that is no part of the note. */
const labelledArticle = (story: Story): string => {
  const html = articleHtml(story);
  if (story.correctionNote === undefined) return html;
  const label = escapeHtml(pageLanguage(story.language).words.correction);
  return html.replace(
    '<p class="correction-note">',
    () => `<p class="correction-note" data-label="${label}">`,
  );
};

/**
 * A story's page for people and for search engines: the whole story, who is behind it, its terms, and where it
 * is to be found in other formats. Its parts have the class names by which programs recognise an article in a page:
 * `subtitle`, `byline`, `pubdate`, `article-body`, `credit`, `tags`.
 */
export const renderStoryPage = (
  story: Story,
  site: Site,
  renditions: readonly StoryFormatKind[] = [],
): string => {
  const names = story.byline ?? authorNames(story).join(', ');
  const footer = rights(story);
  const main =
    `<article>\n<h1>${escapeHtml(story.headline)}</h1>\n` +
    paragraph(story.subheadline, 'subtitle') +
    `<p class="meta byline">${escapeHtml(names)}</p>\n` +
    times(story) +
    aiLabel(story) +
    `<div class="article-body" lang="${escapeHtml(story.language)}">\n${labelledArticle(story)}\n</div>\n` +
    tags(story) +
    chainLinks(story, site) +
    (footer === '' ? '' : `<footer>\n${footer}</footer>\n`) +
    '</article>\n' +
    furtherLinks(
      { storyId: story.id, renditions, language: pageLanguage(story.language) },
      site.storiesFeed ?? agencyFeed(story),
      site,
    );
  const page = { title: story.headline, language: story.language, direction: story.textDirection, main };
  return document({ ...page, head: head(story, site, renditions) }, site);
};

/** The page at a story's address after it was withdrawn: it says so, and has nothing of the story. */
export const renderWithdrawnPage = (tombstone: Tombstone, site: Site): string => {
  const why =
    tombstone.cause === 'expired'
      ? 'Its usage terms have ended. Do not use it any longer, and remove it where it was used.'
      : tombstone.cause === 'withheld'
        ? 'This story is held back. Do not use it, and remove it where it was used.'
        : 'Do not use it, and remove it where it was used.';
  const main =
    `<article>\n<h1>This story was withdrawn</h1>\n` +
    `<p class="meta">Withdrawn ${time(tombstone.when)}</p>\n` +
    `<p>${why}</p>\n` +
    (tombstone.reason ? `<p class="reason">Reason: <bdi>${escapeHtml(tombstone.reason)}</bdi></p>\n` : '') +
    `<p class="more"><a href="${escapeHtml(site.baseUrl)}/">All feeds</a></p>\n</article>`;
  const head = meta('robots', 'noindex');
  return document({ title: 'This story was withdrawn', language: 'en', direction: 'ltr', head, main }, site);
};

export const html: StoryRenderer = { render: renderStoryPage, renderTombstone: renderWithdrawnPage };
