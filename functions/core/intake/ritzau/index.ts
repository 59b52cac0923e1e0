import type { InputFormat, Parsed, Sniff } from '../format.ts';
import { descendants } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { rootTag } from '../xml/root.ts';
import { readNews } from './news.ts';

const ROOTS =
  /^(?:XMLNewsQueuedResponse|XMLNewsQueuedResult|XMLNewsResponse|ListOfRBNews|ArrayOfRBNews|RBNews)$/;

/** The XML of Ritzaus Bureau's news queue: a SOAP-like answer with a list of `RBNews`. */
export const ritzau: InputFormat = {
  id: 'ritzau',
  title: 'Ritzau XML',
  mediaTypes: ['application/xml', 'text/xml'],
  detect(sniff: Sniff): number {
    const root = rootTag(sniff);
    if (root === undefined) return 0;
    return ROOTS.test(root.name) || (/^Envelope$/.test(root.name) && sniff.head.includes('RBNews')) ? 1 : 0;
  },
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
