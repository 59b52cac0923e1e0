/** Text as HTML (WHATWG HTML §13.3): every `&` is escaped, for a bare one is a parse error when a name follows. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
