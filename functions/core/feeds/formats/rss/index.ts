import { feedFormatKinds } from '../../../../contract/formats.ts';
import { type FeedInfo, type FeedRenderer, feedTitle, type Site } from '../../format.ts';
import {
  forPeople,
  generator,
  historyLinks,
  historyNamespace,
  licenseLink,
} from '../../render/atom-links.ts';
import { rfc822 } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';
import { attr, declaration, profileElement as element, wellFormed } from '../../render/xml.ts';
import { isMail } from '../../site.ts';
import { renderItem, renderTombstone } from './item.ts';
import { rslNamespace, rslTerms } from './rsl.ts';

/** Declared on the root, so that items can use them in every feed. */
const namespaces = [
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['content', 'http://purl.org/rss/1.0/modules/content/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['media', 'http://search.yahoo.com/mrss/'],
]
  .map(([prefix, uri]) => attr(`xmlns:${prefix}`, uri))
  .join('');

/** Minutes that a reader may keep the feed; pollers that hold to it ask twelve times an hour. */
const ttl = '5';

/** Who publishes the feed, `mail (name)` by the RSS Best Practices Profile; only a mail address can be written so. */
const editor = ({ publisher, title, contact }: Site): string | undefined =>
  isMail(contact) ? `${contact} (${publisher ?? title})` : undefined;

/** Of the title and description of a feed whose stories are in many; each item has its own. */
const ownLanguage = 'en';

/** The picture of the channel: its title and link have to be those of the channel (RSS Best Practices Profile, "image"). */
const image = (info: FeedInfo, site: Site): string =>
  info.image === undefined
    ? ''
    : `<image>${element('url', info.image.url)}${element('title', feedTitle(info, site))}` +
      `${element('link', `${site.baseUrl}/`)}${element('description', info.image.alt)}</image>`;

const frame: FeedRenderer['frame'] = ({ info, updated, archive = { previous: 0 } }, site) => {
  const head =
    element('title', feedTitle(info, site)) +
    element('link', `${site.baseUrl}/`) +
    element('description', info.description || info.title) +
    element('language', languageTag(info.language) ?? ownLanguage) +
    element('copyright', info.copyright) +
    element('managingEditor', editor(site)) +
    element('pubDate', rfc822(updated)) +
    element('lastBuildDate', rfc822(updated)) +
    element('generator', generator) +
    element('docs', 'http://www.rssboard.org/rss-specification') +
    element('ttl', ttl) +
    image(info, site) +
    historyLinks(
      { info, archive },
      { tag: 'atom:link', extension: feedFormatKinds.rss.extension, mediaType: 'application/rss+xml' },
      site,
    ) +
    licenseLink('atom:link', info);
  const history = archive.page === undefined ? '' : historyNamespace;
  const open = `${declaration}${forPeople(info, site)}<rss version="2.0"${namespaces}${history}${rslNamespace(info)}><channel>${wellFormed(head)}\n`;
  return { open, between: '\n', close: '\n</channel></rss>\n' };
};

/**
 * RSS 2.0 (rssboard.org/rss-specification) by the RSS Best Practices Profile, with the content, Dublin Core,
 * Media RSS and Atom modules; nothing that the W3C feed validator warns of.
 */
export const rss: FeedRenderer = {
  renderItem,
  renderTombstone,
  itemTerms: rslTerms,
  frame,
};
