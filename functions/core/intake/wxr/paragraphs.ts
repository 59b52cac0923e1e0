/** Elements around which WordPress puts no paragraph. */
const BLOCK =
  'address|article|aside|blockquote|details|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|math|menu|nav|object|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|caption|colgroup|col|ul|video|audio|script|style';
const BLOCK_TAG = new RegExp(`</?(?:${BLOCK})(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const STARTS_WITH_BLOCK = new RegExp(`^</?(?:${BLOCK})[\\s>/]`, 'i');
const COMMENT = /<!--[\s\S]{0,20000}?-->/g;

/**
 * The text of a classic post stores paragraphs as blank lines; WordPress makes them when it shows the post. Posts
 * of the block editor carry their own paragraphs between block comments.
 */
export function paragraphs(stored: string): string {
  const bare = stored.replace(/\r\n?/g, '\n').replace(COMMENT, '\n\n').trim();
  if (bare === '' || stored.includes('<!-- wp:')) return bare;
  const [kept, blocks] = setAside(bare);
  const parts = kept
    .replace(BLOCK_TAG, (tag) => (tag.startsWith('</') ? `${tag}\n\n` : `\n\n${tag}`))
    .split(/\n[ \t]*\n+/);
  const html = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      STARTS_WITH_BLOCK.test(part) || /<\/(?:li|td|th|dd|dt|figcaption|h[1-6]|p|blockquote|div)>$/i.test(part)
        ? part
        : `<p>${part.replace(/\n/g, '<br>\n')}</p>`,
    )
    .join('\n');
  return html.replace(/\u0000(\d+)\u0000/g, (_, index: string) => blocks[Number(index)] ?? '');
}

/** Preformatted text keeps its lines. */
function setAside(html: string): [string, string[]] {
  const blocks: string[] = [];
  const kept = html.replaceAll('\u0000', '').replace(/<pre[\s>][\s\S]{0,50000}?<\/pre>/gi, (block) => {
    blocks.push(block);
    return `\n\n<div>\u0000${blocks.length - 1}\u0000</div>\n\n`;
  });
  return [kept, blocks];
}
