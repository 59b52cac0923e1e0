import type { Draft } from '../../../story/draft.ts';
import { fieldsOfJson, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant, unique } from '../../draft/fill.ts';
import { association, isWebAddress, mediaKind, rendition } from '../../draft/media.ts';
import { readWordPressStatus } from '../../draft/wordpress-status.ts';
import { isStoryType } from '../../draft/wordpress-type.ts';
import type { ParsedItem } from '../../format.ts';
import { plain, plainTitle } from '../../xml/html.ts';
import { isObject } from '../json/document.ts';
import { type Folded, folded, many, records, say } from '../ninjs/property.ts';

/**
 * One post (WordPress REST API Handbook, "Posts"): `title`, `content` and `excerpt` are objects with their HTML in
 * `rendered`. Authors, terms and pictures are numbers unless the request had `_embed`.
 */
export function readPost(value: unknown, pointer: string): ParsedItem {
  if (!isObject(value)) return problem(pointer, 'a post must be an object');
  const post = folded(value);
  const type = say(post, 'type') ?? 'post';
  if (!isStoryType(type))
    return problem(pointer, `the entry is of the type ${type.slice(0, 40)}; only posts are stories`);
  const draft = emptyDraft();
  const link = say(post, 'link');
  put(draft, 'guid', rendered(post, 'guid') ?? link ?? say(post, 'id'));
  if (link !== undefined && isWebAddress(link)) {
    put(draft, 'canonical', link);
    put(draft, 'baseUrl', link);
  }
  const title = rendered(post, 'title');
  put(draft, 'headline', title === undefined ? undefined : plainTitle(title));
  readTimes(draft, post);
  readStatus(draft, post);
  const excerpt = rendered(post, 'excerpt');
  put(draft, 'summary', excerpt === undefined ? undefined : plain(excerpt));
  const content = rendered(post, 'content');
  if (content === undefined)
    return problem(`${pointer}/content`, 'the post has no content.rendered with text in it');
  draft.body = { kind: 'html', value: content };
  readEmbedded(draft, post);
  keepEmbargoFields(draft, fieldsOfJson(value));
  return { pointer, draft };
}

const problem = (pointer: string, detail: string): ParsedItem => ({
  pointer,
  problems: [{ pointer, detail }],
});

/** The HTML of a member; systems that pass posts on have it bare as often as not. */
function rendered(post: Folded, name: string): string | undefined {
  const value = post.get(name);
  return isObject(value) ? say(folded(value), 'rendered', 'raw') : say(post, name);
}

/** `*_gmt` is UTC without saying so; `date` is the time of the site. */
function readTimes(draft: Draft, post: Folded): void {
  const utc = (name: string): string | undefined => {
    const stated = say(post, name);
    if (stated === undefined || stated.startsWith('0000')) return undefined;
    return /(?:Z|[+-]\d\d:?\d\d)$/.test(stated) ? stated : `${stated.replace(' ', 'T')}Z`;
  };
  putInstant(draft, 'firstCreated', utc('dategmt') ?? say(post, 'date'));
  putInstant(draft, 'versionCreated', utc('modifiedgmt') ?? say(post, 'modified'));
  put(draft, 'versionCreated', draft.firstCreated);
}

function readStatus(draft: Draft, post: Folded): void {
  const content = post.get('content');
  const isClosed = isObject(content) && content.protected === true;
  const isProtected = isClosed || say(post, 'password') !== undefined;
  readWordPressStatus(draft, { status: say(post, 'status'), isProtected });
}

/** What the request's `_embed` adds: names of authors, categories and tags, and the picture of the post. */
function readEmbedded(draft: Draft, post: Folded): void {
  const value = post.get('embedded');
  const embedded = isObject(value) ? value : {};
  const authors = unique(records(embedded.author).map((author) => say(author, 'name'))).map(plain);
  put(draft, 'byline', authors.join(', '));
  if (authors.length > 1)
    put(
      draft,
      'authors',
      authors.map((name) => ({ name })),
    );
  const terms = many(embedded['wp:term']).flatMap((group) => records(group));
  const named = (taxonomy: string): string[] =>
    unique(terms.filter((term) => say(term, 'taxonomy') === taxonomy).map((term) => say(term, 'name'))).map(
      plain,
    );
  put(draft, 'keywords', named('post_tag'));
  put(draft, 'section', named('category')[0]);
  const media = records(embedded['wp:featuredmedia']).flatMap((medium) => {
    const href = say(medium, 'sourceurl');
    const mediaType = say(medium, 'mimetype');
    const file = rendition({ href, mediaType });
    if (file === undefined) return [];
    const caption = rendered(medium, 'caption');
    return association(mediaKind(mediaType, href) ?? 'picture', [file], {
      caption: caption === undefined ? undefined : plain(caption),
      alt: say(medium, 'alttext'),
    });
  });
  put(draft, 'associations', media);
  const isNumber = (name: string): boolean => typeof post.get(name) === 'number' && post.get(name) !== 0;
  const unread = [
    ...(authors.length === 0 && isNumber('author') ? ['author'] : []),
    ...(media.length === 0 && isNumber('featuredmedia') ? ['featured_media'] : []),
    ...(terms.length === 0 && many(post.get('categories')).length > 0 ? ['categories'] : []),
    ...(terms.length === 0 && many(post.get('tags')).length > 0 ? ['tags'] : []),
  ];
  if (unread.length > 0)
    note(
      draft,
      'members that are only numbers were left out; ask WordPress for them with _embed',
      unread.join(', '),
    );
}
