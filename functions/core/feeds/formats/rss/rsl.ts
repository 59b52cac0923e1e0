import { type FeedInfo, type FeedRenderer, storyUrl } from '../../format.ts';
import { attr, wellFormed } from '../../render/xml.ts';
import { rslNamespace as namespace, rslContent } from '../../rights/rsl.ts';
import { termsOf } from '../../rights/terms.ts';

/** RSL 1.0 wants its namespace on the root of a feed that uses it (rslstandard.org/guide/file-format, "License Feeds"). */
export const rslNamespace = (info: FeedInfo): string =>
  info.license?.rsl === undefined ? '' : attr('xmlns:rsl', namespace);

/** The terms of a feed for one story: `rsl:content` in its item, with one `rsl:license`. */
export const rslTerms: NonNullable<FeedRenderer['itemTerms']> = {
  before: '</item>',
  render(storyId, { license, copyright }, site) {
    if (license?.rsl === undefined) return undefined;
    return wellFormed(
      rslContent(termsOf(license), { url: storyUrl(storyId, site), copyright, prefix: 'rsl:' }),
    );
  },
};
