import { isKnownSite } from '../../../markup/embeds.ts';
import { escapeAttribute, escapeText } from '../../xml/html.ts';
import type { Site } from './site.ts';

/** `[name attributes]`, `[/name]`, `[name/]`; bounded, so that no text makes it slow. */
const SHORTCODE = /\[(\/?)([a-zA-Z][\w-]{1,40})((?:\s[^[\]<>]{0,1000})?)\/?\]/g;
const OPENING =
  /\[(caption|wp_caption|gallery|embed|video|audio|playlist|youtube|vimeo|tweet|twitter|instagram|facebook|tiktok|soundcloud|spotify|dailymotion|ted|flickr|slideshare|googlemaps|googlevideo|wpvideo|embedyt|kaltura-widget|brightcove|iframe)((?:\s|=)[^[\]]{0,1000})?\]/g;
/** A site or kind of file in the name of a shortcode that is not listed. */
const MEDIA =
  /you-?tube|vimeo|tweet|twitter|instagram|facebook|tiktok|video|audio|player|podcast|soundcloud|spotify|embed/i;
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
  const html = known.replace(SHORTCODE, (match, slash: string, name: string, attributes: string) => {
    const isCode = closed.has(name) || ALONE.test(name) || /^\s+[\w-]+\s*=/.test(attributes);
    if (!isCode) return match;
    const shown = slash === '' && MEDIA.test(name) ? player(name, attributes) : undefined;
    if (shown !== undefined) return shown;
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
      const shown = player(name, attributes);
      if (shown === undefined) continue;
      html += stored.slice(done, found.index) + shown;
      done = after;
      continue;
    }
    const inner = stored.slice(after, end).trim();
    html +=
      stored.slice(done, found.index) +
      (name.endsWith('caption') ? figure(inner) : (player(name, attributes, inner) ?? inner));
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

/** Attributes in which shortcodes have an address. */
const ADDRESS =
  /(?:^|\s)(?:src|url|href|link|mp4|m4v|webm|ogv|mp3|m4a|ogg|wav|flv)\s*=\s*["']?(https?:\/\/[^\s"'<>\]]{1,2000})/i;
/** `[youtube https://…]`, `[youtube=https://…]` and `[youtube abcdefghijk]`. */
const BARE = /^[\s=]+["']?(https?:\/\/[^\s"'<>\]]{1,2000}|[\w-]{5,40})["']?(?=$|[\s&])/;
const ID = /(?:^|\s)(?:id|video|v)\s*=\s*["']?([\w-]{5,40})/i;
const WITH_ID: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  embedyt: (id) => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  tweet: (id) => `https://x.com/i/status/${id}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${id}`,
};

/** The player that a shortcode stands for, a frame for the normaliser to read; undefined without an address. */
function player(name: string, attributes: string, inner = ''): string | undefined {
  const bare = BARE.exec(attributes)?.[1];
  const stated = /^https?:\/\/[^\s<>"]{1,2000}$/.test(inner) ? inner : ADDRESS.exec(attributes)?.[1];
  const id = bare?.startsWith('http') ? undefined : (bare ?? ID.exec(attributes)?.[1]);
  const made = id !== undefined && Object.hasOwn(WITH_ID, name) ? WITH_ID[name]?.(id) : undefined;
  const address = stated ?? (bare?.startsWith('http') ? bare : made);
  return address === undefined ? undefined : link(address, name !== 'embed');
}

function link(url: string, isPlayer: boolean): string {
  const address = url.replaceAll('&amp;', '&');
  // The normaliser makes a link of every frame, and lists it.
  if (isKnownSite(address) || (isPlayer && address.startsWith('https:')))
    return `\n\n<iframe src="${escapeAttribute(address)}"></iframe>\n\n`;
  return `\n\n<p><a href="${escapeAttribute(address)}">${escapeText(address)}</a></p>\n\n`;
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
