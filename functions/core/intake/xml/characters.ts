/**
 * Characters outside XML 1.0 §2.2 production 2 and references to them. Wire systems leave their control
 * characters in the text; one of them must not cost the story.
 */
export const illegalCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0{0,8}(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0{0,8}(?:[0-8bcefBCEF]|1[0-9a-fA-F]));/;
const all = new RegExp(illegalCharacters.source, 'g');

/** Stands for a removed character until the document is read, so that byte offsets stay true. A non-character. */
export const MENDED = '\ufdd0';

/** Same length; illegal characters at both ends become spaces, elsewhere `MENDED`. */
export function mendCharacters(text: string): string {
  const mended = text.replace(all, (match) => MENDED.repeat(match.length));
  let end = mended.length;
  while (end > 0 && (mended[end - 1] === MENDED || /\s/.test(mended[end - 1] ?? ''))) end -= 1;
  return mended.slice(0, end);
}
