import { sourceTypes } from '../../../story/ai-use.ts';
import type { Draft } from '../../../story/draft.ts';
import { readAiUse } from '../../../story/read-ai-use.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, unique } from '../../draft/fill.ts';
import { putStatus } from '../../draft/status.ts';
import { codedSubject, distinct } from '../../draft/subject.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { putContributors, putNotice, readDublinCore } from '../../xml/dublincore.ts';
import { attribute, elements, text, type XmlElement } from '../../xml/element.ts';
import { htmlContent, looksLikeHtml, plain } from '../../xml/html.ts';
import { distinctMedia, readEnclosure, readMediaRss } from '../../xml/mediarss.ts';
import { core, extended, extendedText } from '../../xml/namespaces.ts';
import { feedSource } from '../../xml/path.ts';

const identity: readonly Row[] = [
  ['guid', read.text, 'guid | @rdf:about | dc:identifier | link | atom:link/@href'],
  [
    'canonical',
    read.address,
    'atom:link[@rel=canonical]/@href | atom:link[@rel=via]/@href | link | atom:link/@href',
  ],
  ['baseUrl', read.text, '@xml:base'],
  ['baseUrl', read.address, 'link | atom:link/@href'],
  ['headline', read.title, 'title | dc:title'],
];
const times: readonly Row[] = [
  ['firstCreated', read.instant, 'pubDate | dcterms:created | dc:date | prism:publicationDate'],
  ['versionCreated', read.instant, 'dcterms:modified | atom:updated | prism:modificationDate'],
  ['embargoed', read.instant, 'prism:embargoDate | dcterms:available'],
  ['expires', read.instant, 'prism:killDate | expirationDate'],
];
const rest: readonly Row[] = [
  ['creditLine', read.text, 'source | dc:source | dc:publisher'],
  ['located', read.single, 'georss:featurename | dc:coverage'],
  ['section', read.text, 'prism:section'],
];

/** One RSS `item` with Dublin Core, content, Media RSS and PRISM. `channel` has what items leave out. */
export function readItem(item: XmlElement, channel: XmlElement | undefined): Draft {
  const draft = emptyDraft();
  const own = feedSource(item);
  const whole = feedSource(channel);
  readRows(draft, own, identity);
  const guid = core(item, 'guid')[0];
  if (attribute(guid, 'isPermaLink') !== 'false') {
    readRows(draft, own, [
      ['canonical', read.address, 'guid'],
      ['baseUrl', read.address, 'guid'],
    ]);
  }
  readDublinCore(draft, own);
  readRows(draft, own, times);
  if (draft.firstCreated === undefined)
    readRows(draft, own, [['versionCreated', read.instant, 'dcterms:issued']]);
  put(draft, 'versionCreated', draft.firstCreated);
  readBody(draft, item);
  readPeople(draft, item);
  readTopics(draft, item);
  readRows(draft, own, [['language', read.language, 'dc:language | @xml:lang']]);
  readRows(draft, whole, [['language', read.language, 'language | dc:language']]);
  const rights = [
    own.all('dc:rights'),
    own.all('media:copyright'),
    whole.all('copyright'),
    whole.all('dc:rights'),
  ];
  putNotice(draft, rights.flat()[0]);
  putContributors(draft, own.all('dc:contributor'));
  readRows(draft, own, rest);
  const enclosures = core(item, 'enclosure').flatMap((element) => {
    const [href, kind, size] = ['url', 'type', 'length'].map((name) => attribute(element, name));
    const read = readEnclosure(href, kind, size);
    if (read.length === 0) note(draft, 'an enclosure of an unknown kind was left out', href);
    return read;
  });
  put(draft, 'associations', distinctMedia([...readMediaRss(item), ...enclosures]));
  keepEmbargoFields(draft, fieldsOfXml(item));
  return draft;
}

/** The full text is in content:encoded, atom:content or the agency's own element; then a description is the summary. */
function readBody(draft: Draft, item: XmlElement): void {
  const full =
    extended(item, 'content', 'encoded')[0] ??
    extended(item, 'atom', 'content')[0] ??
    elements(item, 'full-text', 'fulltext', 'body', 'story')[0];
  const described = core(item, 'description')[0] ?? extended(item, 'dc', 'description')[0];
  const description = described === undefined ? '' : htmlContent(described);
  const content = full === undefined ? '' : htmlContent(full);
  const body = content === '' ? description : content;
  draft.body = { kind: looksLikeHtml(body) ? 'html' : 'text', value: body };
  if (content !== '' && description !== '') put(draft, 'summary', plain(description));
}

/** dc:creator holds names; `author` an address, often with the name in brackets (RSS 2.0 §author). */
function readPeople(draft: Draft, item: XmlElement): void {
  const creators = extended(item, 'dc', 'creator').map(text);
  const authors = core(item, 'author').map((author) => {
    const line = text(author) ?? '';
    const named = /^[^\s@]{1,200}@[^\s@]{1,200}\s*\((.{1,200})\)$/.exec(line)?.[1];
    return named ?? (/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(line) ? undefined : line);
  });
  // Unsigned copy has its house for an author.
  const houses = ['publisher', 'source'].map((name) => extendedText(item, 'dc', name));
  const names = unique(creators.some((name) => name !== undefined) ? creators : authors)
    .filter((name) => !houses.includes(name))
    .map(plain);
  put(draft, 'byline', names.join(', '));
  if (names.length > 1)
    put(
      draft,
      'authors',
      names.map((name) => ({ name })),
    );
}

/** `http://cv.iptc.org/newscodes/mediatopic/20000523`, or a QCode such as `nna-topics:HRB`. */
const CONCEPT =
  /^(?:https?:\/\/\S{1,200}\/(?:mediatopic|subjectcode)\/\d{8}|[A-Za-z][\w-]{0,40}:[^\s/]{1,100})$/;

function readTopics(draft: Draft, item: XmlElement): void {
  const categories = [...core(item, 'category'), ...extended(item, 'dc', 'subject')];
  const status = categories.find((category) => /pubstatus/i.test(attribute(category, 'domain') ?? ''));
  putStatus(draft, text(status));
  const coded = categories.map((category) => {
    const domain = attribute(category, 'domain') ?? '';
    const value = text(category);
    if (value === undefined) return undefined;
    // The domain may be the concept itself, the value its name then.
    if (CONCEPT.test(domain)) return codedSubject(domain, value);
    return /iptc|subj|medtop/i.test(domain) && !domain.startsWith(sourceTypes)
      ? codedSubject(`${/medtop|mediatopic/i.test(domain) ? 'medtop' : 'subj'}:${value}`)
      : undefined;
  });
  put(draft, 'subjects', distinct(coded));
  const isSource = (category: XmlElement): boolean =>
    attribute(category, 'domain')?.startsWith(sourceTypes) === true;
  const statements = extended(item, 'dcterms', 'provenance').map(text);
  put(draft, 'aiUse', readAiUse(statements, text(categories.find(isSource))));
  const plainOnes = categories
    .filter((category, index) => coded[index] === undefined && category !== status && !isSource(category))
    .map((category) => text(category));
  const listed = [...extended(item, 'media', 'keywords'), ...elements(item, 'keywords')].flatMap((list) =>
    (text(list) ?? '').split(/(?:(?<!\s)\s+)?[,;]\s*/),
  );
  put(
    draft,
    'keywords',
    unique([...plainOnes, ...listed].map((word) => (word === undefined ? undefined : plain(word)))),
  );
}
