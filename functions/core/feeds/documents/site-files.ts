import { publicFiles } from '../../../contract/object-keys.ts';
import type { Site } from '../format.ts';
import { attr, declaration, element, wellFormed } from '../render/xml.ts';
import { contactLink } from '../site.ts';

/** The maps of the site for crawlers that look at the usual address (sitemaps.org, "Sitemap index files"). */
export const renderSitemapIndex = (site: Site): string =>
  wellFormed(
    `${declaration}<sitemapindex${attr('xmlns', 'http://www.sitemaps.org/schemas/sitemap/0.9')}>` +
      `<sitemap>${element('loc', `${site.baseUrl}/${publicFiles.newsSitemap}`)}</sitemap></sitemapindex>\n`,
  );

/**
 * Whom to tell of a security problem (RFC 9116); undefined where the operator names no contact. It has to expire: at
 * the end of the month after the next eleven, so that its bytes change once a month.
 *
 * @param now milliseconds since the epoch
 */
export function renderSecurityText({ baseUrl, contact }: Site, now: number): string | undefined {
  if (contact === undefined) return undefined;
  const date = new Date(now);
  const expires = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 11, 1)).toISOString();
  return `Contact: ${contactLink(contact)}\nExpires: ${expires}\nCanonical: ${baseUrl}/.well-known/security.txt\n`;
}

const edge = 16;
/** A page with lines: a dot a pixel that is set. */
const picture = [
  '................',
  '.##############.',
  '.#............#.',
  '.#.##########.#.',
  '.#.##########.#.',
  '.#............#.',
  '.#.#####.####.#.',
  '.#.#####......#.',
  '.#.#####.####.#.',
  '.#.#####......#.',
  '.#.#####.####.#.',
  '.#............#.',
  '.#.##########.#.',
  '.#............#.',
  '.##############.',
  '................',
];
const ink = [0xa4, 0x57, 0x0b, 0xff] as const;

/** The icon of the site: one picture of 16 by 16 pixels, BMP in ICO, 32 bits a pixel, blue, green, red and opacity. */
export function favicon(): Uint8Array {
  const header = 22;
  const bitmap = 40;
  const pixels = edge * edge * 4;
  // The mask has a bit a pixel, each row filled up to 32 bits.
  const mask = edge * 4;
  const icon = Buffer.alloc(header + bitmap + pixels + mask);
  icon.writeUInt16LE(1, 2);
  icon.writeUInt16LE(1, 4);
  icon.writeUInt8(edge, 6);
  icon.writeUInt8(edge, 7);
  icon.writeUInt16LE(1, 10);
  icon.writeUInt16LE(32, 12);
  icon.writeUInt32LE(bitmap + pixels + mask, 14);
  icon.writeUInt32LE(header, 18);
  icon.writeUInt32LE(bitmap, header);
  icon.writeInt32LE(edge, header + 4);
  // Twice the height: the mask is a second picture.
  icon.writeInt32LE(2 * edge, header + 8);
  icon.writeUInt16LE(1, header + 12);
  icon.writeUInt16LE(32, header + 14);
  icon.writeUInt32LE(pixels + mask, header + 20);
  // From the lowest row up.
  for (const [y, row] of picture.toReversed().entries())
    for (const [x, dot] of [...row].entries())
      if (dot === '#') icon.set(ink, header + bitmap + (y * edge + x) * 4);
  return icon;
}
