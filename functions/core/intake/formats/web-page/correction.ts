import type { PageArticle } from './article.ts';
import { folded } from './headline.ts';

/** A correction note that the page shows above its text is said already. */
export function withoutCorrection(article: PageArticle): PageArticle {
  const note = article.metadata.stated.correction;
  const shown =
    note === undefined
      ? undefined
      : article.text.slice(0, 3).find((block) => folded(block.text) === folded(note));
  return shown === undefined || article.text.length === 1
    ? article
    : { ...article, text: article.text.filter((block) => block !== shown) };
}
