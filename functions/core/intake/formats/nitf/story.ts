import type { Draft } from '../../../story/draft.ts';
import { fieldsOfXml, keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { emptyDraft, put, unique } from '../../draft/fill.ts';
import { type Row, read, readRows } from '../../mapping/rows.ts';
import { child, descendants, type XmlElement } from '../../xml/element.ts';
import { distinctMedia } from '../../xml/mediarss.ts';
import { xmlSource } from '../../xml/path.ts';
import { takePrivateOut } from '../../xml/private.ts';
import { readBodyHead } from './bodyhead.ts';
import { readBody } from './content.ts';
import { readHead } from './head.ts';
import { readMedia } from './media.ts';

const languages: readonly Row[] = [
  ['language', read.language, '@baselang | @xml:lang | body/@xml:lang | body/body.content/@xml:lang'],
];

/** One `nitf` element, alone or inside NewsML. Never fails: what cannot be read is noted in `changes`. */
export function readNitf(nitf: XmlElement): Draft {
  const draft = emptyDraft();
  takePrivateOut(draft, nitf);
  const body = child(nitf, 'body');
  readRows(draft, xmlSource(nitf), languages);
  readBodyHead(draft, child(body, 'body.head'));
  const head = child(nitf, 'head');
  readHead(draft, head);
  if (head !== undefined) keepEmbargoFields(draft, fieldsOfXml(head));
  put(
    draft,
    'associations',
    distinctMedia(descendants(body, 'media').flatMap((medium) => readMedia(draft, medium))),
  );
  readBody(draft, body);
  if (draft.edNote !== undefined) draft.edNote = unique(draft.edNote.split('\n')).join('\n');
  return draft;
}
