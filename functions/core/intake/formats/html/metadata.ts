import type { Document } from 'domhandler';
import { findAll, findOne, getElementsByTagName } from 'domutils';
import { childElements, textBelow } from '../../../markup/html-tree.ts';
import { oneLine } from '../../../markup/white-space.ts';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';
import { keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { withoutAddresses } from '../json/people.ts';

/** Names of `<meta>` that fill a field: HTML standard names, Open Graph, Dublin Core. The first one in the page wins. */
const metaNames = {
  byline: 'author dc.creator dcterms.creator article:author byline',
  summary: 'description og:description dc.description',
  keywords: 'keywords news_keywords article:tag dc.subject',
  firstCreated: 'article:published_time dc.date dcterms.created date pubdate publish-date',
  versionCreated: 'article:modified_time dcterms.modified last-modified',
  section: 'article:section section',
  copyrightNotice: 'copyright dc.rights dcterms.rights',
  canonical: 'og:url',
  language: 'og:locale dc.language content-language',
} as const;

type MetaField = keyof typeof metaNames;

const fieldOfMeta = new Map(
  (Object.keys(metaNames) as MetaField[]).flatMap((field) =>
    metaNames[field].split(' ').map((name) => [name, field] as const),
  ),
);

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
    const field = fieldOfMeta.get(name);
    const content = oneLine(meta.attribs.content ?? '');
    if (field !== undefined && content !== '') setField(fields, field, content, changes);
    else keepEmbargoFields(fields, [[name.replace(/^.*:/, ''), content]]);
  }
  return fields;
}

/** The `<title>` of a document on one line. */
export function titleOf(document: Document): string | undefined {
  const title = getElementsByTagName('title', document, true, 1)[0];
  return title && (oneLine(textBelow(title, '')) || undefined);
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
  let level = childElements(document);
  for (let depth = 0; depth < 6 && level.length > 0; depth++) {
    const content = level.filter((element) => element.name !== 'head');
    const [only] = content;
    if (only === undefined || content.length > 1) break;
    const written = only.attribs.lang ?? only.attribs['xml:lang'];
    if (written) setLanguage(fields, written);
    level = childElements(only);
  }
  return fields.language;
}
