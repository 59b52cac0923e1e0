import { feedUrl, type Site } from '../format.ts';
import { escapeHtml } from '../html.ts';
import { feedFormats } from '../index.ts';

/** What a link needs to know of a feed. */
interface Linked {
  id: string;
  title: string;
}

/** Media type without its parameters, as `type` of a link wants it. */
const bare = (mediaType: string): string => mediaType.split(';', 1)[0] ?? mediaType;

/** `link rel=alternate` for every feed in every format, by which readers and browsers find them (RSS autodiscovery). */
export const alternateLinks = (feeds: readonly Linked[], site: Site): string =>
  feeds
    .flatMap((feed) =>
      feedFormats.map(
        (format) =>
          `<link rel="alternate" type="${bare(format.mediaType)}" title="${escapeHtml(`${feed.title} (${format.title})`)}" ` +
          `href="${escapeHtml(feedUrl(feed.id, format.extension, site))}">\n`,
      ),
    )
    .join('');

/** The formats of one feed as a list of links for people. The label names the feed, for a list of links read alone. */
export const formatLinks = (feed: Linked, site: Site): string => {
  const links = feedFormats.map((format) => {
    const label = escapeHtml(`${format.title} feed: ${feed.title}`);
    return `<li><a href="${escapeHtml(feedUrl(feed.id, format.extension, site))}" aria-label="${label}">${format.title}</a></li>`;
  });
  return `<ul class="formats">${links.join('')}</ul>`;
};
