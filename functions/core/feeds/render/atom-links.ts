import { type FeedInfo, type FeedPage, pageUrls, type Site } from '../format.ts';
import { absoluteUri } from './uri.ts';
import { attr } from './xml.ts';

/** Names the maker of a feed in its `generator` element. Without a version, so that a release changes no bytes. */
export const generator = 'Dateline';

/**
 * A line at the top for people who open a feed in a browser, which shows them the markup: where it is to be read. Two
 * hyphens would end the comment (XML 1.0 §2.5).
 */
export const forPeople = ({ id }: Pick<FeedInfo, 'id'>, { baseUrl }: Site): string =>
  `<!-- A feed for feed readers; for people: ${`${baseUrl}/#feed-${id}`.replaceAll('--', '-%2D')} -->\n`;

/** RFC 5005. */
export const historyNamespace = attr('xmlns:fh', 'http://purl.org/syndication/history/1.0');

/**
 * The links of a document to itself, to the hub that tells of its changes (W3C WebSub §4), and through the history of its
 * feed (RFC 5005 §4), and the mark of an archive page. There is no `next-archive`: it would have to be written into a page that is finished.
 */
export function historyLinks(
  page: Pick<FeedPage, 'info' | 'archive'>,
  { tag, extension, mediaType }: { tag: 'link' | 'atom:link'; extension: string; mediaType: string },
  site: Site,
): string {
  const { self, hub, current, previous } = pageUrls(page, extension, site);
  const link = (rel: string, href: string | undefined): string =>
    href === undefined ? '' : `<${tag} rel="${rel}"${attr('type', mediaType)}${attr('href', href)}/>`;
  const mark = current === undefined ? '' : '<fh:archive/>';
  const hubLink = hub === undefined ? '' : `<${tag} rel="hub"${attr('href', hub)}/>`;
  return link('self', self) + hubLink + link('current', current) + link('prev-archive', previous) + mark;
}

/** The licence of a feed as a link (RFC 4946), Atom's own or in RSS. */
export const licenseLink = (tag: 'link' | 'atom:link', { license }: Pick<FeedInfo, 'license'>): string =>
  license?.url === undefined ? '' : `<${tag} rel="license"${attr('href', license.url)}/>`;

/**
 * A link of an item, Atom's own or in RSS, such as `via` (RFC 4287 §4.2.7.2) or `license` (RFC 4946); nothing for what is
 * no address that a feed may have.
 */
export const itemLink = (tag: 'link' | 'atom:link', rel: string, href: string | undefined): string => {
  const uri = absoluteUri(href);
  return uri === undefined ? '' : `<${tag} rel="${rel}"${attr('href', uri)}/>`;
};
