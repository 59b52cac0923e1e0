import { type ChildNode, type Element, isTag as isElement, isText } from 'domhandler';
import type { Embed } from '../story/schema.ts';
import { cleanAddress } from './address.ts';
import { embeds, images } from './html-names.ts';

/** A site whose posts or videos stories embed: how its addresses hold the id, and what the address to show is. */
interface Site {
  type: Embed['type'];
  pattern: RegExp;
  url: (id: string, found: RegExpExecArray) => string;
}

const sites: readonly Site[] = [
  {
    type: 'youtube',
    pattern:
      /(?:youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|live\/|watch\?(?:[^#]*&)?v=)|youtu\.be\/)([\w-]{6,20})/i,
    url: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    type: 'x',
    pattern: /(?:twitter|x)\.com\/(?:#!\/)?(\w{1,20})\/status(?:es)?\/(\d{1,25})/i,
    url: (_, found) => `https://x.com/${found[1]}/status/${found[2]}`,
  },
  {
    type: 'x',
    pattern: /platform\.twitter\.com\/embed\/[^#]*[?&]id=(\d{1,25})/i,
    url: (id) => `https://x.com/i/status/${id}`,
  },
  {
    type: 'instagram',
    pattern: /instagram\.com\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]{5,40})/i,
    url: (_, found) => `https://www.instagram.com/${found[1]?.toLowerCase()}/${found[2]}/`,
  },
  {
    type: 'tiktok',
    pattern: /tiktok\.com\/(?:embed\/(?:v2\/)?|@([\w.]+)\/video\/|player\/v1\/)(\d{5,25})/i,
    url: (_, found) =>
      found[1]
        ? `https://www.tiktok.com/@${found[1]}/video/${found[2]}`
        : `https://www.tiktok.com/embed/v2/${found[2]}`,
  },
  {
    type: 'vimeo',
    pattern:
      /(?:player\.vimeo\.com\/video\/|vimeo\.com\/(?:channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?)(\d{4,15})/i,
    url: (id) => `https://vimeo.com/${id}`,
  },
  {
    type: 'facebook',
    pattern:
      /facebook\.com\/(?:watch\/?\?(?:[^#\s"<>]*&)?v=|[\w.-]+\/(?:posts|videos)\/(?:[\w.-]+\/)?|reel\/)([\w]{5,80})/i,
    url: (_, found) =>
      `https://www.${found[0].toLowerCase().startsWith('facebook') ? `facebook${found[0].slice('facebook'.length)}` : found[0]}`,
  },
];

/** Is this the address of a post or video on a site whose embeds are known? */
export const isKnownSite = (address: string): boolean => siteOf(address) !== undefined;

const siteNames: Readonly<Record<Exclude<Embed['type'], 'other'>, string>> = {
  youtube: 'Video on YouTube',
  x: 'Post on X',
  instagram: 'Post on Instagram',
  facebook: 'Post on Facebook',
  tiktok: 'Video on TikTok',
  vimeo: 'Video on Vimeo',
};

/** What people read instead of the address of a post or video: what it is, or the name of its site. */
export const embedTitle = ({ type, url }: Pick<Embed, 'type' | 'url'>): string =>
  type === 'other' ? (URL.parse(url)?.hostname.replace(/^www\./, '') ?? url) : siteNames[type];

/** The id of a post or video is within the first characters of its address; some patterns look for it again and again. */
const longestAddress = 1000;

const siteOf = (whole: string): Embed | undefined => {
  const address = whole.slice(0, longestAddress);
  for (const { type, pattern, url } of sites) {
    const found = pattern.exec(address);
    if (!found) continue;
    const id = found.at(-1) ?? '';
    return { type, url: url(found[1] ?? id, found), id };
  }
  return undefined;
};

const postClasses =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|bluesky-embed|text-post-media|mastodon-embed|reddit-(?:card|embed-bq)|imgur-embed-pub)(?:\s|$)/i;

/** A quoted post of another site: part of the text, even in a box that is named after the site. */
export const isQuotedPost = ({ name, attribs }: Element): boolean =>
  name === 'blockquote' && postClasses.test(attribs.class ?? '');

/** The post or video that an element shows from another site; undefined when it is not an embed with an address. */
export const embedIn = (node: Element): Embed | undefined => {
  if (node.name === 'blockquote') return isQuotedPost(node) ? postIn(node) : undefined;
  const { attribs, name } = node;
  const known = name.includes('-') ? byId(name, attribs) : undefined;
  if (known) return known;
  const source =
    attribs.src ||
    attribs['data-src'] ||
    attribs['data-lazy-src'] ||
    attribs.data ||
    attribs['data-href'] ||
    (name.includes('-') ? (attribs.url ?? attribs['data-url'] ?? attribs.href) : undefined) ||
    sourceBelow(node);
  if (!source) return undefined;
  const inner = facebookPlugin(source);
  return siteOf(inner) ?? elsewhere(inner.startsWith('//') ? `https:${inner}` : inner);
};

/** Attributes in which players (AMP, web components) have the id of what they show. */
const idNames =
  'data-videoid data-video-id videoid video-id data-tweetid tweetid tweet-id data-shortcode shortcode data-id'.split(
    ' ',
  );
const addressOfId: readonly (readonly [RegExp, (id: string) => string])[] = [
  [/youtube/, (id) => `youtu.be/${id}`],
  [/twitter|tweet/, (id) => `x.com/i/status/${id}`],
  [/instagram/, (id) => `instagram.com/p/${id}`],
  [/vimeo/, (id) => `vimeo.com/${id}`],
  [/tiktok/, (id) => `tiktok.com/embed/v2/${id}`],
];

const byId = (name: string, attribs: Record<string, string>): Embed | undefined => {
  const id = idNames.map((attribute) => attribs[attribute]).find((value) => value);
  const address = addressOfId.find(([site]) => site.test(name))?.[1];
  return id !== undefined && address ? siteOf(address(id)) : undefined;
};

/**
 * Does an element show something from elsewhere: a player, or an element of an editorial system's own that has an
 * address and no words (`dnl-youtubeembed src="…"`)?
 */
export const showsMore = (node: Element): boolean => embeds.has(node.name) || isOwnPlayer(node);

/** Own elements that show nothing of a story; what AMP has for players is listed. */
const noPlayer =
  /^amp-|(?:^|-)(?:ads?|advert\w*|pixel|analytics|track\w*|consent|cookies?|icon|logo|share|sharing|script|include|import|style|font)(?:-|$)/;

const isOwnPlayer = (node: Element): boolean => {
  if (!node.name.includes('-') || images.has(node.name) || noPlayer.test(node.name)) return false;
  const embed = embedIn(node);
  return embed !== undefined && (embed.type !== 'other' || !hasWords(node));
};

const hasWords = (node: Element): boolean =>
  node.children.some((child) =>
    isText(child) ? child.data.trim() !== '' : isElement(child) && hasWords(child),
  );

const advertising =
  /(?:doubleclick|googlesyndication|adservice|googletagmanager|facebook\.com\/plugins\/(?:like|page)|\/ads?\/)/i;

/** An embed of an unknown site, unless it is advertising. */
const elsewhere = (address: string): Embed | undefined => {
  const clean = cleanAddress(address, undefined);
  if (!clean?.url.startsWith('https:') || advertising.test(clean.url)) return undefined;
  return { type: 'other', url: clean.url };
};

/** Quoted words and a link, with white space and comments around them. */
const mostNodes = 20;

/**
 * The post or video of a figure as the body of a story has it: quoted words, if any, and a link whose text
 * is its address or its title, with nothing else. Only an address that an embed would have counts, so that a link is
 * never changed. Undefined for every other figure.
 */
export const linkedEmbed = (figure: Element): { embed: Embed; quoted: readonly ChildNode[] } | undefined => {
  if (figure.children.length > mostNodes) return undefined;
  const inner = figure.children.filter(
    (node) => isElement(node) || (isText(node) && node.data.trim() !== ''),
  );
  const link = inner.pop();
  const [words, ...more] = inner;
  if (!link || !isElement(link) || link.name !== 'a' || more.length > 0) return undefined;
  if (words && !(isElement(words) && words.name === 'blockquote' && !embedIn(words))) return undefined;
  const { href = '' } = link.attribs;
  const [text, ...marks] = link.children;
  if (!text || !isText(text) || marks.length > 0) return undefined;
  const embed = siteOf(href) ?? elsewhere(href);
  // Our own feeds show it by its title.
  if (!embed || ![href, embedTitle(embed)].includes(text.data.trim())) return undefined;
  return embed?.url === href ? { embed, quoted: words && isElement(words) ? words.children : [] } : undefined;
};

const sourceBelow = (node: Element): string | undefined => {
  for (const child of node.children)
    if (isElement(child) && (child.name === 'source' || child.name === 'embed') && child.attribs.src)
      return child.attribs.src;
  return undefined;
};

/** Facebook's player carries the post's own address as a parameter. */
const facebookPlugin = (source: string): string => {
  if (!/facebook\.com\/plugins\/(?:post|video)\.php/i.test(source)) return source;
  const address = source.startsWith('//') ? `https:${source}` : source;
  return (URL.canParse(address) && new URL(address).searchParams.get('href')) || source;
};

/** The last link to the post's own site in a quoted post; the first sites' links may be in its words. */
const postIn = (node: Element): Embed | undefined => {
  const stated = node.attribs['data-instgrm-permalink'] ?? node.attribs.cite ?? node.attribs['data-href'];
  const addresses = [...hrefsIn(node), ...(stated ? [stated] : [])];
  for (const address of addresses.reverse()) {
    const found = siteOf(address);
    if (found) return found;
  }
  const last = addresses
    .map((address) => cleanAddress(address, undefined))
    .find((address) => address?.url.startsWith('http'));
  return last ? { type: 'other', url: last.url } : undefined;
};

const hrefsIn = (node: ChildNode): string[] => {
  if (!isElement(node)) return [];
  const own = node.name === 'a' && node.attribs.href ? [node.attribs.href] : [];
  return [...own, ...node.children.flatMap(hrefsIn)];
};
