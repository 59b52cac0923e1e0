import type { Problem } from '../story/draft.ts';
import { binaryKind, looksBinary } from './charset/decode.ts';
import type { Sniff } from './format.ts';

/** Why an upload that no format recognised is refused; `mediaTypeRefused` asks for HTTP 415 (RFC 9110 §15.5.16). */
export function unrecognised(sniff: Sniff): { problems: Problem[]; mediaTypeRefused: boolean } {
  const { bytes, mediaType } = sniff;
  const kind = binaryKind(bytes);
  if (kind !== undefined) return refused(`the upload is ${kind}, which cannot be read as a story`, true);
  const foreign = mediaType !== undefined && !isTextual(mediaType);
  if (looksBinary(bytes)) return refused('the upload is binary data, not text', foreign);
  if (foreign) return refused(`uploads of type ${mediaType.slice(0, 80)} cannot be read as a story`, true);
  if (sniff.text.trim() === '') return refused('the upload holds only white space', false);
  const root = /^(?:<\?[^>]{0,200}>\s*|<![^>]{0,500}>\s*)*<([A-Za-z_][\w.:-]{0,60})/.exec(sniff.head)?.[1];
  if (root !== undefined)
    return refused(`XML with the root element "${root}" is no format that is known here`, false);
  return refused('the upload is in no format that is known here and holds no readable text', false);
}

/** Media types under which a story could come; anything else says that it is something else. */
export function isTextual(mediaType: string): boolean {
  return (
    /^(?:text|message)\//.test(mediaType) ||
    /^application\/(?:.*[+.-])?(?:json|xml|octet-stream|x-www-form-urlencoded|ndjson|html)$/.test(
      mediaType,
    ) ||
    mediaType === 'binary/octet-stream'
  );
}

function refused(detail: string, mediaTypeRefused: boolean) {
  return { problems: [{ pointer: 'byte=0', detail }], mediaTypeRefused };
}
