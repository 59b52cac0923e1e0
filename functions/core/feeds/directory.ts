import { publicFiles } from '../../contract.ts';
import { readable } from './date.ts';
import { type FeedInfo, type Site, storyUrl } from './format.ts';
import { escapeHtml } from './html.ts';
import { document, meta } from './page/document.ts';
import { alternateLinks, formatLinks } from './page/feed-links.ts';

/** One of the newest items of a feed. */
export interface NewestItem {
  storyId: string;
  headline: string;
  /** UTC, ISO 8601. */
  published: string;
  agency: string;
}

export interface DirectoryEntry {
  info: FeedInfo;
  /** Newest first; may be empty. */
  newest: NewestItem[];
}

/** Feeds that are announced in the page's head; with more, browsers offer a list that nobody reads. */
const announced = 10;

/** Headlines come in any language, so that each entry takes its direction from its headline. */
const item = (newest: NewestItem, site: Site): string =>
  `<li dir="auto"><a href="${escapeHtml(storyUrl(newest.storyId, site))}">${escapeHtml(newest.headline)}</a>` +
  `<span class="meta"><bdi dir="ltr">${escapeHtml(newest.agency)} · <time datetime="${newest.published}">${readable(newest.published)}</time></bdi></span></li>`;

const feed = ({ info, newest }: DirectoryEntry, site: Site): string => {
  const items =
    newest.length === 0
      ? '<p class="empty">No stories yet.</p>'
      : `<ol class="newest">\n${newest.map((one) => item(one, site)).join('\n')}\n</ol>`;
  const language = info.language === undefined ? '' : ` <small>${escapeHtml(info.language)}</small>`;
  return (
    `<li id="feed-${escapeHtml(info.id)}">\n<h2><span dir="auto">${escapeHtml(info.title)}</span>${language}</h2>\n` +
    (info.description === '' ? '' : `<p dir="auto">${escapeHtml(info.description)}</p>\n`) +
    `${formatLinks(info, site)}\n${items}\n</li>`
  );
};

/**
 * The page at `/`: all feeds in the order given, each with its formats and its newest items. The first feed
 * takes the whole width.
 */
export const renderDirectory = (feeds: readonly DirectoryEntry[], site: Site): string => {
  const list =
    feeds.length === 0
      ? '<p class="empty">There are no feeds yet. The first story makes the first ones.</p>'
      : `<ul class="feeds">\n${feeds.map((entry) => feed(entry, site)).join('\n')}\n</ul>`;
  const opml = escapeHtml(`${site.baseUrl}/${publicFiles.opml}`);
  const intro = `News stories as RSS, Atom and JSON Feed. Copy a link into your feed reader, or take <a href="${opml}">all feeds at once (OPML)</a>.`;
  const main = `<h1>Feeds</h1>\n<p class="sub">${intro}</p>\n${list}`;
  const head =
    `<link rel="canonical" href="${escapeHtml(site.baseUrl)}/">\n` +
    meta('description', `News feeds of ${site.title}`) +
    alternateLinks(
      feeds.slice(0, announced).map(({ info }) => info),
      site,
    ) +
    // Behind the feeds: some readers take the first link that they find.
    `<link rel="alternate" type="text/x-opml" title="All feeds (OPML)" href="${opml}">\n`;
  return document({ title: site.title, language: 'en', direction: 'ltr', head, main }, site);
};
