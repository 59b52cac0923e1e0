/** `<name>…</name>` that is escaped in the finished HTML, with at most a short plain text inside. */
const PAIR = /&lt;([a-z][a-z-]{0,20})&gt;([^<>&]{0,300})&lt;\/\1&gt;/gi;
const INLINE = /^(?:b|i|u|em|strong|sub|sup|q|cite)$/i;

/** Words inside unknown tags are an example of code; marks of a system stand around a dash or a quotation mark. */
const LONGEST_SIGN = 3;
/** Markup that is read as such: next to it, escaped markup is meant to be seen. */
const READ = /<(?:b|i|u|em|strong|sub|sup|a)[\s>]/i;

/**
 * Marks of an editorial system that were escaped instead of read, e.g. `&lt;endash&gt;-&lt;/endash&gt;`: inline HTML
 * becomes markup again, any other pair leaves its text. Single angle brackets of the text stay.
 */
export function readEscapedMarks(html: string): { html: string; marks: string[] } {
  if (!html.includes('&lt;/')) return { html, marks: [] };
  const marks = new Set<string>();
  const isRead = READ.test(html);
  const repaired = html.replace(PAIR, (pair, name: string, inner: string) => {
    if (INLINE.test(name) ? isRead : inner.trim().length > LONGEST_SIGN) return pair;
    marks.add(name);
    return INLINE.test(name) ? `<${name}>${inner}</${name}>` : inner;
  });
  return { html: repaired, marks: [...marks] };
}
