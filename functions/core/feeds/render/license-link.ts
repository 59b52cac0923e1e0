import type { FeedInfo } from '../format.ts';
import { attr } from './xml.ts';

/** The licence of a feed as a link (RFC 4946), Atom's own or in RSS. */
export const licenseLink = (tag: 'link' | 'atom:link', { license }: Pick<FeedInfo, 'license'>): string =>
  license?.url === undefined ? '' : `<${tag} rel="license"${attr('href', license.url)}/>`;
