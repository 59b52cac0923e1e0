import { rfc822 } from '../date.ts';
import { type FeedInfo, feedUrl, type Site } from '../format.ts';
import { feedFormat } from '../index.ts';
import { languageTag } from '../language.ts';
import { attr, declaration, element, wellFormed } from '../xml.ts';

/** An outline of type rss stands for a feed of any format; readers fetch what `xmlUrl` names. */
const outline = (info: FeedInfo, site: Site): string =>
  `<outline type="rss"${attr('text', info.title)}${attr('title', info.title)}${attr('description', info.description)}` +
  `${attr('language', languageTag(info.language))} version="RSS2"` +
  `${attr('xmlUrl', feedUrl(info.id, feedFormat('rss').extension, site))}${attr('htmlUrl', `${site.baseUrl}/`)}/>`;

/**
 * All feeds as an OPML 2.0 subscription list, which a reader imports at once.
 *
 * @param updated when the list last changed, UTC ISO 8601
 */
export const renderOpml = (feeds: readonly FeedInfo[], site: Site, updated: string): string =>
  wellFormed(
    `${declaration}<opml version="2.0"><head>${element('title', site.title)}${element('dateModified', rfc822(updated))}</head>` +
      `<body>\n${feeds.map((info) => outline(info, site)).join('\n')}\n</body></opml>\n`,
  );

export const opmlMediaType = 'text/x-opml; charset=utf-8';
