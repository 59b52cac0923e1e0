import type { Sniff } from '../format.ts';

const multipart = /^--[^\r\n]{1,70}\r?\nContent-Disposition:[ \t]*form-data\b/i;
const field = /^[^\s=&]{1,100}=[^\s=&]*$/;

/**
 * Whether an upload is a form as a browser sends it: a story is somewhere in it, and what is around it would be
 * published with it.
 */
export function isWebForm({ head, text }: Pick<Sniff, 'head' | 'text'>): boolean {
  if (multipart.test(head)) return true;
  // Prose has a space in its first lines; a form has none at all.
  return (
    !/\s/.test(head.trimEnd()) &&
    text
      .trimEnd()
      .split('&')
      .every((one) => field.test(one))
  );
}
