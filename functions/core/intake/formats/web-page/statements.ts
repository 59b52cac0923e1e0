import type { Draft } from '../../../story/draft.ts';
import type { Subject } from '../../../story/schema.ts';
import { isDateline, withoutSeparator } from '../../draft/dateline.ts';
import { put } from '../../draft/fill.ts';
import { codedSubject, distinct, subject } from '../../draft/subject.ts';
import { folded } from './headline.ts';
import { isObject, type Json, list, textOf, textsOf } from './json-ld-values.ts';

/** What schema.org's Article says about a story, apart from its text. */
export interface ArticleStatements {
  /** Authors that are organisations: the source of the copy, not a person. */
  houses: string[];
  located: string[];
  subjects: Subject[];
  dateline?: string;
  correction?: string;
  creditText?: string;
  genre?: string;
  copyrightNotice?: string;
  usageTerms?: string;
}

export const nothingStated: ArticleStatements = { houses: [], located: [], subjects: [] };

const mostSubjects = 100;
/** Longer lines are no datelines. */
const longestDateline = 120;

/** Reads them from the object that describes the article (https://schema.org/NewsArticle). */
export function readStatements(article: Json): ArticleStatements {
  const dateline = withoutSeparator(textOf(article.dateline, 'name') ?? '');
  const correction = textsOf(article.correction, 'text')[0];
  const texts = {
    dateline: isDateline(dateline) && dateline.length <= longestDateline ? dateline : undefined,
    // Publishers may give the address of a page of corrections in its place.
    correction: /^https?:\S+$/.test(correction ?? '') ? undefined : correction,
    creditText: textOf(article.creditText, 'name'),
    genre: textsOf(article.genre, 'name').find((genre) => !/^https?:/.test(genre)),
    copyrightNotice: textOf(article.copyrightNotice, 'text'),
    usageTerms: textOf(article.conditionsOfAccess, 'text'),
  };
  const statements: ArticleStatements = {
    houses: textsOf(list(article.author ?? article.creator).filter(isOrganisation), 'name'),
    located: textsOf(article.contentLocation, 'name').slice(0, mostSubjects),
    subjects: distinct(list(article.about).slice(0, mostSubjects).map(termOf)),
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text !== undefined) Object.assign(statements, { [key]: text });
  }
  return statements;
}

const isOrganisation = (author: unknown): boolean =>
  isObject(author) &&
  list(author['@type']).some(
    (type) => typeof type === 'string' && /Organi[sz]ation$|Corporation$/.test(type),
  );

/** A concept of a vocabulary (schema.org/DefinedTerm); things that have a name alone are none. */
function termOf(term: unknown): Subject | undefined {
  const code = textsOf(term, 'termCode')[0];
  const set = textsOf(term, 'inDefinedTermSet')[0];
  if (!isObject(term) || code === undefined || set === undefined) return undefined;
  const name = textsOf(term, 'name')[0];
  if (/^https?:/.test(set)) return codedSubject(`${set.replace(/\/$/, '')}/${code}`, name);
  return subject(set, code, name === code ? undefined : name);
}

/** Does a line in the place of a byline name an organisation? */
export const namesHouse = ({ houses, creditText }: ArticleStatements, line: string): boolean =>
  [...houses, creditText].some((house) => house !== undefined && folded(house) === folded(line));

/** Fills fields for which the page itself has no value. */
export function putStatements(draft: Draft, stated: ArticleStatements): void {
  if (stated.dateline !== undefined) put(draft, 'dateline', { text: stated.dateline });
  put(draft, 'correctionNote', stated.correction);
  put(draft, 'creditLine', stated.creditText ?? stated.houses[0]);
  put(draft, 'genre', stated.genre);
  put(draft, 'copyrightNotice', stated.copyrightNotice);
  put(draft, 'usageTerms', stated.usageTerms);
  put(draft, 'located', stated.located);
  put(draft, 'subjects', stated.subjects);
}
