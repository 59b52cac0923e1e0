import type { Draft } from '../../../story/draft.ts';
import type { Association } from '../../../story/schema.ts';
import { isDateline, withoutSeparator } from '../../draft/dateline.ts';
import { fieldsOfJson, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, unique } from '../../draft/fill.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import { keepPrivate } from '../../draft/private.ts';
import { codedSubject, distinct } from '../../draft/subject.ts';
import type { ParsedItem } from '../../format.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { plain } from '../../xml/html.ts';
import { isObject } from '../json/document.ts';
import { withoutPrivate } from '../ninjs/private.ts';
import { type Folded, folded, many, propertySource, records, say } from '../ninjs/property.ts';

const rows: readonly Row[] = [
  ['language', read.language, 'language'],
  ['guid', read.text, 'urn | entryid'],
  ['version', read.version, 'version'],
  ['headline', read.html, 'headline'],
  ['summary', read.html, 'teaser'],
  ['byline', read.html, 'byline'],
  ['firstCreated', read.instant, 'firstcreated | created'],
  ['versionCreated', read.instant, 'versioncreated | updated | firstcreated'],
  ['embargoed', read.instant, 'embargoed | embargo'],
  ['pubStatus', read.status, 'pubstatus'],
  ['urgency', read.urgency, 'urgency'],
  ['section', read.text, 'rubricnames[]'],
  ['creditLine', read.text, 'creditline'],
  ['copyrightNotice', read.text, 'copyrightnotice'],
  ['usageTerms', read.text, 'usageterms'],
  ['edNote', read.text, 'ednote'],
];

/**
 * One entry of dpa's digitalwires, in the names of its JSON. The notepad is written for editors and stays out of the story,
 * even where a part of it is called public: it holds contacts, sources and corrections.
 */
export function readEntry(value: unknown, pointer: string): ParsedItem {
  if (!isObject(value))
    return { pointer, problems: [{ pointer, detail: 'an entry of digitalwires must be an object' }] };
  const draft = emptyDraft();
  const entry = folded(withoutPrivate(draft, value));
  readRows(draft, propertySource(entry), rows);
  const line = withoutSeparator(plain(say(entry, 'dateline') ?? ''));
  if (isDateline(line)) draft.dateline = { text: line };
  const kicker = plain(say(entry, 'kicker') ?? '');
  put(draft, 'slugline', kicker);
  readNotepad(draft, entry);
  readCategories(draft, entry);
  put(draft, 'associations', readMedia(entry));
  draft.body = { kind: 'html', value: say(entry, 'articlehtml') ?? '' };
  if (draft.body.value === '' && draft.pubStatus !== 'canceled') {
    const at = `${pointer}/article_html`;
    return { pointer, problems: [{ pointer: at, detail: 'the entry has no article_html with text in it' }] };
  }
  const boxes = Object.keys(value).filter((name) => /_html$/.test(name) && name !== 'article_html');
  if (boxes.length > 0) note(draft, 'boxes beside the text were left out', boxes.slice(0, 20).join(', '));
  keepEmbargoFields(draft, fieldsOfJson(Object.fromEntries(entry)));
  return { pointer, draft };
}

function readNotepad(draft: Draft, entry: Folded): void {
  const value = entry.get('notepad');
  if (!isObject(value)) return;
  const words = Object.values(value).map((part) => (typeof part === 'string' ? plain(part) : ''));
  const all = unique(words).join('\n');
  if (all !== '') keepPrivate(draft, 'the notepad', all);
}

/** `dnltype:keyword`, `dnltype:geosubject`, `dnltype:dpasubject` and their like, with codes where there are some. */
function readCategories(draft: Draft, entry: Folded): void {
  const categories = records(entry.get('categories'));
  const typed = (type: RegExp): Folded[] =>
    categories.filter((category) => type.test(say(category, 'type') ?? ''));
  const namesOf = (list: readonly Folded[]): string[] =>
    unique(list.map((category) => say(category, 'name'))).map(plain);
  put(draft, 'keywords', namesOf(typed(/keyword/i)));
  put(draft, 'located', namesOf(typed(/geo|place/i)).slice(0, 5));
  const subjects = typed(/subject|topic/i)
    .filter((category) => !/geo/i.test(say(category, 'type') ?? ''))
    .map((category) => codedSubject(say(category, 'qcode') ?? '', say(category, 'name')));
  put(draft, 'subjects', distinct(subjects));
}

function readMedia(entry: Folded): Association[] {
  return records(entry.get('associations')).flatMap((medium) => {
    const files = [...many(medium.get('renditions')), Object.fromEntries(medium)].flatMap((one) => {
      if (!isObject(one)) return [];
      const file = folded(one);
      return (
        rendition({
          href: say(file, 'url', 'href'),
          mediaType: say(file, 'mimetype'),
          width: file.get('width'),
          height: file.get('height'),
        }) ?? []
      );
    });
    const type = mediaKind(say(medium, 'type'), files[0]?.mediaType, files[0]?.href);
    if (files.length === 0 || type === undefined) return [];
    const caption = say(medium, 'caption');
    return association(type, files, {
      guid: say(medium, 'urn'),
      headline: say(medium, 'headline'),
      caption: caption === undefined ? undefined : plain(caption),
      creditLine: say(medium, 'creditline', 'credit', 'byline'),
    });
  });
}
