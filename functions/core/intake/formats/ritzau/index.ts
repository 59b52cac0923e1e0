import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { descendants } from '../../xml/element.ts';
import { readXml } from '../../xml/read.ts';
import { readNews } from './news.ts';

/** The XML of Ritzaus Bureau's news queue: a SOAP-like answer with a list of `RBNews`. */
export const ritzau: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readXml(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const { root } = document;
    const news = root.name === 'RBNews' ? [root] : descendants(root, 'RBNews');
    if (news.length === 0) {
      return { items: [], problems: [{ pointer: `/${root.name}`, detail: 'the answer holds no RBNews' }] };
    }
    const items = news.map((element, index) => {
      const draft = readNews(element);
      draft.changes.unshift(...document.changes);
      if (sniff.baseUrl !== undefined) draft.baseUrl = sniff.baseUrl;
      return { pointer: element === root ? '/RBNews' : `//RBNews[${index + 1}]`, draft };
    });
    return { items, problems: [] };
  },
};
