import type { Draft } from '../../../story/draft.ts';
import { aiUseOf } from '../../../story/read-ai-use.ts';
import type { AiUse } from '../../../story/schema.ts';
import { put, unique } from '../../draft/fill.ts';
import { distinct, subject } from '../../draft/subject.ts';
import { type Row, read, readRows, type Source } from '../../mapping/rows.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';
import { readDates } from './dates.ts';

const management: readonly Row[] = [
  ['version', read.version, 'docdata/du-key/@version'],
  ['urgency', read.urgency, 'docdata/urgency/@ed-urg | //urgency/@ed-urg'],
];
const about: readonly Row[] = [
  [
    'slugline',
    read.text,
    'meta[@name=anpa-keyword]/@content | meta[@name=slug]/@content | meta[@name=slugline]/@content',
  ],
  ['canonical', read.address, 'meta[@name=canonical]/@content'],
];
const rest: readonly Row[] = [
  [
    'section',
    read.text,
    'pubdata/@position.section | docdata/doc-scope/@scope | meta[@name=section]/@content',
  ],
  ['genre', read.text, '//tobject.property/@tobject.property.type'],
  ['correctionNote', read.text, 'docdata/correction/@info | docdata/correction'],
  ['copyrightHolder', read.text, 'docdata/doc.copyright/@holder | docdata/doc.copyright'],
  [
    'usageTerms',
    read.joined(' '),
    'docdata/doc.rights/@type | docdata/doc.rights/@limitations | docdata/doc.rights',
  ],
  ['copyrightHolder', read.text, 'docdata/doc.rights/@owner'],
  ['creditLine', read.text, 'docdata/from-src/@src-name | //from-src/@src-name'],
];

/** `head`: title, meta, tobject, docdata, pubdata, revision-history (NITF 3.6 §head). */
export function readHead(draft: Draft, head: XmlElement | undefined): void {
  if (head === undefined) return;
  const docdata = child(head, 'docdata');
  const source = xmlSource(head);
  readRows(draft, source, management);
  readDates(draft, head, docdata);
  readRows(draft, source, [['pubStatus', read.status, 'docdata/@management-status']]);
  readIdentity(draft, docdata);

  const keywords = unique([
    ...descendants(head, 'keyword').map((keyword) => attribute(keyword, 'key') ?? text(keyword)),
    ...elements(child(docdata, 'identified-content'), ...identified).map(
      (element) => text(element) ?? attribute(element, 'value'),
    ),
  ]);
  put(draft, 'keywords', keywords);
  readRows(draft, source, about);
  put(draft, 'aiUse', aiUseIn(source));
  readTitle(draft, childText(head, 'title'));
  if (keywords.length === 1) put(draft, 'slugline', keywords[0]);
  readSubjects(draft, head, docdata);
  readPlaces(draft, docdata);

  const notes = [
    ...elements(docdata, 'ed-msg').map((message) => attribute(message, 'info') ?? text(message)),
    ...source.all('revision-history/@comment'),
    draft.edNote,
  ];
  const edNote = unique(notes).join('\n');
  if (edNote !== '') draft.edNote = edNote;
  readRows(draft, source, rest);
}

/** The use of AI, for which NITF has no element: Dateline writes `meta` elements. */
const aiUseIn = (source: Source): AiUse | undefined => {
  const of = (name: string): string | undefined => source.all(`meta[@name=${name}]/@content`)[0];
  return aiUseOf({
    extent: of('ai-use-extent'),
    digitalSourceType: of('digital-source-type'),
    tool: of('ai-use-tool'),
    reviewedBy: of('ai-use-reviewed-by'),
    reviewedAt: of('ai-use-reviewed-at'),
    responsible: of('ai-use-responsible'),
    responsibleUrl: of('ai-use-responsible-url'),
  });
};

/** What `identified-content` names besides places. */
const identified = ['person', 'org', 'event', 'function', 'object.title'];

/**
 * doc-id names the document. A cancellation may be a document of its own that names the one it kills
 * (management-doc-idref); else the reference is to the document that this one updates. A du-key that counts
 * versions stays the same over a story's life, so it replaces a missing doc-id.
 */
function readIdentity(draft: Draft, docdata: XmlElement | undefined): void {
  const own = attribute(child(docdata, 'doc-id'), 'id-string');
  const other = attribute(docdata, 'management-doc-idref');
  const key = child(docdata, 'du-key');
  if (draft.pubStatus === 'canceled') put(draft, 'guid', other);
  else if (other !== own) put(draft, 'evolvedFrom', other);
  put(draft, 'guid', own ?? (draft.version === undefined ? undefined : attribute(key, 'key')));
}

/** The title heads the story only where `hedline` does not; a title such as `Rideau-Hall-Police` is the slug. */
function readTitle(draft: Draft, title: string | undefined): void {
  if (title === undefined) return;
  if (draft.headline === undefined) draft.headline = title;
  else if (title.length <= 120 && /^\S+$/.test(title) && /.[-/]./.test(title)) put(draft, 'slugline', title);
}

function readSubjects(draft: Draft, head: XmlElement, docdata: XmlElement | undefined): void {
  const subjects = descendants(head, 'tobject.subject').map((element) => {
    const part = (name: string) => attribute(element, `tobject.subject.${name}`);
    const name = part('detail') ?? part('matter') ?? part('type');
    const code = part('refnum') ?? part('code') ?? name;
    return code === undefined ? undefined : subject((part('ipr') ?? 'iptc').toLowerCase(), code, name);
  });
  const classified = descendants(child(docdata, 'identified-content'), 'classifier').map((element) => {
    const code = attribute(element, 'idsrc') ?? attribute(element, 'value') ?? text(element);
    const name = text(element) ?? attribute(element, 'value');
    return code === undefined ? undefined : subject(attribute(element, 'type') ?? 'nitf', code, name);
  });
  put(draft, 'subjects', distinct([...subjects, ...classified]));
}

/** Event places, the narrowest name first; `evloc` carries them as attributes or as content. */
function readPlaces(draft: Draft, docdata: XmlElement | undefined): void {
  const places = elements(docdata, 'evloc').map(
    (place) =>
      attribute(place, 'city') ??
      attribute(place, 'county-dist') ??
      attribute(place, 'state-prov') ??
      text(place) ??
      attribute(place, 'iso-cc'),
  );
  const named = descendants(child(docdata, 'identified-content'), 'location').map((place) => text(place));
  const located = unique([...(draft.located ?? []), ...places, ...named]);
  if (located.length > 0) draft.located = located;
}
