import { isKnownSite } from '../../../markup/embeds.ts';

/** Elements around which WordPress puts no paragraph. */
const BLOCK =
  'address|article|aside|blockquote|details|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|math|menu|nav|object|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|caption|colgroup|col|ul|video|audio|script|style';
const BLOCK_TAG = new RegExp(`</?(?:${BLOCK})(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const STARTS_WITH_BLOCK = new RegExp(`^</?(?:${BLOCK})[\\s>/]`, 'i');
const ENDS_WITH_BLOCK = /<\/(?:li|td|th|dd|dt|figcaption|h[1-6]|p|blockquote|div)>$/i;

/**
 * The text of a classic post stores paragraphs as blank lines; WordPress makes them when it shows the post. Posts
 * of the block editor carry their own paragraphs between block comments.
 */
export function paragraphs(stored: string): string {
  const lines = stored.replace(/\r\n?/g, '\n').replaceAll('\u0000', '');
  const bare = replaceBetween(lines, '<!--', '-->', () => '\n\n').trim();
  if (bare === '') return bare;
  if (stored.includes('<!-- wp:'))
    return bare.replace(EMBED_BLOCK, (_, before: string, url: string) => before + frame(url));
  // Preformatted text keeps its lines: it is set aside until the paragraphs are made.
  const blocks: string[] = [];
  const kept = replaceBetween(bare, '<pre', '</pre>', (block) => {
    blocks.push(block);
    return `\n\n<div>\u0000${blocks.length - 1}\u0000</div>\n\n`;
  });
  const html = kept
    .replace(BLOCK_TAG, (tag) => (tag.startsWith('</') ? `${tag}\n\n` : `\n\n${tag}`))
    .split(/\n[ \t]*\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(paragraph)
    .join('\n');
  return html.replace(/\u0000(\d+)\u0000/g, (_, index: string) => blocks[Number(index)] ?? '');
}

/** WordPress shows what an address on a line of its own leads to (oEmbed). */
const ADDRESS_ALONE = /^https:\/\/[^\s<>"']{4,2000}$/;
/** The same in the block editor. */
const EMBED_BLOCK =
  /(<div class="wp-block-embed__wrapper">)\s{0,10}(https:\/\/[^\s<>"']{4,2000})\s{0,10}(?=<\/div>)/g;
const frame = (url: string): string => `<iframe src="${url}"></iframe>`;

const paragraph = (part: string): string =>
  ADDRESS_ALONE.test(part) && isKnownSite(part)
    ? frame(part)
    : STARTS_WITH_BLOCK.test(part) || ENDS_WITH_BLOCK.test(part)
      ? part
      : `<p>${part.replace(/\n/g, '<br>\n')}</p>`;

/** Replaces each stretch from one mark to the next other; a stretch without an end stays. Linear. */
function replaceBetween(
  text: string,
  from: string,
  to: string,
  replacement: (stretch: string) => string,
): string {
  let result = '';
  let done = 0;
  for (let start = text.indexOf(from); start >= 0; start = text.indexOf(from, done)) {
    const end = text.indexOf(to, start);
    if (end < 0) break;
    result += text.slice(done, start) + replacement(text.slice(start, end + to.length));
    done = end + to.length;
  }
  return result + text.slice(done);
}
