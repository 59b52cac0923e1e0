import { en } from './en.ts';

/** The texts of the pages. Another language is a file like `en.ts`, which has its type, and a choice here. */
export const t = en;
