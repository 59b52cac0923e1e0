import type { Draft } from '../../story/draft.ts';
import type { Credit } from '../../story/schema.ts';
import { put, putInstant, unique } from '../draft/fill.ts';
import { type Row, read, readRows, type Source } from '../mapping/rows.ts';
import { plain } from './html.ts';

/** The DCMI Type Vocabulary says what sort of thing an item is; a genre is something else. */
const DCMI_TYPE =
  /^(?:Collection|Dataset|Event|Image|InteractiveResource|MovingImage|PhysicalObject|Service|Software|Sound|StillImage|Text)$/i;

const terms: readonly Row[] = [
  ['subheadline', read.text, 'dcterms:alternative'],
  ['located', read.list, 'dcterms:spatial'],
  ['firstCreated', read.instant, 'dcterms:created'],
  ['usageTerms', read.text, 'dcterms:accessRights'],
  ['copyrightHolder', read.text, 'dcterms:rightsHolder'],
];

/** Dublin Core terms of an RSS item or Atom entry that have no element in the feed's own format. */
export function readDublinCore(draft: Draft, item: Source): void {
  readRows(draft, item, terms);
  const [type] = item.all('dc:type');
  if (type !== undefined && !DCMI_TYPE.test(type)) put(draft, 'genre', type);
  putInstant(draft, 'expires', endOf(item.all('dcterms:valid')[0] ?? ''));
}

/** `end` of a period (DCMI Period Encoding Scheme): `start=2026-01-01; end=2026-06-30T22:00Z; scheme=W3C-DTF`. */
const endOf = (period: string): string | undefined =>
  period
    .slice(0, 300)
    .split(';')
    .map((part) => part.trim())
    .find((part) => /^end\s*=/i.test(part))
    ?.replace(/^end\s*=\s*/i, '');

/**
 * Sets the copyright notice. A format with one element for all rights has holder and terms in it too; what the
 * draft has by itself is no notice.
 */
export function putNotice(draft: Draft, rights: string | undefined): void {
  const { usageTerms, copyrightHolder } = draft;
  let notice = rights;
  if (notice !== undefined && usageTerms !== undefined && notice.endsWith(usageTerms)) {
    notice = notice.slice(0, -usageTerms.length).trim();
  }
  if (notice !== copyrightHolder) put(draft, 'copyrightNotice', notice);
}

/** Whom a story thanks by name, without a word of how. */
export function putContributors(draft: Draft, names: readonly (string | undefined)[]): void {
  put(
    draft,
    'credits',
    unique(names)
      .map(plain)
      .map((name): Credit => ({ name, kind: 'person', role: 'inputs', asWritten: name })),
  );
}
