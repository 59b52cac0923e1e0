import { type FeedFormat, feedUrl } from '../../format.ts';
import { feedText } from '../../render/assemble.ts';
import { attr, declaration, element, wellFormed } from '../../render/xml.ts';
import { canceledItem, emptyPackage, newsItem } from './item.ts';
import { newsmlg2Kind } from './kind.ts';

const frame: FeedFormat['frame'] = ({ info, updated }, site) => {
  const header =
    element('sent', updated) +
    element('sender', site.title) +
    element('transmitId', `${feedUrl(info.id, newsmlg2Kind.extension, site)}#${updated}`) +
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
export const newsmlg2: FeedFormat = {
  ...newsmlg2Kind,
  renderItem: newsItem,
  renderTombstone: canceledItem,
  frame,
  renderFeed: (page, site) => feedText(frame(page, site), page),
};
