import { absoluteUri } from '../../render/uri.ts';

/** Writes text so that no Markdown reader finds markup in it. */
export type Text = (text: string) => string;

/** `<` and `&` as references: a backslash before them can become part of an address (GFM §6.9). */
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes what would be markup (CommonMark §2.4), white space as HTML shows it. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (character) => references[character] ?? '')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/\s+/g, ' ');

/** Where a reader with GFM's autolinks (§6.9) would begin one. */
const autolinks: readonly [RegExp, string][] = [
  [/\b(https?|ftp|mailto|xmpp):/gi, '$1\\:'],
  [/\bwww\./gi, 'www\\.'],
  [/@/g, '\\@'],
];

/** The text of a link, which cannot hold another one. */
export const inLink: Text = (text) =>
  autolinks.reduce((line, [begin, instead]) => line.replace(begin, instead), escaped(text));

/** An address in running text, without the marks that end a sentence. */
const address = /https?:\/\/[^\s<>"\\^`{|}]+/gi;
const trailing = new Set('.,;:!?\'")]*_');

/** An address without the marks at its end. */
function withoutEnd(found: string): string {
  let end = found.length;
  while (end > 0 && trailing.has(found.charAt(end - 1))) end--;
  return found.slice(0, end);
}

/** Running text: its addresses are links, in the one form in which nothing in them is markup (CommonMark §6.5). */
export const plain: Text = (text) => {
  let out = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = withoutEnd(found);
    // One that a browser would have to repair is no link.
    if (absoluteUri(href) !== href) continue;
    out += `${inLink(text.slice(from, index))}<${href}>`;
    from = index + href.length;
  }
  return out + inLink(text.slice(from));
};
