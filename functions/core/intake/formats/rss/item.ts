import type { Draft } from '../../../story/draft.ts';
import { emptyDraft, put, putInstant, putLanguage, unique } from '../../draft/fill.ts';
import { isWebAddress } from '../../draft/media.ts';
import { putStatus } from '../../draft/status.ts';
import { codedSubject, distinct } from '../../draft/subject.ts';
import { putContributors, putNotice, readDublinCore } from '../../xml/dublincore.ts';
import { attribute, elements, text, type XmlElement } from '../../xml/element.ts';
import { htmlContent, looksLikeHtml, plain } from '../../xml/html.ts';
import { distinctMedia, readEnclosure, readMediaRss } from '../../xml/mediarss.ts';
import { core, coreText, extended, extendedText } from '../../xml/namespaces.ts';

/** One RSS `item` with Dublin Core, content, Media RSS and PRISM. `channel` says what items leave out. */
export function readItem(item: XmlElement, channel: XmlElement | undefined): Draft {
  const draft = emptyDraft();
  const guid = core(item, 'guid')[0];
  const link = coreText(item, 'link') ?? attribute(extended(item, 'atom', 'link')[0], 'href');
  const source = linkOf(item, 'canonical') ?? linkOf(item, 'via');
  put(
    draft,
    'guid',
    text(guid) ?? attribute(item, 'rdf:about') ?? extendedText(item, 'dc', 'identifier') ?? link,
  );
  const permanent = attribute(guid, 'isPermaLink') !== 'false' ? text(guid) : undefined;
  put(
    draft,
    'canonical',
    [source, link, permanent].find((address) => address !== undefined && isWebAddress(address)),
  );
  const page = [link, permanent].find((address) => address !== undefined && isWebAddress(address));
  put(draft, 'baseUrl', attribute(item, 'xml:base') ?? page);

  const title = coreText(item, 'title') ?? extendedText(item, 'dc', 'title');
  if (title !== undefined) put(draft, 'headline', plain(title));
  readDublinCore(draft, item);
  readTimes(draft, item);
  readBody(draft, item);
  readPeople(draft, item);
  readTopics(draft, item);
  putLanguage(
    draft,
    extendedText(item, 'dc', 'language'),
    attribute(item, 'xml:lang'),
    coreText(channel, 'language'),
    extendedText(channel, 'dc', 'language'),
  );
  const rights =
    extendedText(item, 'dc', 'rights') ??
    extendedText(item, 'media', 'copyright') ??
    coreText(channel, 'copyright') ??
    extendedText(channel, 'dc', 'rights');
  putNotice(draft, rights);
  putContributors(draft, extended(item, 'dc', 'contributor').map(text));
  put(
    draft,
    'creditLine',
    coreText(item, 'source') ?? extendedText(item, 'dc', 'source') ?? extendedText(item, 'dc', 'publisher'),
  );
  put(
    draft,
    'located',
    unique([extendedText(item, 'georss', 'featurename') ?? extendedText(item, 'dc', 'coverage')]),
  );
  const enclosures = core(item, 'enclosure').flatMap((element) =>
    readEnclosure(attribute(element, 'url'), attribute(element, 'type'), attribute(element, 'length')),
  );
  put(draft, 'associations', distinctMedia([...readMediaRss(item), ...enclosures]));
  return draft;
}

const linkOf = (item: XmlElement, rel: string): string | undefined =>
  attribute(
    extended(item, 'atom', 'link').find((link) => attribute(link, 'rel') === rel),
    'href',
  );

function readTimes(draft: Draft, item: XmlElement): void {
  const created =
    coreText(item, 'pubDate') ??
    extendedText(item, 'dcterms', 'created') ??
    extendedText(item, 'dc', 'date') ??
    extendedText(item, 'prism', 'publicationDate');
  const changed =
    extendedText(item, 'dcterms', 'modified') ??
    extendedText(item, 'atom', 'updated') ??
    extendedText(item, 'prism', 'modificationDate');
  putInstant(draft, 'firstCreated', created);
  putInstant(
    draft,
    'versionCreated',
    changed ?? (draft.firstCreated === undefined ? extendedText(item, 'dcterms', 'issued') : undefined),
  );
  put(draft, 'versionCreated', draft.firstCreated);
  putInstant(
    draft,
    'embargoed',
    extendedText(item, 'prism', 'embargoDate') ?? extendedText(item, 'dcterms', 'available'),
  );
  putInstant(draft, 'expires', extendedText(item, 'prism', 'killDate') ?? coreText(item, 'expirationDate'));
}

/** The full text stands in content:encoded, atom:content or the agency's own element; a description beside it is the summary. */
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
    return /iptc|subj|medtop/i.test(domain)
      ? codedSubject(`${/medtop|mediatopic/i.test(domain) ? 'medtop' : 'subj'}:${value}`)
      : undefined;
  });
  put(draft, 'subjects', distinct(coded));
  const plainOnes = categories
    .filter((category, index) => coded[index] === undefined && category !== status)
    .map((category) => text(category));
  const listed = [...extended(item, 'media', 'keywords'), ...elements(item, 'keywords')].flatMap((list) =>
    (text(list) ?? '').split(/(?:(?<!\s)\s+)?[,;]\s*/),
  );
  put(
    draft,
    'keywords',
    unique([...plainOnes, ...listed].map((word) => (word === undefined ? undefined : plain(word)))),
  );
  put(draft, 'section', extendedText(item, 'prism', 'section'));
}
