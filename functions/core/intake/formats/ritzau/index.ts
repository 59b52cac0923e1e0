import type { FormatReader } from '../../format.ts';
import { descendants } from '../../xml/element.ts';
import { xmlReader } from '../../xml/reader.ts';
import { readNews } from './news.ts';

/** The XML of Ritzaus Bureau's news queue: a SOAP-like answer with a list of `RBNews`. */
export const ritzau: FormatReader = xmlReader((root) => {
  if (root.name === 'RBNews') return [{ pointer: '/RBNews', draft: readNews(root) }];
  const news = descendants(root, 'RBNews');
  if (news.length === 0) return { pointer: `/${root.name}`, detail: 'the answer holds no RBNews' };
  return news.map((element, index) => ({ pointer: `//RBNews[${index + 1}]`, draft: readNews(element) }));
});
