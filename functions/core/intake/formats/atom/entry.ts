import { sourceTypes } from '../../../story/ai-use.ts';
import type { Draft } from '../../../story/draft.ts';
import { readAiUse } from '../../../story/read-ai-use.ts';
import type { Author } from '../../../story/schema.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, inherit, note, put, unique } from '../../draft/fill.ts';
import { isWebAddress } from '../../draft/media.ts';
import { codedSubject, distinct } from '../../draft/subject.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { putContributors, putNotice, readDublinCore } from '../../xml/dublincore.ts';
import { attribute, child, childText, isElement, rawText, text, type XmlElement } from '../../xml/element.ts';
import { htmlContent, looksLikeHtml, plain, xhtml } from '../../xml/html.ts';
import { distinctMedia, readEnclosure, readMediaRss } from '../../xml/mediarss.ts';
import { core, extended, extendedText } from '../../xml/namespaces.ts';
import { feedSource } from '../../xml/path.ts';
import { readNitf } from '../nitf/story.ts';
import { readAgencyBlocks } from './newsmanagement.ts';

const times: readonly Row[] = [
  ['firstCreated', read.instant, 'published | issued | created'],
  ['versionCreated', read.instant, 'updated | modified'],
  ['embargoed', read.instant, 'dcterms:available | prism:embargoDate'],
];
const rest: readonly Row[] = [
  ['creditLine', read.text, 'source/title | dc:source'],
  ['located', read.single, 'georss:featurename'],
];

/** One `entry` (RFC 4287 §4.1.2). `feed` has author, rights, language and base where the entry does not. */
export function readEntry(entry: XmlElement, feed: XmlElement | undefined): Draft {
  const draft = emptyDraft();
  const own = feedSource(entry);
  const whole = feedSource(feed);
  readRows(draft, own, [['guid', read.text, 'id']]);
  const title = core(entry, 'title')[0];
  // Text that says it is text may hold angle brackets of its own (RFC 4287 §3.1.1.1).
  if (title !== undefined)
    put(draft, 'headline', attribute(title, 'type') === 'text' ? text(title) : plain(readText(title)));
  const subtitle = core(entry, 'subtitle')[0];
  if (subtitle !== undefined) put(draft, 'subheadline', plain(readText(subtitle)));
  readDublinCore(draft, own);
  readRows(draft, own, times);
  put(draft, 'firstCreated', draft.versionCreated);
  put(draft, 'versionCreated', draft.firstCreated);
  if (/^yes$/i.test(childText(extended(entry, 'app', 'control')[0], 'draft') ?? ''))
    draft.pubStatus = 'withheld';

  const page = readLinks(draft, entry);
  const chosen = core(entry, 'content')[0] ?? core(entry, 'summary')[0];
  put(draft, 'baseUrl', baseOf([chosen, chosen && child(chosen, 'div')], baseOf([feed, entry], page)));
  readContent(draft, entry);
  readAuthors(draft, entry, feed);
  readCategories(draft, entry);
  readRows(draft, own, [['language', read.language, 'content/@xml:lang | @xml:lang | dc:language']]);
  readRows(draft, whole, [['language', read.language, '@xml:lang']]);
  readAgencyBlocks(draft, entry);
  const rights = core(entry, 'rights')[0] ?? core(feed, 'rights')[0];
  putNotice(draft, rights === undefined ? undefined : plain(readText(rights)));
  putContributors(
    draft,
    core(entry, 'contributor').map((one) => childText(one, 'name')),
  );
  readRows(draft, own, rest);
  keepEmbargoFields(draft, fieldsOfXml(entry));
  return draft;
}

/** `xml:base` of elements from the outermost in, each resolved against the one around it (XML Base §4). */
function baseOf(around: readonly (XmlElement | undefined)[], outer: string | undefined): string | undefined {
  let base = outer;
  for (const element of around) {
    const stated = attribute(element, 'xml:base');
    if (stated === undefined) continue;
    base = URL.parse(stated, base)?.href ?? base;
  }
  return base;
}

/** Returns the address of the entry's own page, which is the base of relative links. */
function readLinks(draft: Draft, entry: XmlElement): string | undefined {
  const links = core(entry, 'link').map((link) => ({
    link,
    rel: attribute(link, 'rel') ?? 'alternate',
    href: attribute(link, 'href'),
  }));
  // Whoever passes a story on names its source (RFC 4287 §4.2.7.2, RFC 6596).
  const source = ['canonical', 'via'].flatMap(
    (wanted) => links.find(({ rel }) => rel === wanted)?.href ?? [],
  );
  const page = links.filter(({ rel, href }) => rel === 'alternate' && href !== undefined);
  const html = page.find(({ link }) => /html/.test(attribute(link, 'type') ?? 'text/html')) ?? page[0];
  put(
    draft,
    'canonical',
    [...source, html?.href].find((href) => href !== undefined && isWebAddress(href)),
  );
  const enclosures = links
    .filter(({ rel }) => rel === 'enclosure')
    .flatMap(({ link, href }) => {
      const caption = attribute(link, 'title');
      const read = readEnclosure(href, attribute(link, 'type'), attribute(link, 'length'));
      return read.map((one) => (caption === undefined ? one : { ...one, caption }));
    });
  put(draft, 'associations', distinctMedia([...readMediaRss(entry), ...enclosures]));
  return html?.href !== undefined && isWebAddress(html.href) ? html.href : undefined;
}

