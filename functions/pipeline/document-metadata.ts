import { createHash } from 'node:crypto';
import type { Site } from '../core/feeds/format.ts';
import { renderingRevision } from '../core/feeds/render/revision.ts';
import { licenceHeaders } from '../core/feeds/rights/signals.ts';
import { storyTerms } from '../core/feeds/rights/story.ts';
import type { Terms } from '../core/feeds/rights/terms.ts';
import { rslUrl } from '../core/feeds/site.ts';
import type { License } from '../core/story/schema.ts';
import type { FeedRow } from '../store/entities/feeds/feeds.ts';

/* What public objects carry in their metadata next to their bytes. */

/** Name of the metadata that holds the fingerprint with which a story page, the directory or the sitemap was rendered. */
export const fingerprintKey = 'look';

/** Fingerprint of what every document is rendered with: the renderers of this release and the site that they name. */
export const siteFingerprint = (site: Site): string =>
  createHash('sha256')
    .update(JSON.stringify([renderingRevision, site]))
    .digest('hex')
    .slice(0, 16);

/** What the pages of a feed are rendered with: the fingerprint of the site, a space, and the revision of the feed. */
export const feedFingerprint = ({ revision }: Pick<FeedRow, 'revision'>, site: Site): string =>
  `${siteFingerprint(site)} ${revision}`;

/** The fingerprint of the site in that of a feed; undefined when none was noted. */
export const siteFingerprintOf = (look: string | undefined): string | undefined =>
  /^([0-9a-f]{16}) \d+$/.exec(look ?? '')?.[1];

/** Metadata from which the CDN makes the headers of a document under terms. */
export const termsMetadata = (terms: Terms | undefined, rsl: string): Record<string, string> =>
  terms === undefined ? {} : licenceHeaders(terms, rsl);

/** The same for a single story: under its own licence, else under that of the site. */
export function storyTermsMetadata(licence: License | undefined, site: Site): Record<string, string> {
  return termsMetadata(storyTerms(licence, site), rslUrl(site));
}
