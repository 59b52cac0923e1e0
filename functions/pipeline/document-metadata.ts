import { createHash } from 'node:crypto';
import { reservationHeaders } from '../contract/public-documents.ts';
import type { Site } from '../core/feeds/format.ts';
import { renderingRevision } from '../core/feeds/render/revision.ts';
import { absoluteUri } from '../core/feeds/render/uri.ts';
import type { FeedRow } from '../store/entities/feeds.ts';

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

interface Reserved {
  tdmReservation?: boolean | undefined;
  tdmPolicy?: string | undefined;
}

/**
 * Metadata from which the CDN makes the headers of W3C TDMRep ("Text and data mining reservation protocol", HTTP
 * headers): whether text and data mining is reserved, and where the policy is.
 */
export function tdmMetadata(terms: Reserved | undefined): Record<string, string> {
  const policy = absoluteUri(terms?.tdmPolicy);
  return {
    ...(terms?.tdmReservation !== undefined && {
      [reservationHeaders.reservation]: terms.tdmReservation ? '1' : '0',
    }),
    ...(policy !== undefined && { [reservationHeaders.policy]: policy }),
  };
}
