import type { Draft } from '../../../story/draft.ts';
import { put, putUrgency, putVersion, unique } from '../../draft/fill.ts';
import { isWebAddress } from '../../draft/media.ts';
import { putStatus } from '../../draft/status.ts';
import { distinct, subject } from '../../draft/subject.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { readDates } from './dates.ts';

/** `head`: title, meta, tobject, docdata, pubdata, revision-history (NITF 3.6 §head). */
export function readHead(draft: Draft, head: XmlElement | undefined): void {
  if (head === undefined) return;
  const docdata = child(head, 'docdata');
  const meta = (name: string): string | undefined =>
    attribute(
      elements(head, 'meta').find((element) => element.attributes.name?.toLowerCase() === name),
      'content',
    );
  const first = (name: string): XmlElement | undefined => child(docdata, name) ?? descendants(head, name)[0];

  putVersion(draft, attribute(child(docdata, 'du-key'), 'version'));
  putUrgency(draft, attribute(first('urgency'), 'ed-urg'));
  readDates(draft, head, docdata);
  putStatus(draft, attribute(docdata, 'management-status'));
  readIdentity(draft, docdata);

  const keywords = unique([
    ...descendants(head, 'keyword').flatMap((keyword) => [attribute(keyword, 'key') ?? text(keyword)]),
    ...elements(
      child(docdata, 'identified-content'),
      'person',
      'org',
      'event',
      'function',
      'object.title',
    ).map((element) => text(element) ?? attribute(element, 'value')),
  ]);
  put(draft, 'keywords', keywords);
  const slug = meta('anpa-keyword') ?? meta('slug') ?? meta('slugline');
  put(draft, 'slugline', slug);
  const page = meta('canonical');
  if (page !== undefined && isWebAddress(page)) put(draft, 'canonical', page);
  readTitle(draft, childText(head, 'title'));
  if (keywords.length === 1) put(draft, 'slugline', keywords[0]);
  readSubjects(draft, head, docdata);
  readPlaces(draft, docdata);

  const scopes = elements(docdata, 'doc-scope').map((scope) => attribute(scope, 'scope'));
  const pubdata = child(head, 'pubdata');
  put(draft, 'section', attribute(pubdata, 'position.section') ?? unique(scopes)[0] ?? meta('section'));
  const property = descendants(child(head, 'tobject') ?? head, 'tobject.property')[0];
  put(draft, 'genre', attribute(property, 'tobject.property.type'));

  const notes = [
    ...elements(docdata, 'ed-msg').map((message) => attribute(message, 'info') ?? text(message)),
    ...elements(head, 'revision-history').map((revision) => attribute(revision, 'comment')),
    draft.edNote,
  ];
  const edNote = unique(notes).join('\n');
  if (edNote !== '') draft.edNote = edNote;
  const correction = child(docdata, 'correction');
  put(draft, 'correctionNote', attribute(correction, 'info') ?? text(correction));
  readRights(draft, docdata);
  put(draft, 'creditLine', attribute(first('from-src'), 'src-name'));
}

/**
 * doc-id names the document. A cancellation may be a document of its own that names the one it kills
 * (management-doc-idref); else the reference is to the document that this one updates. A du-key that counts
 * versions stays the same over a story's life, so it stands in for a missing doc-id.
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

function readRights(draft: Draft, docdata: XmlElement | undefined): void {
  const copyright = child(docdata, 'doc.copyright');
  put(draft, 'copyrightHolder', attribute(copyright, 'holder') ?? text(copyright));
  const rights = child(docdata, 'doc.rights');
  const terms = unique([attribute(rights, 'type'), attribute(rights, 'limitations'), text(rights)]).join(' ');
  put(draft, 'usageTerms', terms);
  put(draft, 'copyrightHolder', attribute(rights, 'owner'));
}
