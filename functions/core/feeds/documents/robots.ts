import { publicFiles } from '../../../contract/object-keys.ts';
import type { Site } from '../format.ts';
import { rslUrl } from '../site.ts';
import { siteContentUsage } from './licence-files.ts';

/**
 * What crawlers may take, under which terms, and where they find the newest stories (RFC 9309; the API wants a key
 * anyhow). `License` is of RSL 1.0, `Content-Usage` of AIPREF (draft-ietf-aipref-attach).
 *
 * @param hasRsl whether the site has a document with terms in RSL
 */
export const renderRobots = (site: Site, hasRsl = false): string => {
  const usage = siteContentUsage(site);
  return (
    (hasRsl ? `License: ${rslUrl(site)}\n\n` : '') +
    `User-agent: *\n${usage === undefined ? '' : `Content-Usage: ${usage}\n`}Disallow: /v1/\n\n` +
    `Sitemap: ${site.baseUrl}/${publicFiles.newsSitemap}\n`
  );
};

export const robotsMediaType = 'text/plain; charset=utf-8';
