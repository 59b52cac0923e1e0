import { feedFormatKinds } from '../../../../contract/formats.ts';
import { siteFiles } from '../../../../contract/object-keys.ts';
import { type FeedRenderer, feedTitle, type Site } from '../../format.ts';
import {
  forPeople,
  generator,
  historyLinks,
  historyNamespace,
  licenseLink,
} from '../../render/atom-links.ts';
import { languageTag } from '../../render/language.ts';
import { attr, declaration, element, wellFormed } from '../../render/xml.ts';
import { isMail } from '../../site.ts';
import { renderItem, renderTombstone } from './entry.ts';

const namespaces =
  attr('xmlns', 'http://www.w3.org/2005/Atom') +
  attr('xmlns:dc', 'http://purl.org/dc/elements/1.1/') +
  attr('xmlns:dcterms', 'http://purl.org/dc/terms/');

/** Who publishes the feed (RFC 4287 §4.2.1). */
const author = ({ publisher, title, baseUrl, contact }: Site): string =>
  `<author>${element('name', publisher ?? title)}${element('uri', `${baseUrl}/`)}${element('email', isMail(contact) ? contact : undefined)}</author>`;

/**
 * The feed's id is its address without extension: absolute, canonical (W3C `NonCanonicalURI`), and the same
 * for ever. The feed has an author of its own, so that it is valid while it is empty (RFC 4287 §4.1.1).
 * Metadata comes before the entries (W3C `MisplacedMetadata`).
 */
const frame: FeedRenderer['frame'] = ({ info, updated, archive = { previous: 0 } }, site) => {
  const head =
    element('id', `${site.baseUrl}/feeds/${info.id}`) +
    element('title', feedTitle(info, site), ' type="text"') +
    element('subtitle', info.description, ' type="text"') +
    element('updated', updated) +
    author(site) +
    historyLinks(
      { info, archive },
      { tag: 'link', extension: feedFormatKinds.atom.extension, mediaType: 'application/atom+xml' },
      site,
    ) +
    `<link rel="alternate" type="text/html"${attr('href', `${site.baseUrl}/`)}/>` +
    licenseLink('link', info) +
    element('icon', `${site.baseUrl}/${siteFiles.favicon}`) +
    element('logo', info.image?.url) +
    element('rights', info.copyright, ' type="text"') +
    element('generator', generator);
  const language = attr('xml:lang', languageTag(info.language));
  const history = archive.page === undefined ? '' : historyNamespace;
  const open = `${declaration}${forPeople(info, site)}<feed${namespaces}${history}${language}>${wellFormed(head)}\n`;
  return { open, between: '\n', close: '\n</feed>\n' };
};

/** Atom 1.0 (RFC 4287) with tombstones (RFC 6721); nothing else that the W3C feed validator warns of. */
export const atom: FeedRenderer = {
  renderItem,
  renderTombstone,
  frame,
};
