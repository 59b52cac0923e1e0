import { en } from './en/index.ts';

/** The texts of the pages. Another language is a folder like `en`, whose type it has, and a choice here. */
export const t = en;
