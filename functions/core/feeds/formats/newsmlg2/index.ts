import { feedFormatKinds } from '../../../../contract/formats.ts';
import { type FeedRenderer, feedGuid, feedUrl } from '../../format.ts';
import { attr, declaration, element, wellFormed } from '../../render/xml.ts';
import { licenceInfo } from '../../rights/newsml.ts';
import { canceledItem, emptyPackage, newsItem } from './item.ts';

const frame: FeedRenderer['frame'] = ({ info, updated }, site) => {
  const header =
    element('sent', updated) +
    element('sender', site.title) +
    element('transmitId', `${feedUrl(info.id, feedFormatKinds.newsmlg2.extension, site)}#${updated}`) +
    element('channel', info.id);
  const namespace = attr('xmlns', 'http://iptc.org/std/nar/2006-10-01/');
  const open = `${declaration}<newsMessage${namespace}>${wellFormed(`<header>${header}</header>`)}<itemSet>\n`;
  return {
    open,
    between: '\n',
    close: '\n</itemSet></newsMessage>\n',
    empty: emptyPackage(info, updated, site),
  };
};

/** NewsML-G2 2.35: a newsMessage, its items the stories. */
export const newsmlg2: FeedRenderer = {
  renderItem: newsItem,
  renderTombstone: canceledItem,
  // Behind the item's own rights, which are those of people.
  itemTerms: {
    before: '<itemMeta>',
    isFirst: true,
    render: (storyId, { license }) => license && licenceInfo(license, feedGuid(storyId)),
  },
  frame,
};
