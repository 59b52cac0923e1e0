import { createHash } from 'node:crypto';
import { shortcuts, siteFiles } from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { renderRsl, renderTdmRep } from '../../core/feeds/documents/licence-files.ts';
import { favicon, renderSecurityText, renderSitemapIndex } from '../../core/feeds/documents/site-files.ts';
import { iconMediaType } from '../../core/feeds/documents/stored-type.ts';
import type { FeedInfo, Site } from '../../core/feeds/format.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feedsBucket'> & { site: Site };

/**
 * Writes the documents that no story changes: the icon of the site, the map of maps, whom to tell of a security problem,
 * the terms for machines, and the usual addresses that lead to a feed. Returns their digest; documents with the digest
 * `written` are not written again.
 *
 * @param feeds those that readers have
 * @param now milliseconds since the epoch
 */
export async function writeSiteFiles(
  { feedsBucket, site }: Ports,
  feeds: readonly FeedInfo[],
  { now, written }: { now: number; written: string | undefined },
): Promise<string> {
  const rsl = renderRsl(feeds, site);
  const tdmRep = renderTdmRep(feeds, site);
  const icon = favicon();
  const map = renderSitemapIndex(site);
  const security = renderSecurityText(site, now);
  const parts = JSON.stringify([map, security, rsl, tdmRep, shortcuts]);
  const digest = createHash('sha256').update(icon).update(parts).digest('hex').slice(0, 16);
  if (digest === written) return digest;
  const put = (key: string, body: string | Uint8Array, contentType: string, metadata = {}): Promise<void> =>
    feedsBucket.put(key, body, { contentType, cacheControl: cacheControl('directory'), metadata });
  const putOrDelete = (key: string, body: string | undefined, contentType: string): Promise<void> =>
    body === undefined ? feedsBucket.delete(key) : put(key, body, contentType);
  const text = 'text/plain; charset=utf-8';
  await Promise.all([
    put(siteFiles.favicon, icon, iconMediaType),
    put(siteFiles.sitemap, map, 'application/xml; charset=utf-8'),
    putOrDelete(siteFiles.securityText, security, text),
    putOrDelete(siteFiles.rsl, rsl, 'application/xml; charset=utf-8'),
    putOrDelete(siteFiles.tdmRep, tdmRep, 'application/json'),
    ...Object.entries(shortcuts).map(([key, location]) =>
      put(key, `${site.baseUrl}${location}\n`, text, {
        [statusMetadata.key]: statusMetadata.moved,
        [statusMetadata.location]: location,
      }),
    ),
  ]);
  return digest;
}
