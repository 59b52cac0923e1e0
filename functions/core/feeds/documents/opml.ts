import type { FeedFormatId } from '../../../contract/formats.ts';
import { type FeedInfo, feedUrl, type Site } from '../format.ts';
import { formatsOf } from '../formats/index.ts';
import { rfc822 } from '../render/date.ts';
import { languageTag } from '../render/language.ts';
import { attr, declaration, element, wellFormed } from '../render/xml.ts';

/** What readers' programs can read, the one that most of them read first. */
const readable: readonly FeedFormatId[] = ['rss', 'atom', 'json'];

/**
 * An outline of type rss is a feed of any format; readers fetch what `xmlUrl` names. A feed that only systems read is
 * not in the list: OPML 2.0 lets a subscription list hold nothing but nodes of type rss, and readers
 * that meet another make an empty folder of it.
 */
const outline = (info: FeedInfo, site: Site): string => {
  const format = formatsOf(info).find(({ id }) => readable.includes(id));
  if (format === undefined) return '';
  const version = format.id === 'rss' ? attr('version', 'RSS2') : '';
  return (
    `<outline type="rss"${attr('text', info.title)}${attr('title', info.title)}${attr('description', info.description)}` +
    `${attr('language', languageTag(info.language))}${version}` +
    `${attr('xmlUrl', feedUrl(info.id, format.extension, site))}${attr('htmlUrl', `${site.baseUrl}/`)}/>\n`
  );
};

/** One folder, named after the site: a reader's list has feeds of many sites. */
const folder = (outlines: string, { title }: Site): string =>
  outlines === '' ? '' : `<outline${attr('text', title)}${attr('title', title)}>\n${outlines}</outline>\n`;

/**
 * All feeds as an OPML 2.0 subscription list, which a reader imports at once.
 *
 * @param updated when the list last changed, UTC ISO 8601
 */
export const renderOpml = (feeds: readonly FeedInfo[], site: Site, updated: string): string =>
  wellFormed(
    `${declaration}<opml version="2.0"><head>${element('title', site.title)}${element('dateModified', rfc822(updated))}</head>` +
      `<body>\n${folder(feeds.map((info) => outline(info, site)).join(''), site)}</body></opml>\n`,
  );

export const opmlMediaType = 'text/x-opml; charset=utf-8';
