import { rightToLeftLanguages } from '../../words/languages.ts';

export type Direction = 'ltr' | 'rtl';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;
const script = /-([a-z]{4})(?:-|$)/i;

/**
 * Which way a text runs: as stated, else by the script in its language tag, else by most of its letters. Kurdish,
 * Punjabi, Azerbaijani and Malay are written in scripts of both directions, and their tags seldom name the script.
 */
export const directionOf = (stated: Direction | undefined, tag: string, text: string): Direction => {
  if (stated !== undefined) return stated;
  if (script.test(tag) || !/\p{L}/u.test(text)) return directionOfTag(tag);
  if (!rightToLeft.test(text)) return 'ltr';
  const letters = text.match(/\p{L}/gu) ?? [];
  const toLeft = letters.filter((letter) => rightToLeft.test(letter)).length;
  return toLeft * 2 > letters.length ? 'rtl' : 'ltr';
};

/** The direction of a BCP 47 tag: a script subtag decides before the language. */
const directionOfTag = (tag: string): Direction => {
  const lower = tag.toLowerCase();
  const named = script.exec(lower)?.[1];
  const isRight = named
    ? /^(?:arab|hebr|thaa|syrc|nkoo|adlm)$/.test(named)
    : rightToLeftLanguages.has(lower.split('-')[0] ?? '');
  return isRight ? 'rtl' : 'ltr';
};
