import type { Draft } from '../../../story/draft.ts';
import { withoutDashes } from '../../draft/dateline.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant, putUrgency, putVersion, unique } from '../../draft/fill.ts';
import { association, mediaKind, rendition } from '../../draft/media.ts';
import { distinct, subject } from '../../draft/subject.ts';
import { child, childText, elements, rawText, text, type XmlElement } from '../../xml/element.ts';
import { looksLikeHtml, plain } from '../../xml/html.ts';

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1';

/** One `RBNews`. Element names are the agency's, in Danish and English. */
export function readNews(news: XmlElement): Draft {
  const draft = emptyDraft();
  const say = (name: string): string | undefined => childText(news, name);
  const tidy = (name: string): string | undefined => {
    const raw = say(name);
    return raw === undefined ? undefined : plain(onceEscaped(raw));
  };
  put(draft, 'guid', say('NewsID'));
  putVersion(draft, say('version'));
  putInstant(draft, 'versionCreated', say('PublishDate'));
  put(draft, 'firstCreated', draft.versionCreated);
  putUrgency(draft, say('Priority'));
  put(draft, 'headline', tidy('headline') ?? tidy('ContentShort'));
  put(draft, 'subheadline', tidy('subtitle'));
  put(draft, 'slugline', withoutDashes(tidy('strapline') ?? ''));
  put(draft, 'byline', tidy('byLine'));
  const town = tidy('town');
  if (town !== undefined) {
    draft.dateline = { text: town, place: town };
    draft.located = [town];
  }
  put(draft, 'creditLine', tidy('origin')?.replace(/^\/|\/$/g, ''));
  put(draft, 'section', tidy('section'));
  put(draft, 'edNote', tidy('TilRedaktionen'));
  put(draft, 'keywords', unique(elements(child(news, 'SubjectKeyword')).map(text)));
  const codes = elements(child(news, 'IPTCList')).flatMap((code) => text(code) ?? []);
  put(draft, 'subjects', distinct(codes.map((code) => subject('iptc', code.padStart(8, '0')))));
  readState(draft, news);
  readContent(draft, child(news, 'content'));
  readMedia(draft, child(news, 'MultimedieList'));
  keepEmbargoFields(draft, fieldsOfXml(news));
  return draft;
}

/** `Annuleret`: canceled; `Korrektion`: a correction; an embargo under any name that says so. */
function readState(draft: Draft, news: XmlElement): void {
  if (isTrue(childText(news, 'Annuleret'))) draft.pubStatus = 'canceled';
  if (isTrue(childText(news, 'Korrektion'))) put(draft, 'correctionNote', draft.edNote ?? 'Korrektion');
  put(draft, 'evolvedFrom', childText(news, 'replacedID') ?? childText(news, 'Replaces'));
  for (const element of elements(news)) {
    if (!/embargo|frigiv/i.test(element.name)) continue;
    const value = text(element);
    if (value !== undefined && !/^(?:false|0)$/i.test(value)) putInstant(draft, 'embargoed', value);
  }
}

/** HTML that is escaped in the XML, sometimes with its references escaped twice. */
function readContent(draft: Draft, content: XmlElement | undefined): void {
  if (content === undefined) return;
  const raw = rawText(content).trim();
  const once = onceEscaped(raw);
  if (once !== raw) note(draft, 'references that were escaped twice were read once');
  draft.body = { kind: looksLikeHtml(once) ? 'html' : 'text', value: once };
}

const onceEscaped = (html: string): string =>
  html.replace(/&amp;(apos|quot|nbsp|[lg]t|#\d{1,6}|[a-zA-Z]{4,8});/g, '&$1;');

/** Pictures: any entry with an address; the agency has used several shapes. */
function readMedia(draft: Draft, list: XmlElement | undefined): void {
  const found = elements(list).flatMap((entry) => {
    const parts = elements(entry);
    const say = (pattern: RegExp): string | undefined => text(parts.find((part) => pattern.test(part.name)));
    const href =
      parts.map((part) => text(part)).find((value) => value !== undefined && /^https?:\/\//.test(value)) ??
      text(entry);
    if (href === undefined || !/^https?:\/\/\S+$/.test(href)) return [];
    const file = rendition({ href, mediaType: say(/mime/i) });
    const type = mediaKind(say(/type/i), say(/mime/i), href) ?? 'picture';
    return [
      association(type, file === undefined ? [] : [file], {
        caption: say(/caption|tekst|text/i),
        creditLine: say(/credit|foto|byline/i),
      }),
    ];
  });
  put(draft, 'associations', found);
}
