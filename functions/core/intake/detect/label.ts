import type { Change } from '../../story/schema.ts';
import type { FormatKind, Upload } from '../format.ts';

/** Media types that say nothing about the format within. */
const silent = /^(?:application|binary)\/octet-stream$/;

/** The note that an upload was labelled as something else than it is, or undefined. */
export function labelChange(upload: Upload, format: FormatKind): Change | undefined {
  const { mediaType } = upload;
  if (mediaType === undefined || mediaType === '' || silent.test(mediaType)) return undefined;
  if (format.mediaTypes.includes(mediaType)) return undefined;
  // Generic XML, JSON and plain text are true, if vague, labels for formats written in them.
  if (format.mediaTypes.some((type) => kindOfSyntax(type) === kindOfSyntax(mediaType))) return undefined;
  const after = format.mediaTypes[0] ?? format.id;
  return {
    step: 'detect',
    reason: `the upload is ${format.title}, not what its label says`,
    before: mediaType,
    after,
  };
}

/** The syntax beneath a media type: its suffix (RFC 6838 §4.2.8) or generic name; each other type is its own. */
function kindOfSyntax(mediaType: string): string {
  const syntax = /(?:^application\/|^text\/|[+.-])(xml|json|html|plain)$/.exec(mediaType)?.[1];
  if (syntax !== undefined) return syntax;
  return /^text\/(?:vnd|x-|markdown)/.test(mediaType) ? 'plain' : mediaType;
}
