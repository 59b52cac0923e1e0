import type { FormatReader } from '../../format.ts';
import { notAnArticle, readArticle } from './article.ts';
import { isObject } from './document.ts';
import { jsonReader } from './reader.ts';

/** Names under which systems wrap a list of articles. */
const wrappers = 'articles stories items data documents entries posts results article'.split(' ');

/** Dateline's own JSON: an article, an array of articles, or an object with such an array in it. */
export const json: FormatReader = jsonReader((document) => {
  const { list, pointer } = articlesOf(document);
  if (list.length === 0) return { pointer, detail: 'the list holds no article' };
  const single = list.length === 1 && list[0] === document;
  return list.map((value, index) => {
    const at = single ? pointer : `${pointer}/${index}`;
    return isObject(value) ? readArticle(value, at) : notAnArticle(value, at);
  });
});

function articlesOf(value: unknown): { list: unknown[]; pointer: string } {
  if (Array.isArray(value)) return { list: value, pointer: '' };
  if (isObject(value) && Object.keys(value).length <= 10) {
    for (const name of wrappers) {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      if (Array.isArray(inner) && inner.some(isObject)) return { list: inner, pointer: `/${name}` };
    }
  }
  return { list: [value], pointer: '' };
}
