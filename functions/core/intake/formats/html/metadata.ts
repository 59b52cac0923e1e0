import type { Document, Element } from 'domhandler';
import { findAll, findOne, getElementsByTagName, textContent } from 'domutils';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { withoutAddresses } from '../json/people.ts';

/** What `<meta>` names fill which field: HTML standard names, Open Graph, Dublin Core; the first one given wins. */
const fieldOfMeta: Readonly<Record<string, MetaField>> = {
  author: 'byline',
  'dc.creator': 'byline',
  'dcterms.creator': 'byline',
  'article:author': 'byline',
  byline: 'byline',
  description: 'summary',
  'og:description': 'summary',
  'dc.description': 'summary',
  keywords: 'keywords',
  news_keywords: 'keywords',
  'article:tag': 'keywords',
  'dc.subject': 'keywords',
  'article:published_time': 'firstCreated',
  'dc.date': 'firstCreated',
  'dcterms.created': 'firstCreated',
  date: 'firstCreated',
  pubdate: 'firstCreated',
  'publish-date': 'firstCreated',
  'article:modified_time': 'versionCreated',
  'dcterms.modified': 'versionCreated',
  'last-modified': 'versionCreated',
  'article:section': 'section',
  section: 'section',
  copyright: 'copyrightNotice',
  'dc.rights': 'copyrightNotice',
  'dcterms.rights': 'copyrightNotice',
  'og:url': 'canonical',
  'og:locale': 'language',
  'dc.language': 'language',
  'content-language': 'language',
};

type MetaField =
  | 'byline'
  | 'summary'
  | 'keywords'
  | 'firstCreated'
  | 'versionCreated'
  | 'section'
  | 'copyrightNotice'
  | 'canonical'
  | 'language';

/** Fields stated by `<meta>`, `<link rel=canonical>`, `<base>` and the document's `lang`. */
export function readMetadata(document: Document, changes: Change[]): Partial<Draft> {
  const fields: Partial<Draft> = {};
  const canonical = findOne(
    (element) => element.name === 'link' && element.attribs.rel === 'canonical',
    document.children,
  );
  setAddress(fields, 'canonical', canonical?.attribs.href);
  setAddress(fields, 'baseUrl', getElementsByTagName('base', document, true, 1)[0]?.attribs.href);
  const language = languageOf(document);
  if (language !== undefined) fields.language = language;
  for (const meta of findAll((element) => element.name === 'meta', document.children).slice(0, 200)) {
    const name = (meta.attribs.name ?? meta.attribs.property ?? meta.attribs['http-equiv'] ?? '')
      .trim()
      .toLowerCase();
    const field = Object.hasOwn(fieldOfMeta, name) ? fieldOfMeta[name] : undefined;
    const content = meta.attribs.content?.replace(/\s+/g, ' ').trim();
    if (field !== undefined && content) setField(fields, field, content, changes);
  }
  return fields;
}

/** The `<title>` of a document, white space folded. */
export function titleOf(document: Document): string | undefined {
  const title = getElementsByTagName('title', document, true, 1)[0];
  const text = title === undefined ? '' : textContent(title).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

function setField(fields: Partial<Draft>, field: MetaField, content: string, changes: Change[]): void {
  if (field === 'keywords') {
    const words = content
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    fields.keywords = [...new Set([...(fields.keywords ?? []), ...words])];
  } else if (fields[field] !== undefined) {
    return;
  } else if (field === 'firstCreated' || field === 'versionCreated') {
    const reading = readInstant(content);
    if (reading) fields[field] = reading.instant;
    else
      changes.push({
        step: 'html',
        reason: 'a date could not be read and was left out',
        before: content.slice(0, 80),
      });
  } else if (field === 'canonical') setAddress(fields, field, content);
  else if (field === 'language') setLanguage(fields, content);
  // Open Graph means a profile's address by article:author; that is no byline.
  else if (field === 'byline' && /^https?:/i.test(content)) return;
  else fields[field] = field === 'byline' ? withoutAddresses(content, changes) : content;
}

function setAddress(
  fields: Partial<Draft>,
  field: 'canonical' | 'baseUrl',
  address: string | undefined,
): void {
  if (address !== undefined && /^https?:\/\/[^\s/]/i.test(address.trim())) fields[field] = address.trim();
}

function setLanguage(fields: Partial<Draft>, written: string): void {
  const tag = readLanguageTag(written);
  if (tag !== undefined) fields.language = tag;
}

/** The language of the outermost element that names one and holds nearly all of the document. */
function languageOf(document: Document): string | undefined {
  const fields: Partial<Draft> = {};
  let level = document.children.filter((node): node is Element => 'attribs' in node);
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    const content = level.filter((element) => element.name !== 'head');
    const [only] = content;
    if (only === undefined || content.length > 1) break;
    const written = only.attribs.lang ?? only.attribs['xml:lang'];
    if (written) setLanguage(fields, written);
    level = only.children.filter((node): node is Element => 'attribs' in node);
  }
  return fields.language;
}
