import { escapeAttribute, escapeText } from '../../xml/html.ts';
import type { Site } from './site.ts';

/** `[name attributes]`, `[/name]`, `[name/]`; bounded, so that no text makes it slow. */
const SHORTCODE = /\[(\/?)([a-zA-Z][\w-]{1,40})((?:\s[^[\]<>]{0,1000})?)\/?\]/g;
const OPENING = /\[(caption|wp_caption|embed|youtube|vimeo|video|audio|gallery)(\s[^[\]]{0,1000})?\]/g;
/** How many of the removed shortcodes are listed. */
const MOST_NAMED = 10;
/** Names that are shortcodes even alone and without attributes. */
const ALONE =
  /^(?:gallery|playlist|audio|video|embed|caption|more|toc|nextpage|ads?|adsense|newsletter|form|slider)$|[_-]/i;

/**
 * WordPress shortcodes: captions become figures, embeds links, galleries pictures; wrappers leave their content and
 * all others are removed. Brackets of the text itself, such as `[sic]`, stay.
 */
export function readShortcodes(stored: string, site: Site): { html: string; removed: string[] } {
  if (!stored.includes('[')) return { html: stored, removed: [] };
  const removed: string[] = [];
  const known = readKnown(stored, site);
  const closed = new Set<string>();
  for (const [, slash, name] of known.matchAll(SHORTCODE))
    if (slash === '/' && name !== undefined) closed.add(name);
  const html = known.replace(SHORTCODE, (match, _slash: string, name: string, attributes: string) => {
    const isCode = closed.has(name) || ALONE.test(name) || /^\s+[\w-]+\s*=/.test(attributes);
    if (!isCode) return match;
    if (removed.length < MOST_NAMED) removed.push(match.slice(0, 60));
    return '';
  });
  return { html, removed };
}

/** One pass from left to right. Each closing tag is searched once. */
function readKnown(stored: string, site: Site): string {
  let html = '';
  let done = 0;
  const unclosed = new Set<string>();
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(stored); found !== null; found = OPENING.exec(stored)) {
    const [tag, name = '', attributes = ''] = found;
    const after = found.index + tag.length;
    if (name === 'gallery') {
      html += stored.slice(done, found.index) + gallery(attributes, site);
      done = after;
      continue;
    }
    const end = unclosed.has(name) ? -1 : stored.indexOf(`[/${name}]`, after);
    if (end < 0) {
      unclosed.add(name);
      continue;
    }
    const inner = stored.slice(after, end).trim();
    html += stored.slice(done, found.index) + (name.endsWith('caption') ? figure(inner) : link(inner));
    done = end + name.length + 3;
    OPENING.lastIndex = done;
  }
  return html + stored.slice(done);
}

function figure(inner: string): string {
  const image = /^((?:<a\s[^<>]{0,2000}>\s*)?<img\s[^<>]{0,3000}>(?:\s*<\/a>)?)/i.exec(inner);
  const caption = inner.slice(image?.[0].length ?? 0).trim();
  return `\n\n<figure>${image?.[1] ?? ''}<figcaption>${caption}</figcaption></figure>\n\n`;
}

function link(url: string): string {
  if (!/^https?:\/\/[^\s<>"]{1,2000}$/.test(url)) return url;
  return `\n\n<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>\n\n`;
}

function gallery(attributes: string, site: Site): string {
  const ids = /\sids=["']?([\d,\s]{1,500})/.exec(attributes)?.[1] ?? '';
  const pictures = ids.split(',').flatMap((id) => site.attachments.get(id.trim()) ?? []);
  const images = pictures.map(({ url, caption }) => {
    const words = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
    return `<figure><img src="${escapeAttribute(url)}" alt="">${words}</figure>`;
  });
  return images.length === 0 ? '' : `\n\n${images.join('\n\n')}\n\n`;
}
