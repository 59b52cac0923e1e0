import { publicFiles } from '../../../contract/object-keys.ts';
import type { Site } from '../format.ts';

/** What crawlers may take, and where they find the newest stories (RFC 9309; the API wants a key anyhow). */
export const renderRobots = (site: Site): string =>
  `User-agent: *\nDisallow: /v1/\n\nSitemap: ${site.baseUrl}/${publicFiles.newsSitemap}\n`;

export const robotsMediaType = 'text/plain; charset=utf-8';
