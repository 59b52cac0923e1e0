import { directionOfLanguage } from './guess.ts';

export type Direction = 'ltr' | 'rtl';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Syriac}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;
const letters = /\p{L}/gu;
const script = /-[a-z]{4}(?:-|$)/i;

/**
 * Which way a text runs: as stated, else as the script says that its language tag names, else as most of its letters do.
 * Kurdish, Punjabi, Azerbaijani and Malay are written in scripts of both directions, and seldom name theirs.
 */
export const directionOf = (stated: Direction | undefined, tag: string, text: string): Direction => {
  if (stated !== undefined) return stated;
  if (script.test(tag)) return directionOfLanguage(tag);
  const all = text.match(letters) ?? [];
  if (all.length === 0) return directionOfLanguage(tag);
  if (!rightToLeft.test(text)) return 'ltr';
  const toLeft = all.filter((letter) => rightToLeft.test(letter)).length;
  return toLeft * 2 > all.length ? 'rtl' : 'ltr';
};
