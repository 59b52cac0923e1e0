/**
 * Characters outside XML 1.0 §2.2 production 2 and references to them. Wire systems leave their control
 * characters in the text; one of them must not cost the story.
 */
export const illegalCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0{0,8}(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0{0,8}(?:[0-8bcefBCEF]|1[0-9a-fA-F]));/;
const all = new RegExp(illegalCharacters.source, 'g');

/** Stands for a removed character until the document is read, so that byte offsets stay true. A non-character. */
export const REPAIRED = '\ufdd0';

/** Same length; illegal characters at both ends become spaces, elsewhere `REPAIRED`. */
export function repairCharacters(text: string): string {
  const repaired = text.replace(all, (match) => REPAIRED.repeat(match.length));
  let end = repaired.length;
  while (end > 0 && (repaired[end - 1] === REPAIRED || /\s/.test(repaired[end - 1] ?? ''))) end -= 1;
  return repaired.slice(0, end);
}

const MARK = /<!\[CDATA\[|<!--|<\?|&/g;
const ENDS: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };
const REFERENCE = /&#?[\p{L}_:][\p{L}\p{N}._:-]{0,63};|&#\d{1,10};/uy;

/**
 * Position of the first "&" that starts no reference (XML 1.0 §4.1), before `end`; -1 when there is none. A parser
 * notices it only at the next ";" or the end of the document. Linear.
 */
export function bareAmpersand(source: string, end: number): number {
  MARK.lastIndex = 0;
  for (let found = MARK.exec(source); found !== null && found.index < end; found = MARK.exec(source)) {
    const closing = ENDS[found[0]];
    if (closing === undefined) {
      REFERENCE.lastIndex = found.index;
      if (!REFERENCE.test(source)) return found.index;
      continue;
    }
    const close = source.indexOf(closing, found.index);
    if (close < 0) return -1;
    MARK.lastIndex = close + closing.length;
  }
  return -1;
}
