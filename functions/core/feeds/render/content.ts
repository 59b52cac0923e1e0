import { embedTitle } from '../../markup/embeds.ts';
import type { Story } from '../../story/schema.ts';
import { isImage, type Media, mediaOf } from './media.ts';
import { absoluteUri } from './uri.ts';
import { cdata, escapeHtml } from './xml.ts';

/**
 * A picture with its caption, its credit and its alternative text. The classes here, `association`, `dateline`
 * and `correction-note`, mark what is not part of the body (`takeArticleParts` reads them).
 */
export const figure = (media: Media): string => {
  const { association, files } = media;
  const [file] = files;
  const size =
    file.width !== undefined && file.height !== undefined
      ? ` width="${file.width}" height="${file.height}"`
      : '';
  const alt = association.alt ?? association.caption ?? association.headline ?? '';
  const caption = association.caption ?? association.headline;
  const lines = [
    caption === undefined ? '' : escapeHtml(caption),
    association.creditLine === undefined
      ? ''
      : `<small class="credit">${escapeHtml(association.creditLine)}</small>`,
  ].filter((line) => line !== '');
  const figcaption = lines.length === 0 ? '' : `<figcaption>${lines.join(' ')}</figcaption>`;
  return `<figure class="association"><img src="${escapeHtml(file.href)}" alt="${escapeHtml(alt)}"${size}>${figcaption}</figure>\n`;
};

/** A body has embedded posts and videos as links that show their address: people read what they are. */
const withTitles = (body: string, embeds: Story['embeds']): string =>
  embeds.reduce((html, embed) => {
    const address = escapeHtml(embed.url);
    const link = `<a href="${address}">`;
    return html.replaceAll(
      `${link}${address}</a></figure>`,
      () => `${link}${escapeHtml(embedTitle(embed))}</a></figure>`,
    );
  }, body);

const firstParagraph = /^\s*<p(?:\s[^<>]*)?>/;

/** The body with its dateline run in, as it is set in print; a body that has it already stays as it is. */
const withDateline = (story: Story): string => {
  const dateline = story.dateline?.text;
  if (dateline === undefined || story.text.trimStart().startsWith(dateline)) return story.body;
  const lead = `<span class="dateline">${escapeHtml(dateline)}</span>`;
  const opening = firstParagraph.exec(story.body)?.[0];
  if (opening === undefined) return `<p>${lead}</p>\n${story.body}`;
  return `${opening}${lead} — ${story.body.slice(opening.length)}`;
};

/** A body has addresses as the agency wrote them, where a feed has each character that is not allowed encoded. */
const isIn = (body: string, { association, files }: Media): boolean => {
  const shown = new Set(files.map(({ href }) => href));
  const written = new Set([...shown, ...association.renditions.map(({ href }) => href)]);
  return [...written].some((href) => shown.has(absoluteUri(href) ?? '') && body.includes(escapeHtml(href)));
};

/**
 * A story's running text, the same in every format: correction note, lead picture, body with dateline, further
 * pictures. Pictures that are in the body are not repeated.
 *
 * @param allMedia for renderers that have them already
 */
export const articleHtml = (story: Story, allMedia = mediaOf(story.associations)): string => {
  let before = '';
  let after = '';
  if (story.correctionNote !== undefined) {
    before = `<p class="correction-note"><em>${escapeHtml(story.correctionNote)}</em></p>\n`;
  }
  let lead = true;
  for (const media of allMedia) {
    if (!isImage(media)) continue;
    if (!isIn(story.body, media)) {
      if (lead) before += figure(media);
      else after += `\n${figure(media).trimEnd()}`;
    }
    lead = false;
  }
  return before + withTitles(withDateline(story), story.embeds) + after;
};

/** The texts of a story, which is rendered in several formats. */
interface Texts {
  html: string;
  cdata?: string;
}
const known = new WeakMap<Story, Texts>();

const textsOf = (story: Story, allMedia: Media[]): Texts => {
  const before = known.get(story);
  if (before !== undefined) return before;
  const article = articleHtml(story, allMedia);
  const isLeftToRight = story.textDirection === 'ltr';
  const html = isLeftToRight
    ? article
    : `<div dir="rtl" lang="${escapeHtml(story.language)}">${article}</div>`;
  const texts = { html };
  known.set(story, texts);
  return texts;
};

/**
 * `articleHtml` for a feed item. Text that runs from right to left is wrapped in an element that says so, for a
 * feed reader has no other way to know.
 */
export const contentHtml = (story: Story, allMedia = mediaOf(story.associations)): string =>
  textsOf(story, allMedia).html;

/** `contentHtml` as character data of RSS and Atom; nothing for a story without any. */
export const contentCdata = (story: Story, allMedia = mediaOf(story.associations)): string => {
  const texts = textsOf(story, allMedia);
  texts.cdata ??= texts.html === '' ? '' : cdata(texts.html);
  return texts.cdata;
};

/** Longest excerpt that replaces a missing summary. Characters. */
const excerptLength = 298;

/** The summary, else the subheadline, else the beginning of the text, cut at a word; never empty. Plain text. */
export const summaryOf = (story: Story): string => {
  const stated = story.summary ?? story.subheadline;
  if (stated !== undefined) return stated;
  const paragraph = (story.text.split('\n\n').find((block) => block.trim() !== '') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  // A story may be nothing but a headline and a picture.
  if (paragraph === '') return story.headline;
  if (paragraph.length <= excerptLength) return paragraph;
  const cut = paragraph.lastIndexOf(' ', excerptLength);
  return `${paragraph
    .slice(0, cut > 0 ? cut : excerptLength)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
};

/** The agency as readers know it; its id where the name is not known. */
export const agencyOf = ({ agency, agencyName }: Pick<Story, 'agency' | 'agencyName'>): string =>
  agencyName ?? agency;

/**
 * Who is named as the author: the authors, else the byline as written, else the agency. RFC 4287 §4.1.2 wants an author
 * for every entry, and an agency's unsigned copy is the agency's. A credit line thanks others and is none.
 */
export const authorNames = (story: Pick<Story, 'authors' | 'byline' | 'agency' | 'agencyName'>): string[] => {
  if (story.authors.length > 0) return [...new Set(story.authors.map((author) => author.name))];
  return [story.byline ?? agencyOf(story)];
};
