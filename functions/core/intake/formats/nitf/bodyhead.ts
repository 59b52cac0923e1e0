import type { Draft } from '../../../story/draft.ts';
import type { Author } from '../../../story/schema.ts';
import { note, put, unique } from '../../draft/fill.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import {
  attribute,
  child,
  childText,
  descendants,
  elements,
  fold,
  isElement,
  rawText,
  text,
  type XmlElement,
} from '../../xml/element.ts';
import { xmlSource } from '../../xml/path.ts';
import { readDateline } from './dateline.ts';

const rows: readonly Row[] = [
  ['headline', read.text, 'hedline/hl1 | hedline'],
  ['creditLine', read.text, 'distributor'],
  ['summary', read.text, 'abstract'],
  ['copyrightHolder', read.text, 'rights/rights.owner'],
  ['usageTerms', read.joined(' '), 'rights/rights.type | rights/rights.limitations'],
  ['copyrightNotice', read.text, 'note[@noteclass=cpyrt] | //copyrite'],
];

/** `body.head`: hedline, note, rights, byline, distributor, dateline, abstract (NITF 3.6 §body.head). */
export function readBodyHead(draft: Draft, head: XmlElement | undefined): void {
  if (head === undefined) return;
  readRows(draft, xmlSource(head), rows);
  const second = childText(child(head, 'hedline'), 'hl2');
  if (second !== draft.headline) put(draft, 'subheadline', second);
  readBylines(draft, elements(head, 'byline'));
  readDateline(draft, child(head, 'dateline'));
  const notes = elements(head, 'note').filter((element) => attribute(element, 'noteclass') !== 'cpyrt');
  put(draft, 'edNote', unique(notes.map(text)).join('\n'));
  const rights = child(head, 'rights');
  if (rights !== undefined && elements(rights).length === 0) put(draft, 'copyrightNotice', text(rights));
}

/** Bylines as written, without the title line; persons that are tagged become authors. */
export function readBylines(draft: Draft, bylines: readonly XmlElement[]): void {
  const authors: Author[] = [];
  const lines = bylines.map((byline) => {
    const role = childText(byline, 'byttl');
    for (const person of descendants(byline, 'person')) {
      const name = text(person);
      // "A and B" in one tag is for the byline reader to take apart.
      if (name !== undefined && !/,|\b(?:and|und|et|y|og|och)\b/i.test(name)) {
        authors.push({ name, ...(role !== undefined && { role }) });
      }
    }
    return fold(
      byline.children
        .map((node) => (isElement(node) && node.name === 'byttl' ? '' : rawText(node)))
        .join(' '),
    );
  });
  put(draft, 'byline', unique(lines).join('; '));
  put(draft, 'authors', authors);
}

/** Notes a byline or dateline inside the body that could not be taken as the story's own. */
export const noteSecond = (draft: Draft, element: XmlElement): void =>
  note(draft, `a second ${element.name} in the body was kept as a paragraph`, text(element));