/** `content`, else `summary` as the text (RFC 4287 §4.1.3); content elsewhere is not fetched. */
function readContent(draft: Draft, entry: XmlElement): void {
  const content = core(entry, 'content')[0];
  const summary = core(entry, 'summary')[0];
  const src = attribute(content, 'src');
  if (src !== undefined) note(draft, 'the content is only referred to and was not fetched', src);
  const nitf = content === undefined ? undefined : child(content, 'nitf');
  if (nitf !== undefined) {
    const inner = readNitf(nitf);
    draft.body = inner.body;
    inherit(draft, inner);
    if (summary !== undefined) put(draft, 'summary', plain(readText(summary)));
    return;
  }
  const full = content !== undefined && htmlContent(content) !== '' ? content : undefined;
  const chosen = full ?? summary;
  if (chosen !== undefined)
    draft.body = { kind: isMarkup(chosen) ? 'html' : 'text', value: readText(chosen) };
  if (full !== undefined && summary !== undefined) put(draft, 'summary', plain(readText(summary)));
}

function readAuthors(draft: Draft, entry: XmlElement, feed: XmlElement | undefined): void {
  const own = core(entry, 'author');
  const names = (elements: XmlElement[]): string[] =>
    unique(
      elements.map(
        (author) =>
          childText(author, 'name') ??
          (author.children.every((node) => typeof node === 'string') ? text(author) : undefined),
      ),
    );
  const creators = unique(extended(entry, 'dc', 'creator').map(text));
  // Unsigned copy has its house for an author.
  const houses = ['publisher', 'source'].map((name) => extendedText(entry, 'dc', name));
  const people = (own.length > 0 ? names(own) : creators).filter((name) => !houses.includes(name));
  put(draft, 'byline', people.join(', '));
  if (people.length > 1)
    put(
      draft,
      'authors',
      people.map((name): Author => ({ name })),
    );
  // An author of the whole feed is its publisher.
  if (people.length === 0 && own.length === 0)
    put(
      draft,
      'creditLine',
      names([...core(core(entry, 'source')[0], 'author'), ...core(feed, 'author')]).join(', '),
    );
}

/** A QCode such as `nna-topics:HRB` with a label, from a vocabulary that has no address. */
const isConcept = (term: string | undefined, label: string | undefined, scheme: string): boolean =>
  scheme === '' &&
  label !== undefined &&
  term !== label &&
  /^[A-Za-z][\w-]{0,40}:[^\s/]{1,100}$/.test(term ?? '');

function readCategories(draft: Draft, entry: XmlElement): void {
  const all = core(entry, 'category').map((category) => ({
    term: attribute(category, 'term') ?? text(category),
    label: attribute(category, 'label'),
    scheme: attribute(category, 'scheme') ?? '',
  }));
  const source = all.find(({ scheme }) => scheme.startsWith(sourceTypes));
  const statements = extended(entry, 'dcterms', 'provenance').map(text);
  put(draft, 'aiUse', readAiUse(statements, source?.term));
  const categories = all.filter((one) => one !== source);
  put(
    draft,
    'subjects',
    distinct(
      categories.map(({ term, label, scheme }) =>
        term !== undefined && isConcept(term, label, scheme)
          ? codedSubject(term, label)
          : term !== undefined && /iptc|subj|medtop|mediatopic/i.test(scheme)
            ? codedSubject(
                `${/medtop|mediatopic/i.test(scheme) ? 'medtop' : 'subj'}:${term.replace(/^.*[:/]/, '')}`,
                label,
              )
            : undefined,
      ),
    ),
  );
  const words = categories.filter(
    ({ term, label, scheme }) =>
      !/iptc|subj|medtop|mediatopic/i.test(scheme) && !isConcept(term, label, scheme),
  );
  const subjects = extended(entry, 'dc', 'subject').map(text);
  put(draft, 'keywords', unique([...words.map(({ term, label }) => label ?? term), ...subjects]));
}

const kindOf = (element: XmlElement): string => (attribute(element, 'type') ?? 'text').toLowerCase();

/** Is a text construct marked up (RFC 4287 §3.1.1, §4.1.3.1)? Plain text that plainly is HTML counts too. */
function isMarkup(element: XmlElement): boolean {
  const kind = kindOf(element);
  if (/html/.test(kind) || element.children.some(isElement)) return true;
  if (kind === 'text/plain') return false;
  const raw = rawText(element).trim();
  // Feeds forget the type of their HTML. A text about markup has a tag here or there, and closes none.
  return (
    looksLikeHtml(raw) &&
    (/^<[a-z][^<>]{0,2000}>/i.test(raw) || /<\/[a-z][a-z\d]{0,20}>|<br ?\/?>/i.test(raw))
  );
}

/** A text construct as HTML or plain text; of XHTML the content of its `div`. */
function readText(element: XmlElement): string {
  if (!element.children.some(isElement)) return rawText(element).trim();
  const div = kindOf(element).includes('xhtml') ? child(element, 'div') : undefined;
  return xhtml((div ?? element).children);
}
