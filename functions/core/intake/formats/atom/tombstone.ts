import { emptyDraft, put, putInstant } from '../../draft/fill.ts';
import type { ParsedItem } from '../../format.ts';
import { attribute, childText, type XmlElement } from '../../xml/element.ts';

/** `at:deleted-entry` (RFC 6721): the story with this id is killed. */
export function readDeletedEntry(element: XmlElement, pointer: string): ParsedItem {
  const guid = attribute(element, 'ref');
  if (guid === undefined)
    return { pointer, problems: [{ pointer, detail: 'a deleted entry must name its ref' }] };
  const draft = emptyDraft();
  draft.guid = guid;
  draft.pubStatus = 'canceled';
  // A tombstone carries no headline; the current story keeps its own.
  draft.headline = 'Withdrawn story';
  putInstant(draft, 'versionCreated', attribute(element, 'when'));
  put(draft, 'correctionNote', childText(element, 'comment'));
  return { pointer, draft };
}
