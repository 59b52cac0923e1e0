import type { Node } from 'constructs';
import { type SiteDetails, siteDetailsProblem } from '../../functions/contract/site.ts';

/** Context values (`-c name=value`) that say who publishes the site and under which terms. */
const context = {
  publisher: 'sitePublisher',
  contact: 'siteContact',
  terms: 'siteTerms',
  copyright: 'siteCopyright',
  license: 'siteLicense',
} as const satisfies Record<keyof SiteDetails, string>;

/**
 * The details of the site as JSON, for `SITE_DETAILS`.
 * @throws Error for a value that is none, so that a deployment does not fail half-way
 */
export function siteDetails(node: Node): string {
  const given = Object.entries(context).flatMap(([field, name]) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? [] : [[field, String(value)] as const];
  });
  const details = Object.fromEntries(given);
  const problem = siteDetailsProblem(details);
  if (problem !== undefined) throw new Error(`Of -c ${Object.values(context).join('=…, -c ')}=…: ${problem}`);
  return JSON.stringify(details);
}
