import type { Element } from '../dom.ts';

const language = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i;

/** `dir` and `lang` of an element, where they hold a valid value. */
export const directionOf = ({ attribs }: Element): Record<string, string> => {
  const dir = attribs.dir?.toLowerCase() ?? '';
  const lang = attribs.lang ?? attribs['xml:lang'] ?? '';
  return {
    ...(/^(?:rtl|ltr|auto)$/.test(dir) && { dir }),
    ...(language.test(lang) && { lang }),
  };
};
