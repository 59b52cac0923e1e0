import type { License } from '../../story/schema.ts';
import { type Site, siteLicence } from '../site.ts';
import { type Terms, termsOf } from './terms.ts';

/**
 * The terms of a single story: its own licence, else that of the site. Where its own licence is in RSL at another
 * address, `rsl` is that address.
 */
export function storyTerms(licence: License | undefined, site: Site): (Terms & { rsl?: string }) | undefined {
  if (licence === undefined) {
    const ofSite = siteLicence(site);
    return ofSite && termsOf(ofSite);
  }
  const { rsl, ...reservation } = licence;
  return { ...termsOf(reservation), ...(rsl !== undefined && { rsl }) };
}
