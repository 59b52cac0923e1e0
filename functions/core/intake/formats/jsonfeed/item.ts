import { cut } from '../../../story/cut.ts';
import type { Draft, Problem } from '../../../story/draft.ts';
import type { Association, Change } from '../../../story/schema.ts';
import { fieldsOfJson, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { wordSet } from '../../draft/words.ts';
import type { ParsedItem } from '../../format.ts';
import { isObject } from '../json/document.ts';
import { fieldReaders, kindOfValue } from '../json/fields.ts';
import { readPeople } from '../json/people.ts';
import { kindOf } from '../json/pictures.ts';
import type { Position } from '../json/position.ts';
import { readExtension } from './extension.ts';

/** The members of an item that have a place in a draft (JSON Feed 1.1, "Items"). */
const known = wordSet(`
  id url title content_html content_text summary image banner_image date_published date_modified
  author authors tags language attachments external_url _dateline
`);

/** One item of a feed; authors and language may be given once for the whole feed. */
export function readFeedItem(item: unknown, feed: Record<string, unknown>, pointer: string): ParsedItem {
  if (!isObject(item)) {
    return {
      pointer,
      problems: [{ pointer, detail: `an item must be an object, not ${kindOfValue(item)}` }],
    };
  }
  if (isObject(item._tombstone)) return readTombstone(item, item._tombstone, pointer);
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const position = (name: string): Position => ({ pointer: `${pointer}/${name}`, changes, problems });
  const read = <Field extends keyof typeof fieldReaders>(
    field: Field,
    name: string,
    value = item[name],
  ): void => {
    if (value === undefined || value === null || value === '') return;
    const result = fieldReaders[field](value, position(name));
    if (result !== undefined) Object.assign(fields, { [field]: result });
  };
  const fields: Partial<Draft> = {};
  read('guid', 'id');
  read('headline', 'title');
  read('summary', 'summary');
  read('canonical', 'url');
  read('firstCreated', 'date_published');
  read('versionCreated', 'date_modified');
  read('keywords', 'tags');
  read('language', 'language', item.language ?? feed.language);
  if (fields.versionCreated === undefined && fields.firstCreated !== undefined)
    fields.versionCreated = fields.firstCreated;

  const people = item.authors ?? item.author ?? feed.authors ?? feed.author;
  if (people !== undefined && people !== null) Object.assign(fields, readNamed(people, changes));
  const associations = readAttachments(item, changes, pointer);
  if (associations.length > 0) fields.associations = associations;
  const base = typeof item.url === 'string' ? item.url : feed.home_page_url;
  if (typeof base === 'string' && /^https?:\/\//i.test(base)) fields.baseUrl = base;

  const html = textOf(item.content_html);
  const plain = textOf(item.content_text);
  const body = html
    ? { kind: 'html' as const, value: html }
    : plain
      ? { kind: 'text' as const, value: plain }
      : undefined;
  if (body === undefined)
    problems.push({ pointer, detail: 'an item needs content_html or content_text with text in it' });
  const extension = readExtension(item._dateline, position('_dateline'));
  if (extension !== undefined) {
    // Unsigned copy has its house for an author.
    const houses = [textOf(isObject(item._dateline) ? item._dateline.agency : ''), extension.creditLine];
    if (extension.authors !== undefined || houses.includes(fields.byline)) {
      delete fields.byline;
      delete fields.authors;
    }
    // Tags are all labels in one list; those that have a place of their own are no keywords.
    const filed = new Set([
      extension.section,
      ...(extension.subjects ?? []).map(({ name, code }) => name ?? code),
    ]);
    if (fields.keywords !== undefined) fields.keywords = fields.keywords.filter((word) => !filed.has(word));
    Object.assign(fields, extension);
  }
  if (problems.length > 0 || body === undefined) return { pointer, problems };
  const ignored = Object.keys(item).filter((name) => !known.has(name));
  if (ignored.length > 0) {
    changes.push({
      step: 'jsonfeed',
      reason: 'ignored: members without a place in a story',
      before: cut(ignored.slice(0, 20).join(', '), 300),
    });
  }
  const draft: Draft = { ...fields, body, changes };
  const rest = Object.entries(item).filter(([name]) => !known.has(name));
  keepEmbargoFields(draft, fieldsOfJson(Object.fromEntries(rest)));
  return { pointer, draft };
}

/** `_tombstone`: the story with this id is killed; nothing of the item is text of the story. */
function readTombstone(
  item: Record<string, unknown>,
  tombstone: Record<string, unknown>,
  pointer: string,
): ParsedItem {
  const guid = textOf(item.id);
  if (guid === undefined) return { pointer, problems: [{ pointer, detail: 'a tombstone must name its id' }] };
  const changes: Change[] = [];
  const position = { pointer: `${pointer}/_tombstone/when`, changes, problems: [] };
  const when = fieldReaders.versionCreated(tombstone.when, position);
  const reason = textOf(tombstone.reason);
  const draft: Draft = {
    guid,
    headline: 'Withdrawn story',
    pubStatus: tombstone.cause === undefined ? 'canceled' : 'withheld',
    ...(typeof when === 'string' && { versionCreated: when }),
    ...(reason !== undefined && { correctionNote: reason }),
    body: { kind: 'text', value: '' },
    changes,
  };
  return { pointer, draft };
}

/** Authors of JSON Feed may have no name at all (an address or avatar alone); these are left out. */
function readNamed(value: unknown, changes: Change[]): Partial<Draft> {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const named = list.filter((entry) => isObject(entry) && textOf(entry.name) !== undefined);
  const people = readPeople(named, changes);
  return people?.byline === undefined ? {} : people;
}

function readAttachments(item: Record<string, unknown>, changes: Change[], pointer: string): Association[] {
  const media: Association[] = [];
  const image = textOf(item.image) ?? textOf(item.banner_image);
  if (image !== undefined) media.push({ type: 'picture', renditions: [{ href: image }] });
  const attachments: unknown[] = Array.isArray(item.attachments) ? item.attachments : [];
  attachments.forEach((entry, index) => {
    const href = isObject(entry) ? textOf(entry.url) : undefined;
    if (!isObject(entry) || href === undefined) {
      changes.push({
        step: 'jsonfeed',
        reason: 'an attachment without url was left out',
        before: `${pointer}/attachments/${index}`,
      });
      return;
    }
    const mediaType = textOf(entry.mime_type);
    const title = textOf(entry.title);
    const bytes = entry.size_in_bytes;
    const size = typeof bytes === 'number' && Number.isInteger(bytes) && bytes >= 0 ? { size: bytes } : {};
    media.push({
      type: kindOf(mediaType),
      renditions: [{ href, ...(mediaType && { mediaType }), ...size }],
      ...(title && { headline: title }),
    });
  });
  return media;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
