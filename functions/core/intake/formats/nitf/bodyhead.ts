import type { Draft } from '../../../story/draft.ts';
import type { Author } from '../../../story/schema.ts';
import { note, put, unique } from '../../draft/fill.ts';
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
import { readDateline } from './dateline.ts';

/** `body.head`: hedline, note, rights, byline, distributor, dateline, abstract (NITF 3.6 §body.head). */
export function readBodyHead(draft: Draft, head: XmlElement | undefined): void {
  if (head === undefined) return;
  const hedline = child(head, 'hedline');
  put(draft, 'headline', childText(hedline, 'hl1') ?? text(hedline));
  const second = childText(hedline, 'hl2');
  if (second !== draft.headline) put(draft, 'subheadline', second);
  readBylines(draft, elements(head, 'byline'));
  readDateline(draft, child(head, 'dateline'));
  put(draft, 'creditLine', childText(head, 'distributor'));
  put(draft, 'summary', text(child(head, 'abstract')));
  const notes = elements(head, 'note').filter((element) => attribute(element, 'noteclass') !== 'cpyrt');
  put(draft, 'edNote', unique(notes.map(text)).join('\n'));

  const rights = child(head, 'rights');
  put(draft, 'copyrightHolder', childText(rights, 'rights.owner'));
  put(
    draft,
    'usageTerms',
    unique([childText(rights, 'rights.type'), childText(rights, 'rights.limitations')]).join(' '),
  );
  const notice = elements(head, 'note').find((element) => attribute(element, 'noteclass') === 'cpyrt');
  const loose = rights !== undefined && elements(rights).length === 0 ? text(rights) : undefined;
  put(draft, 'copyrightNotice', text(notice) ?? text(descendants(head, 'copyrite')[0]) ?? loose);
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
