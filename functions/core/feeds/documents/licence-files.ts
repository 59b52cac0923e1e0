import type { Licence } from '../../../contract/license.ts';
import { archiveFolder, objectKeys } from '../../../contract/object-keys.ts';
import type { FeedInfo, Site } from '../format.ts';
import { declaration, wellFormed } from '../render/xml.ts';
import { rslContent, rslNamespace } from '../rights/rsl.ts';
import { contentUsage, tdmRep } from '../rights/signals.ts';
import { type Terms, termsOf } from '../rights/terms.ts';
import { siteLicence } from '../site.ts';

type Licensed = Pick<FeedInfo, 'id' | 'license' | 'copyright'>;

/** Terms for the addresses that begin with a path. */
interface Place {
  path: string;
  terms: Terms;
  copyright?: string | undefined;
}

const places = (feed: Licensed, licence: Licence): Place[] => {
  const { copyright } = feed;
  const paths = [objectKeys.feedHead.of({ feed: feed.id, extension: '*' }), archiveFolder(feed.id)];
  return paths.map((path) => ({ path: `/${path}`, terms: termsOf(licence), copyright }));
};

/** What has terms of its own, the narrower before the wider, as crawlers match either the first or the longest path. */
function everyPlace(feeds: readonly Licensed[], site: Site): Place[] {
  const ofFeeds = feeds.flatMap((feed) => (feed.license === undefined ? [] : places(feed, feed.license)));
  const licence = siteLicence(site);
  if (licence === undefined) return ofFeeds;
  return [...ofFeeds, { path: '/', terms: termsOf(licence), copyright: site.copyright }];
}

/**
 * The terms of the whole site in RSL 1.0, which `robots.txt` and `Link` name; undefined where no licence has any.
 *
 * @param feeds those that readers have
 */
export function renderRsl(feeds: readonly Licensed[], site: Site): string | undefined {
  const contents = everyPlace(feeds, site).map(({ path, terms, copyright }) =>
    rslContent(terms, { url: path, copyright, prefix: '' }),
  );
  const inner = contents.filter((one) => one !== '');
  if (inner.length === 0) return undefined;
  return wellFormed(`${declaration}<rsl xmlns="${rslNamespace}">\n${inner.join('\n')}\n</rsl>\n`);
}

/** `/.well-known/tdmrep.json` (W3C TDMRep, "TDM File on the Origin Server"); undefined where nothing is said. */
export function renderTdmRep(feeds: readonly Licensed[], site: Site): string | undefined {
  const rules = everyPlace(feeds, site)
    .filter(({ terms }) => terms.reserved !== undefined)
    .map(({ path, terms }) => ({
      location: path.endsWith('/') && path !== '/' ? `${path}*` : path,
      ...tdmRep(terms),
    }));
  return rules.length === 0 ? undefined : `${JSON.stringify(rules, undefined, 2)}\n`;
}

/** The usage preferences of the whole site, for `robots.txt`. */
export const siteContentUsage = (site: Site): string | undefined => {
  const licence = siteLicence(site);
  return licence && contentUsage(termsOf(licence));
};
