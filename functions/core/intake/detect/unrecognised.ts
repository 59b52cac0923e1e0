import type { Problem } from '../../story/draft.ts';
import { binaryKind, looksBinary } from '../charset/decode.ts';
import type { ReadUpload, Sniff } from '../format.ts';
import { officeKind } from '../office/kind.ts';
import { instead } from './instead.ts';
import { isDataLabel, otherKind } from './other-kinds.ts';
import { isWebForm } from './web-form.ts';

/** The answer to an upload that is empty or that no format recognised. */
export function refused(sniff: Sniff): ReadUpload {
  const nothing = { format: 'unknown', sniff, items: [] };
  if (sniff.bytes.length === 0) {
    const problems = [{ pointer: 'byte=0', detail: 'the upload is empty' }];
    return { ...nothing, problems, changes: [] };
  }
  const { problems, mediaTypeRefused } = unrecognised(sniff);
  return { ...nothing, problems, changes: sniff.changes, ...(mediaTypeRefused && { mediaTypeRefused }) };
}

/** Why an upload that no format recognised is refused; `mediaTypeRefused` asks for HTTP 415 (RFC 9110 §15.5.16). */
function unrecognised(sniff: Sniff): { problems: Problem[]; mediaTypeRefused: boolean } {
  const { bytes, mediaType } = sniff;
  const kind = officeKind(sniff) ?? binaryKind(bytes) ?? otherKind(sniff);
  if (kind !== undefined)
    return because(
      `the upload is ${kind}, which cannot be read as a story; ${kind === gzip ? unpacked : instead}`,
      true,
    );
  const foreign = mediaType !== undefined && !isTextual(mediaType);
  if (looksBinary(bytes)) return because(`the upload is binary data, not text; ${instead}`, foreign);
  if (isWebForm(sniff))
    return because('the upload is a web form; send the file itself as the body, not in a form', true);
  if (foreign)
    return because(`uploads of type ${mediaType.slice(0, 80)} cannot be read as a story; ${instead}`, true);
  if (sniff.text.trim() === '') return because('the upload holds only white space', false);
  const root = /^(?:<\?[^>]{0,200}>\s*|<![^>]{0,500}>\s*)*<([A-Za-z_][\w.:-]{0,60})/.exec(sniff.head)?.[1];
  if (root !== undefined)
    return because(`XML with the root element "${root}" is no format that is known here; ${instead}`, false);
  return because('the upload is in no format that is known here and holds no readable text', false);
}

const gzip = 'a gzip archive';
const unpacked = 'send what is in it, or the same bytes with the header Content-Encoding: gzip';

/** Media types under which a story could come; anything else says that it is something else. */
export function isTextual(mediaType: string): boolean {
  return (
    (/^(?:text|message)\//.test(mediaType) && !isDataLabel(mediaType)) ||
    /^application\/(?:.*[+.-])?(?:json|xml|octet-stream|x-www-form-urlencoded|ndjson|html)$/.test(
      mediaType,
    ) ||
    mediaType === 'binary/octet-stream'
  );
}

function because(detail: string, mediaTypeRefused: boolean) {
  return { problems: [{ pointer: 'byte=0', detail }], mediaTypeRefused };
}
