import type { Draft } from '../../../story/draft.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, note, put, putInstant, putVersion } from '../../draft/fill.ts';
import type { ParsedItem } from '../../format.ts';
import { at, attribute, child, childText, elements, type XmlElement } from '../../xml/element.ts';
import { takePrivateOut } from '../../xml/private.ts';
import { readComponents } from './component.ts';
import { readManagement } from './management.ts';

/** One `NewsItem` (NewsML 1.2 §5). A killed item needs no text. */
export function readNewsItem(item: XmlElement, root: XmlElement, pointer: string): ParsedItem {
  const draft = emptyDraft();
  takePrivateOut(draft, item);
  readIdentity(draft, item);
  readManagement(draft, child(item, 'NewsManagement'));
  keepEmbargoFields(draft, fieldsOfXml(item));
  const components = elements(item, 'NewsComponent');
  const language = attribute(item, 'xml:lang');
  readComponents(draft, components, language);
  put(draft, 'headline', childText(child(item, 'Identification'), 'NameLabel'));
  if (draft.versionCreated === undefined) {
    putInstant(draft, 'versionCreated', childText(child(root, 'NewsEnvelope'), 'DateAndTime'));
  }
  if (components.length === 0 && draft.pubStatus !== 'canceled') {
    const detail =
      child(item, 'Update') === undefined
        ? 'the NewsItem has neither a NewsComponent nor an Update'
        : 'an Update changes parts of an item sent before; send the whole item instead';
    return { pointer, problems: [{ pointer, detail }] };
  }
  if (draft.body.value === '' && draft.pubStatus !== 'canceled' && draft.associations !== undefined) {
    const kind = draft.associations[0]?.type ?? 'media';
    return { pointer, problems: [{ pointer, detail: `a ${kind} item without text, not a story` }] };
  }
  return { pointer, draft };
}

/**
 * The public identifier `urn:newsml:{provider}:{date}:{id}:{revision}{update}` (NewsML 1.2 §5.2) names one
 * revision. A story keeps one guid over its revisions: that of revision 1, its first.
 */
function readIdentity(draft: Draft, item: XmlElement): void {
  const identifier = at(item, 'Identification', 'NewsIdentifier');
  const revision = childText(identifier, 'RevisionId');
  putVersion(draft, revision);
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => childText(identifier, name));
  const stated = childText(identifier, 'PublicIdentifier');
  const made = parts.every((part) => part !== undefined)
    ? `urn:newsml:${parts.join(':')}:${revision ?? '1'}`
    : undefined;
  const id = childText(identifier, 'NewsItemId');
  // One that names the provider only is the same for all its stories.
  const names = stated !== undefined && ((id !== undefined && stated.includes(id)) || isIdentifier(stated));
  if (stated !== undefined && !names)
    note(draft, 'a PublicIdentifier that names no item was not used as id', stated);
  const full = names ? stated : made;
  if (full === undefined) put(draft, 'guid', id);
  else put(draft, 'guid', revision === undefined ? full : firstRevision(full, revision));
}

/** Is there more in an identifier than the provider and a day: a part with a number in it? */
const isIdentifier = (stated: string): boolean =>
  stated
    .replace(/^urn:newsml:[^:]*/i, '')
    .split(/[:/;,]/)
    .some((part) => part.length >= 3 && /\d/.test(part) && !/^(?:19|20)\d{6}(?:T\w*)?$/.test(part));

function firstRevision(identifier: string, revision: string): string {
  const tail = new RegExp(
    `:0*${/^\d{1,15}$/.test(revision) ? String(Number(revision)) : '\\d{1,15}'}[ANU]?$`,
  );
  return /:0*1[ANU]?$/.test(identifier) && Number(revision) === 1
    ? identifier
    : identifier.replace(tail, ':1');
}
