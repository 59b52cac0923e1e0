import { escapeAttribute, escapeText } from '../xml/html.ts';
import type { Site } from './site.ts';

/** `[name attributes]`, `[/name]`, `[name/]`; bounded, so that no text makes it slow. */
const SHORTCODE = /\[(\/?)([a-zA-Z][\w-]{1,40})((?:\s[^[\]<>]{0,1000})?)\/?\]/g;
const CAPTION = /\[(?:wp_)?caption[^[\]]{0,1000}\]([\s\S]{0,5000}?)\[\/(?:wp_)?caption\]/g;
const EMBED =
  /\[(?:embed|youtube|vimeo|video|audio)(?:\s[^[\]]{0,500})?\]\s*(https?:\/\/[^\s[\]<>"]{1,1000})\s*\[\/(?:embed|youtube|vimeo|video|audio)\]/g;
const GALLERY = /\[gallery\s[^[\]]{0,500}?ids=["']?([\d,\s]{1,500})["']?[^[\]]{0,500}\]/g;

/** Names that are shortcodes even alone and without attributes. */
const ALONE =
  /^(?:gallery|playlist|audio|video|embed|caption|more|toc|nextpage|ads?|adsense|newsletter|form|slider)$|[_-]/i;

/**
 * WordPress shortcodes: captions become figures, embeds links, galleries pictures; wrappers leave their content and
 * the rest goes. Brackets of the text itself, such as `[sic]`, stay.
 */
export function readShortcodes(stored: string, site: Site): { html: string; removed: string[] } {
  if (!stored.includes('[')) return { html: stored, removed: [] };
  const removed: string[] = [];
  const known = stored
    .replace(CAPTION, (_, inner: string) => figure(inner))
    .replace(EMBED, (_, url: string) => link(url))
    .replace(GALLERY, (_, ids: string) => gallery(ids, site));
  const closed = new Set(
    [...known.matchAll(SHORTCODE)].flatMap((match) => (match[1] === '/' ? (match[2] ?? []) : [])),
  );
  const html = known.replace(SHORTCODE, (match, _slash: string, name: string, attributes: string) => {
    const isCode = closed.has(name) || ALONE.test(name) || /^\s+[\w-]+\s*=/.test(attributes);
    if (!isCode) return match;
    removed.push(match.slice(0, 60));
    return '';
  });
  return { html, removed };
}

function figure(inner: string): string {
  const image = /^\s*((?:<a\s[^<>]{0,2000}>\s*)?<img\s[^<>]{0,3000}>(?:\s*<\/a>)?)/i.exec(inner);
  const caption = inner.slice(image?.[0].length ?? 0).trim();
  return `\n\n<figure>${image?.[1] ?? ''}<figcaption>${caption}</figcaption></figure>\n\n`;
}

const link = (url: string): string =>
  `\n\n<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>\n\n`;

function gallery(ids: string, site: Site): string {
  const pictures = ids.split(',').flatMap((id) => site.attachments.get(id.trim()) ?? []);
  const images = pictures.map(({ url, caption }) => {
    const words = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
    return `<figure><img src="${escapeAttribute(url)}" alt="">${words}</figure>`;
  });
  return images.length === 0 ? '' : `\n\n${images.join('\n\n')}\n\n`;
}
