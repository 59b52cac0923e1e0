import type { Draft } from '../../../story/draft.ts';
import { emptyDraft, put, putLanguage, unique } from '../../draft/fill.ts';
import { attribute, child, descendants, type XmlElement } from '../../xml/element.ts';
import { distinctMedia } from '../../xml/mediarss.ts';
import { readBodyHead } from './bodyhead.ts';
import { readBody } from './content.ts';
import { readHead } from './head.ts';
import { readMedia } from './media.ts';

/** One `nitf` element, alone or inside NewsML. Never fails: what cannot be read is noted in `changes`. */
export function readNitf(nitf: XmlElement, baseUrl?: string): Draft {
  const draft = emptyDraft();
  const body = child(nitf, 'body');
  putLanguage(
    draft,
    attribute(nitf, 'baselang'),
    attribute(nitf, 'xml:lang'),
    attribute(body, 'xml:lang'),
    attribute(child(body, 'body.content'), 'xml:lang'),
  );
  if (baseUrl !== undefined) draft.baseUrl = baseUrl;
  readBodyHead(draft, child(body, 'body.head'));
  readHead(draft, child(nitf, 'head'));
  put(
    draft,
    'associations',
    distinctMedia(descendants(body, 'media').flatMap((medium) => readMedia(draft, medium))),
  );
  readBody(draft, body);
  if (draft.edNote !== undefined) draft.edNote = unique(draft.edNote.split('\n')).join('\n');
  return draft;
}
