/**
 * The characters of HTML outside its tags, references as they are written; undefined where a comment or declaration is
 * among them, which only a parser can tell from text. One walk: a tenth of the time of a parser.
 */
export const outsideTags = (html: string): string | undefined => {
  if (html.includes('<!') || html.includes('<?')) return undefined;
  let text = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(from, at + 1))) {
    if (!/[a-z/]/i.test(html.charAt(at + 1))) continue;
    text += html.slice(from, at);
    from = endOfTag(html, at + 1);
  }
  return text + html.slice(from);
};

/** Behind the tag that begins before `from`: a `>` in a quoted value does not close it. */
const endOfTag = (html: string, from: number): number => {
  for (let at = from; at < html.length; at += 1) {
    const sign = html.charAt(at);
    if (sign === '>') return at + 1;
    if ((sign !== '"' && sign !== "'") || html.charAt(at - 1) !== '=') continue;
    const end = html.indexOf(sign, at + 1);
    if (end < 0) return html.length;
    at = end;
  }
  return html.length;
};
