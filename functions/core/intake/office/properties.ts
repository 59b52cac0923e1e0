import type { Draft } from '../../story/draft.ts';
import { readInstant } from '../../time/instant.ts';
import { decode } from '../charset/decode.ts';
import { note, put } from '../draft/fill.ts';
import { readLanguageTag } from '../draft/language.ts';
import type { Sniff } from '../format.ts';
import { isEmbargoNotice } from '../wire/notice.ts';
import { descendants, text } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';

/** Elements of a document's properties: Dublin Core, and what both kinds of office add (ECMA-376-2 §8.3, ODF §4.3). */
const said = {
  title: 'title',
  creator: 'creator initial-creator lastModifiedBy',
  modified: 'modified date',
  language: 'language',
  keywords: 'keywords keyword',
  notes: 'title subject description category contentStatus keywords keyword user-defined',
} as const;

/**
 * Puts what a document's properties say into a draft. The person in them is whoever owns the program, so nobody is
 * credited for it. A notice of an embargo in any of them holds the story.
 */
export function readProperties(draft: Draft, xml: Uint8Array | undefined, { receivedAt }: Sniff): void {
  if (xml === undefined) return;
  const document = readXml(decode({ bytes: xml, receivedAt }));
  if ('problems' in document) {
    note(draft, 'the properties of the document could not be read');
    return;
  }
  const all = (names: string): string[] =>
    descendants(document.root, ...names.split(' ')).flatMap((element) => text(element) ?? []);
  const notice = all(said.notes).find(isEmbargoNotice);
  if (notice !== undefined) put(draft, 'embargoText', notice);
  const [title] = all(said.title);
  if (title !== undefined && title !== notice) put(draft, 'headline', title);
  put(draft, 'language', readLanguageTag(all(said.language)[0] ?? ''));
  const words = all(said.keywords).flatMap((list) => list.split(/[,;]/).map((word) => word.trim()));
  put(
    draft,
    'keywords',
    [...new Set(words)].filter((word) => word !== ''),
  );
  const modified = readInstant(all(said.modified)[0] ?? '')?.instant;
  if (modified !== undefined && !(Date.parse(modified) > Date.parse(receivedAt)))
    put(draft, 'versionCreated', modified);
  const [creator] = all(said.creator);
  if (creator !== undefined)
    note(draft, 'the person in the properties of the document was not credited', creator);
}
