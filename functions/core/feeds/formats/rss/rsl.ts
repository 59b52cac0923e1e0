import { type FeedInfo, type FeedRenderer, storyUrl } from '../../format.ts';
import { attr, element, wellFormed } from '../../render/xml.ts';

/** RSL 1.0 wants its namespace on the root of a feed that uses it (rslstandard.org/guide/file-format, "License Feeds"). */
export const rslNamespace = (info: FeedInfo): string =>
  info.license?.rsl === undefined ? '' : attr('xmlns:rsl', 'https://rslstandard.org/rsl');

/** The terms of a feed for one story: `rsl:content` in its item, with one `rsl:license`. */
export const rslTerms: NonNullable<FeedRenderer['itemTerms']> = {
  before: '</item>',
  render(storyId, info, site) {
    const rsl = info.license?.rsl;
    if (rsl === undefined) return undefined;
    const inner =
      element('rsl:permits', rsl.permits?.join(','), attr('type', 'usage')) +
      element('rsl:prohibits', rsl.prohibits?.join(','), attr('type', 'usage')) +
      payment(rsl) +
      element('rsl:copyright', info.copyright) +
      element('rsl:terms', info.license?.url);
    const content = attr('url', storyUrl(storyId, site)) + attr('server', rsl.server);
    return wellFormed(`<rsl:content${content}><rsl:license>${inner}</rsl:license></rsl:content>`);
  },
};

/** How a licence is had; the address of a standard one alone does not say what it costs. */
function payment({ payment: type, standard }: NonNullable<NonNullable<FeedInfo['license']>['rsl']>): string {
  if (type === undefined && standard === undefined) return '';
  const inner = element('rsl:standard', standard);
  return inner === ''
    ? `<rsl:payment${attr('type', type)}/>`
    : `<rsl:payment${attr('type', type)}>${inner}</rsl:payment>`;
}
