import { createHash } from 'node:crypto';
import { shortcuts, siteFiles } from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { favicon, renderSecurityText, renderSitemapIndex } from '../../core/feeds/documents/site-files.ts';
import { iconMediaType } from '../../core/feeds/documents/stored-type.ts';
import type { Site } from '../../core/feeds/format.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'feedsBucket'> & { site: Site };

/**
 * Writes the documents that depend on the site alone: its icon, the map of maps, whom to tell of a security problem, and
 * the usual addresses that lead to a feed. Returns their digest; documents with the digest `written` are not written
 * again.
 *
 * @param now milliseconds since the epoch
 */
export async function writeSiteFiles(
  { feedsBucket, site }: Ports,
  now: number,
  written: string | undefined,
): Promise<string> {
  const icon = favicon();
  const map = renderSitemapIndex(site);
  const security = renderSecurityText(site, now);
  const parts = JSON.stringify([map, security, shortcuts]);
  const digest = createHash('sha256').update(icon).update(parts).digest('hex').slice(0, 16);
  if (digest === written) return digest;
  const put = (key: string, body: string | Uint8Array, contentType: string, metadata = {}): Promise<void> =>
    feedsBucket.put(key, body, { contentType, cacheControl: cacheControl('directory'), metadata });
  const text = 'text/plain; charset=utf-8';
  await Promise.all([
    put(siteFiles.favicon, icon, iconMediaType),
    put(siteFiles.sitemap, map, 'application/xml; charset=utf-8'),
    security === undefined
      ? feedsBucket.delete(siteFiles.securityText)
      : put(siteFiles.securityText, security, text),
    ...Object.entries(shortcuts).map(([key, location]) =>
      put(key, `${site.baseUrl}${location}\n`, text, {
        [statusMetadata.key]: statusMetadata.moved,
        [statusMetadata.location]: location,
      }),
    ),
  ]);
  return digest;
}
