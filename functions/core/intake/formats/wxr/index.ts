import { note } from '../../draft/fill.ts';
import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { child, itemPath } from '../../xml/element.ts';
import { core } from '../../xml/namespaces.ts';
import { readXml } from '../../xml/read.ts';
import { isPost, readPost } from './post.ts';
import { readSite } from './site.ts';

/** WordPress eXtended RSS, the export of a WordPress site: each post a story. */
export const wxr: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const channel = child(document.root, 'channel');
    const site = readSite(channel);
    const all = core(channel, 'item').map((element, index) => ({
      element,
      pointer: itemPath('/rss/channel', 'item', index),
    }));
    const posts = all.filter(({ element }) => isPost(element));
    const items = posts.map(({ element, pointer }): ParsedItem => {
      const draft = readPost(element, site);
      draft.changes.unshift(...document.changes);
      return { pointer, draft };
    });
    if (items.length === 0)
      return { items, problems: [{ pointer: '/rss/channel', detail: 'the export holds no post' }] };
    const first = items[0];
    if (all.length > posts.length && first !== undefined && 'draft' in first) {
      note(
        first.draft,
        `${all.length - posts.length} attachments, menus and other non-posts of the export are no stories`,
      );
    }
    return { items, problems: [] };
  },
};
