const MARK = /<!\[CDATA\[|<!--|<\?|&/g;
const ENDS: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' };
const REFERENCE = /&#?[\p{L}_:][\p{L}\p{N}._:-]{0,63};|&#\d{1,10};/uy;

/**
 * Where the first "&" stands that starts no reference (XML 1.0 §4.1), before `end`; -1 when there is none. A parser
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
