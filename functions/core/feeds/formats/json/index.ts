import { feedFormatKinds } from '../../../../contract/formats.ts';
import { siteFiles } from '../../../../contract/object-keys.ts';
import { type FeedRenderer, feedTitle, pageUrls } from '../../format.ts';
import { languageTag } from '../../render/language.ts';
import { statedLicence } from '../../rights/terms.ts';
import { renderItem, renderTombstone } from './item.ts';
import { json as jsonText } from './text.ts';

/** The head is written as an object without items, and the items are set in before its closing bracket. */
const frame: FeedRenderer['frame'] = ({ info, updated, archive = { previous: 0 } }, site) => {
  const { self, hub, previous } = pageUrls({ info, archive }, feedFormatKinds.json.extension, site);
  const head = jsonText({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(info, site),
    home_page_url: `${site.baseUrl}/`,
    feed_url: self,
    next_url: previous,
    description: info.description || undefined,
    icon: info.image?.url,
    favicon: `${site.baseUrl}/${siteFiles.favicon}`,
    authors: site.publisher === undefined ? undefined : [{ name: site.publisher, url: `${site.baseUrl}/` }],
    language: languageTag(info.language),
    hubs: hub === undefined ? undefined : [{ type: 'WebSub', url: hub }],
    _dateline: {
      updated,
      copyright: info.copyright,
      license: info.license && statedLicence(info.license),
      publisher: site.publisher,
      contact: site.contact,
      terms: site.terms,
    },
  });
  return { open: `${head.slice(0, -1)},"items":[\n`, between: ',\n', close: '\n]}\n' };
};

/** JSON Feed 1.1 (jsonfeed.org/version/1.1) with the extensions `_dateline` and `_tombstone`. */
export const json: FeedRenderer = {
  renderItem,
  renderTombstone,
  frame,
};
