import { isTag } from 'domhandler';
import { type HtmlNode, isWithin, parentOf } from '../../../markup/html-tree.ts';
import type { Draft } from '../../../story/draft.ts';
import { keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant } from '../../draft/fill.ts';
import { readLanguageTag } from '../../draft/language.ts';
import type { Sniff } from '../../format.ts';
import type { PageArticle } from './article.ts';
import { type Block, nameOf } from './blocks.ts';
import { findByline, personNames } from './byline.ts';
import { withoutCorrection } from './correction.ts';
import { findFrames, findPosts } from './embeds.ts';
import { folded } from './headline.ts';
import { writeBlocks } from './markup.ts';
import type { PageMetadata } from './metadata.ts';
import { ownLines } from './own-lines.ts';
import { findPictures } from './pictures.ts';
import { namesHouse, putStatements } from './statements.ts';

/** Passages that were left out are named one by one up to this number. */
const namedPassages = 30;

/** A page to a draft; undefined when the page holds no running text. */
export function pageDraft(found: PageArticle, sniff: Sniff): Draft | undefined {
  const article = withoutCorrection(found);
  const { metadata } = article;
  const draft = emptyDraft();
  draft.body.value = bodyOf(article, draft);
  if (draft.body.value === '') return undefined;

  put(draft, 'headline', headlineOf(article));
  put(draft, 'subheadline', subheadlineOf(article, draft.headline));
  const signed = metadata.authors.filter((name) => !namesHouse(metadata.stated, name));
  const names = personNames(signed);
  const isOwn = ownLines(article);
  const lines = article.all.filter((block) => !namesHouse(metadata.stated, block.text) && isOwn(block));
  put(draft, 'byline', findByline(lines, names) ?? (signed.join(', ') || undefined));
  put(
    draft,
    'authors',
    names.map((name) => ({ name })),
  );
  put(draft, 'summary', metadata.description);
  put(draft, 'language', readLanguageTag(metadata.language ?? ''));
  put(draft, 'section', metadata.section);
  put(draft, 'keywords', metadata.keywords.slice(0, 100));
  put(draft, 'copyrightHolder', metadata.copyrightHolder);
  put(draft, 'aiUse', metadata.aiUse);
  putInstant(draft, 'firstCreated', metadata.published ?? shownTime(article));
  putInstant(draft, 'versionCreated', metadata.modified);
  putStatements(draft, metadata.stated);
  const base = baseOf(article, sniff);
  put(draft, 'baseUrl', base);
  put(draft, 'canonical', absolute(metadata.canonical, base));
  put(draft, 'associations', picturesOf(article));
  put(draft, 'embeds', findPosts(article));
  noteLeft(article, draft);
  keepEmbargoFields(draft, metaFields(metadata));
  return draft;
}

const metaFields = ({ metas }: PageMetadata): [string, string][] =>
  [...metas].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name.replace(/^.*:/, ''), value]),
  );

/** The text found in the page, or the `articleBody` of its JSON-LD where a script would have drawn the text. */
function bodyOf(article: PageArticle, draft: Draft): string {
  const { text, roots, metadata } = article;
  const found = text.reduce((sum, block) => sum + block.chars, 0);
  const stated = metadata.articleBody?.trim() ?? '';
  if (stated.length < 300 || found > stated.length * 0.35)
    return writeBlocks(text, roots, findFrames(article));
  note(draft, 'the page shows no text of its own; the articleBody of its JSON-LD was taken');
  const escaped = stated
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replace(/&(?!\w+;|#)/g, '&amp;')
    .replace(/</g, '&lt;');
  return escaped
    .split(/\n\s*\n|\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}

/** What the page shows as headline if its metadata agree or are silent, else what the metadata say. */
function headlineOf({ headline, metadata }: PageArticle): string | undefined {
  const [stated] = metadata.headlines;
  if (headline === undefined || stated === undefined) return headline?.text ?? stated;
  const shown = folded(headline.text);
  return metadata.headlines.some((text) => folded(text) === shown) || nameOf(headline) === 'h1'
    ? headline.text
    : stated;
}

/** The standfirst that the page shows, else what the metadata say, unless it is the headline again. */
function subheadlineOf({ standfirst, metadata }: PageArticle, headline = ''): string | undefined {
  return [standfirst?.text, metadata.subheadline].find((text) => text && folded(text) !== folded(headline));
}

/** The first `time` element with a machine-readable time. */
function shownTime({ tree }: PageArticle): string | undefined {
  for (const element of tree.about) {
    if (element.name === 'time' && /^\d{4}-\d{2}-\d{2}/.test(element.attribs.datetime ?? ''))
      return element.attribs.datetime;
  }
  return undefined;
}

function baseOf({ tree, metadata }: PageArticle, sniff: Sniff): string | undefined {
  const page = sniff.baseUrl ?? absolute(metadata.canonical, undefined);
  for (const element of tree.about) {
    if (element.name === 'base' && element.attribs.href) return absolute(element.attribs.href, page) ?? page;
  }
  return page;
}

function absolute(href: string | undefined, base: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const url = URL.parse(href, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The article's own pictures. If it has none, the picture in the metadata. */
function picturesOf({ roots, headline, isFurniture, metadata }: PageArticle): Draft['associations'] {
  const found = findPictures(pictureScope(roots, headline), isFurniture);
  const [lead] = metadata.images;
  return found.length > 0 || lead === undefined ? found : [{ type: 'picture', renditions: [{ href: lead }] }];
}

/** Lead pictures are between headline and text: the box around both, if it is an article of its own. */
function pictureScope(roots: readonly HtmlNode[], headline: Block | undefined): readonly HtmlNode[] {
  for (let node: HtmlNode | undefined = roots[0]; node && headline; node = parentOf(node)) {
    if (!isWithin(headline.element, node)) continue;
    return isTag(node) && node.name !== 'body' && node.name !== 'html' ? [node] : roots;
  }
  return roots;
}

function noteLeft({ left }: PageArticle, draft: Draft): void {
  for (const block of left.slice(0, namedPassages))
    note(draft, 'left out as no part of the story', block.text);
  const more = left.length - namedPassages;
  if (more > 0) note(draft, `${more} more passages were left out as no part of the story`);
}
