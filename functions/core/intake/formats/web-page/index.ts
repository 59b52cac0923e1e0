import { byteAt } from '../../byte-at.ts';
import type { FormatReader, Parsed, Sniff } from '../../format.ts';
import { findArticle } from './article.ts';
import { pageDraft } from './draft.ts';

/** Whole web pages: the article is found among navigation, advertising, related links and comments. */
export const page: FormatReader = {
  parse(sniff: Sniff): Parsed {
    const article = findArticle(sniff.text);
    const { fault } = article.tree;
    if (fault) return { items: [], problems: [{ pointer: byteAt(sniff, fault.at), detail: fault.detail }] };
    const draft = pageDraft(article, sniff);
    if (draft === undefined) {
      return { items: [], problems: [{ pointer: '/html/body', detail: 'the page holds no running text' }] };
    }
    return { items: [{ pointer: '/html/body', draft }], problems: [] };
  },
};
