import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { notAnArticle, readArticle } from './article.ts';
import { isObject, readJson } from './document.ts';

/** Names under which systems wrap a list of articles. */
const wrappers = [
  'articles',
  'stories',
  'items',
  'data',
  'documents',
  'entries',
  'posts',
  'results',
  'article',
] as const;

/** Dateline's own JSON: an article, an array of articles, or an object with such an array in it. */
export const json: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const document = readJson(sniff);
    if ('problems' in document) return { items: [], problems: document.problems };
    const { list, pointer } = articlesOf(document.value);
    if (list.length === 0) return { items: [], problems: [{ pointer, detail: 'the list holds no article' }] };
    const single = list.length === 1 && list[0] === document.value;
    const items = list.map((value, index) => {
      const at = single ? pointer : `${pointer}/${index}`;
      return isObject(value) ? readArticle(value, at) : notAnArticle(value, at);
    });
    for (const item of items) if ('draft' in item) item.draft.changes.unshift(...document.changes);
    return { items, problems: [] };
  },
};

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
