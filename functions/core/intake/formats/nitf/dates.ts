import type { Draft } from '../../../story/draft.ts';
import { readInstant } from '../../../time/instant.ts';
import { note, put, putInstant } from '../../draft/fill.ts';
import { attribute, child, descendants, text, type XmlElement } from '../../xml/element.ts';

const norm = (element: XmlElement | undefined): string | undefined =>
  attribute(element, 'norm') ?? text(element);

/** A date template that was never filled in, e.g. `YYYYMMDD000000-HHMM`. */
const TEMPLATE = /Y{2,4}|M{2}D{2}|^0+(?:T0+)?(?:[+-]0+)?$/;
const AT_ONCE = /^(?:for\s+)?immediate(?:ly)?(?:\s+release)?\.?$|^now$/i;

/**
 * date.issue is when this version was issued. date.release is when it may be published (NITF 3.6: "available to
 * be released"): later than date.issue it is an embargo. date.expire ends it.
 */
export function readDates(draft: Draft, head: XmlElement, docdata: XmlElement | undefined): void {
  const issued =
    norm(child(docdata, 'date.issue')) ??
    attribute(child(head, 'pubdata'), 'date.publication') ??
    attribute(descendants(head, 'revision-history').at(-1), 'norm');
  putInstant(draft, 'versionCreated', issued);
  put(draft, 'firstCreated', draft.versionCreated);
  const expires = norm(child(docdata, 'date.expire'));
  if (expires !== undefined && TEMPLATE.test(expires))
    note(draft, 'date.expire was never filled in', expires);
  else putInstant(draft, 'expires', expires);
  readRelease(draft, norm(child(docdata, 'date.release')));
}

function readRelease(draft: Draft, raw: string | undefined): void {
  if (raw === undefined || AT_ONCE.test(raw)) return;
  const release = readInstant(raw);
  if (release === undefined && TEMPLATE.test(raw)) note(draft, 'date.release was never filled in', raw);
  else if (release === undefined || isLater(release.instant, draft.versionCreated)) {
    putInstant(draft, 'embargoed', raw);
  }
}

const isLater = (one: string, other: string | undefined): boolean =>
  other === undefined || Date.parse(one) > Date.parse(other);
