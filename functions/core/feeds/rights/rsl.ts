import { attr, element } from '../render/xml.ts';
import { named, type Terms, usagesThat } from './terms.ts';

export const rslNamespace = 'https://rslstandard.org/rsl';
export const rslMediaType = 'application/rsl+xml';

/**
 * `rsl:content` with one `rsl:license` (RSL 1.0, rslstandard.org/rsl); nothing where a licence has no such terms. Every
 * usage is named, as permitted or as prohibited, so that nothing is left to what a reader takes for granted.
 *
 * @param prefix of the namespace with a colon, or empty
 */
export function rslContent(
  terms: Terms,
  { url, copyright, prefix }: { url: string; copyright?: string | undefined; prefix: '' | 'rsl:' },
): string {
  if (terms.usages === undefined) return '';
  const usage = attr('type', 'usage');
  const list = (...wanted: Parameters<typeof usagesThat>[1][]): string =>
    named(usagesThat(terms, ...wanted)).join(',');
  const inner =
    element(`${prefix}permits`, list('permitted', 'conditional'), usage) +
    element(`${prefix}prohibits`, list('prohibited'), usage) +
    payment(terms, prefix) +
    element(`${prefix}copyright`, copyright) +
    element(`${prefix}terms`, terms.url);
  const attributes = attr('url', url) + attr('server', terms.server);
  return `<${prefix}content${attributes}><${prefix}license>${inner}</${prefix}license></${prefix}content>`;
}

/** How a licence is had; the address of a standard one alone does not say what it costs. */
function payment({ payment: type, standard }: Terms, prefix: string): string {
  if (type === undefined && standard === undefined) return '';
  const inner = element(`${prefix}standard`, standard);
  const open = `<${prefix}payment${attr('type', type)}`;
  return inner === '' ? `${open}/>` : `${open}>${inner}</${prefix}payment>`;
}
