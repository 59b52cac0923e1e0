import type { Licence } from '../../contract/license.ts';
import { siteFiles } from '../../contract/object-keys.ts';
import { type SiteDetails, siteDetailsProblem } from '../../contract/site.ts';
import { DatelineError } from '../errors.ts';

/** What all feeds of one site share. */
export interface Site extends SiteDetails {
  /** Public address without trailing slash, e.g. `https://feeds.example.com`. */
  baseUrl: string;
  /** Display name of the whole service. */
  title: string;
  /** Where the documents of feeds are, and those of single stories; absent: at the public address. */
  feedsUrl?: string;
  storiesUrl?: string;
  /** Address of the WebSub hub that tells subscribers of public feeds of changes; absent where there is none. */
  hub?: string;
  /** The only feed that pages of stories link to; absent: that of the agency, and the newest stories. */
  storiesFeed?: { id: string; title: string };
}

/**
 * Reads the details from the setting that holds them, JSON; an empty text says nothing.
 *
 * @throws DatelineError `bad-setting` that names what is wrong
 */
export function siteDetailsOf(setting: string | undefined): SiteDetails {
  if (setting === undefined || setting === '') return {};
  const names = 'SITE_DETAILS';
  let details: unknown;
  try {
    details = JSON.parse(setting);
  } catch (cause) {
    throw new DatelineError('bad-setting', `${names} is not JSON: ${String(cause)}`, { names });
  }
  const problem = siteDetailsProblem(details);
  if (problem !== undefined) throw new DatelineError('bad-setting', `${names}: ${problem}`, { names });
  return details as SiteDetails;
}

/** The licence of all that has none of its own. */
export const siteLicence = ({ license }: SiteDetails): Licence | undefined =>
  typeof license === 'string' ? { url: license } : license;

/** Where the terms of the site and its feeds are in RSL. */
export const rslUrl = ({ baseUrl }: Pick<Site, 'baseUrl'>): string => `${baseUrl}/${siteFiles.rsl}`;

/** Whether a contact is an e-mail address, which some formats have an element for. */
export const isMail = (contact: string | undefined): contact is string =>
  contact !== undefined && !contact.startsWith('https:');

/** The contact as a link. */
export const contactLink = (contact: string): string => (isMail(contact) ? `mailto:${contact}` : contact);
