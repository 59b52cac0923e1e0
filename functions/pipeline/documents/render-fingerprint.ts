import { createHash } from 'node:crypto';
import type { Site } from '../../core/feeds/format.ts';
import { renderingRevision } from '../../core/feeds/render/revision.ts';
import type { FeedRow } from '../../store/entities/feeds.ts';

/** Name of the object metadata that tells what a page for people or the news sitemap was rendered with. */
export const fingerprintKey = 'look';

/** What every document is rendered with: the renderers of this release and the site that they name. */
export const siteFingerprint = (site: Site): string =>
  createHash('sha256')
    .update(JSON.stringify([renderingRevision, site]))
    .digest('hex')
    .slice(0, 16);

/** What the pages of a feed are rendered with: the look of the site, a space, and the definition of the feed. */
export const feedFingerprint = ({ revision }: Pick<FeedRow, 'revision'>, site: Site): string =>
  `${siteFingerprint(site)} ${revision}`;

/** The look of the site that a feed was last built for; undefined when that was never noted. */
export const siteFingerprintOf = (look: string | undefined): string | undefined =>
  /^([0-9a-f]{16}) \d+$/.exec(look ?? '')?.[1];
