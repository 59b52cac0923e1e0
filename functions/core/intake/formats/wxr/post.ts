import type { Draft } from '../../../story/draft.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant, putLanguage, unique } from '../../draft/fill.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import { readWordPressStatus } from '../../draft/wordpress-status.ts';
import { isStoryType } from '../../draft/wordpress-type.ts';
import { attribute, rawText, text, type XmlElement } from '../../xml/element.ts';
import { plain, plainTitle } from '../../xml/html.ts';
import { distinctMedia, readEnclosure } from '../../xml/mediarss.ts';
import { core, coreText, extended, extendedText } from '../../xml/namespaces.ts';
import { paragraphs } from './paragraphs.ts';
import { readShortcodes } from './shortcodes.ts';
import type { Site } from './site.ts';

export const isPost = (item: XmlElement): boolean =>
  isStoryType(extendedText(item, 'wp', 'post_type') ?? 'post');

/** One post of the export. Dates are taken in UTC (`*_gmt`); WordPress writes zeros for "not yet". */
export function readPost(item: XmlElement, site: Site): Draft {
  const draft = emptyDraft();
  const wp = (name: string): string | undefined => extendedText(item, 'wp', name);
  put(draft, 'guid', coreText(item, 'guid') ?? wp('post_id'));
  putLanguage(draft, site.language);
  put(draft, 'canonical', coreText(item, 'link'));
  put(draft, 'baseUrl', coreText(item, 'link') ?? site.baseUrl);
  const title = coreText(item, 'title');
  put(draft, 'headline', title === undefined ? undefined : plainTitle(title));
  readAuthors(draft, item, site);
  putInstant(draft, 'firstCreated', utc(wp('post_date_gmt')) ?? coreText(item, 'pubDate'));
  putInstant(draft, 'versionCreated', utc(wp('post_modified_gmt')));
  put(draft, 'versionCreated', draft.firstCreated);
  const isProtected = wp('post_password') !== undefined;
  readWordPressStatus(draft, { status: wp('status'), isProtected });

  const categories = core(item, 'category');
  const named = (domain: string): string[] =>
    unique(categories.filter((category) => attribute(category, 'domain') === domain).map(text)).map(plain);
  put(draft, 'keywords', named('post_tag'));
  put(draft, 'section', named('category')[0]);
  const excerpt = text(extended(item, 'excerpt', 'encoded')[0]);
  put(draft, 'summary', excerpt === undefined ? undefined : plain(excerpt));
  readBody(draft, item, site);
  readThumbnail(draft, item, site);
  readEnclosures(draft, item);
  keepEmbargoFields(draft, fieldsOfXml(item));
  return draft;
}

/**
 * Who wrote a post: the co-authors that plugins keep as categories of the domain `author` (Co-Authors Plus,
 * PublishPress), else the account that holds the post.
 */
function readAuthors(draft: Draft, item: XmlElement, site: Site): void {
  const logins = extended(item, 'dc', 'creator').map(text);
  const together = core(item, 'category')
    .filter((category) => /^authors?$/i.test(attribute(category, 'domain') ?? ''))
    .map((category) => {
      const login = attribute(category, 'nicename')?.replace(/^cap-/, '') ?? '';
      return site.authors.get(login) ?? text(category);
    });
  const named = (list: (string | undefined)[]): string[] =>
    unique(list.map((login) => (login === undefined ? undefined : (site.authors.get(login) ?? login)))).map(
      plain,
    );
  const names = named(together.length > 0 ? together : logins);
  put(draft, 'byline', names.join(', '));
  if (names.length > 1)
    put(
      draft,
      'authors',
      names.map((name) => ({ name })),
    );
}

/** `0000-00-00 00:00:00` is no date. */
const utc = (date: string | undefined): string | undefined =>
  date === undefined || date.startsWith('0000') ? undefined : `${date.replace(' ', 'T')}Z`;

function readBody(draft: Draft, item: XmlElement, site: Site): void {
  const content = extended(item, 'content', 'encoded')[0];
  const raw = content === undefined ? '' : rawText(content);
  const { html, removed } = readShortcodes(raw, site);
  if (removed.length > 0) note(draft, 'shortcodes were taken out', removed.join(' '));
  draft.body = { kind: 'html', value: paragraphs(html) };
}

function readThumbnail(draft: Draft, item: XmlElement, site: Site): void {
  const meta = extended(item, 'wp', 'postmeta').find(
    (entry) => extendedText(entry, 'wp', 'meta_key') === '_thumbnail_id',
  );
  const picture = site.attachments.get(extendedText(meta, 'wp', 'meta_value') ?? '');
  const file = rendition({ href: picture?.url });
  if (picture === undefined || file === undefined) return;
  put(draft, 'associations', [
    association(mediaKind(picture.url) ?? 'picture', [file], {
      headline: picture.title,
      caption: picture.caption,
    }),
  ]);
}

/** Sound and films of a podcast: `enclosure` of the item or of its fields, where the address is the first line. */
function readEnclosures(draft: Draft, item: XmlElement): void {
  const fields = extended(item, 'wp', 'postmeta').filter(
    (entry) => extendedText(entry, 'wp', 'meta_key') === 'enclosure',
  );
  const stated = fields.map((entry) =>
    rawText(extended(entry, 'wp', 'meta_value')[0] ?? '')
      .split('\n')
      .map((line) => line.trim()),
  );
  const own = core(item, 'enclosure').map((one) => [
    attribute(one, 'url'),
    attribute(one, 'length'),
    attribute(one, 'type'),
  ]);
  const files = [...own, ...stated].flatMap(([href, size, mediaType]) => {
    const read = readEnclosure(href, mediaType, size);
    if (read.length === 0) note(draft, 'an enclosure of an unknown kind was left out', href);
    return read;
  });
  const all = distinctMedia([...(draft.associations ?? []), ...files]);
  if (all.length > 0) draft.associations = all;
}
