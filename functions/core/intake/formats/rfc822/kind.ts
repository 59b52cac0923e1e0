import type { DeclaredFormat, Sniff } from '../../format.ts';
import { fieldOf, parseHeaderFields } from './fields.ts';

const knownFields =
  /^(?:received|return-path|delivered-to|message-id|date|from|to|subject|mime-version|content-type|content-transfer-encoding|dkim-signature|x-[\w-]+|reply-to|cc|sender|list-id|list-unsubscribe|in-reply-to|references|authentication-results|received-spf|arc-[\w-]+|envelope-to|user-agent|content-language|thread-[\w-]+|importance|auto-submitted|precedence|feedback-id|status)$/;

/** E-mail (RFC 5322, MIME), one message or an mbox. */
export const rfc822Kind: DeclaredFormat = {
  id: 'rfc822',
  title: 'e-mail',
  mediaTypes: ['message/rfc822', 'application/mbox'],
  detect,
  level: 1,
  load: async (inner) => (await import('./index.ts')).rfc822(await inner()),
};

function detect(sniff: Sniff): number {
  const { buffer, byteOffset, byteLength } = sniff.bytes.subarray(0, 16_384);
  const opening = Buffer.from(buffer, byteOffset, byteLength)
    .toString('latin1')
    .replace(/^(?:[ \t]*\r?\n){1,5}/, '');
  const head = /^[\s\S]*?\n\r?\n/.exec(opening)?.[0] ?? opening;
  const first = /^(?:From \S[^\r\n]*\r?\n)?([!-9;-~]{1,60}):/.exec(head)?.[1]?.toLowerCase();
  if (first === undefined || !knownFields.test(first)) return 0;
  const fields = parseHeaderFields(head);
  const known = [...fields.keys()].filter((name) => knownFields.test(name));
  const certain = ['message-id', 'mime-version', 'received', 'return-path', 'delivered-to', 'dkim-signature'];
  const marks = known.filter((name) => certain.includes(name)).length;
  // A multipart whose boundary is there is MIME, whatever has been cut off above it.
  if (isMultipart(fieldOf(fields, 'content-type'), opening)) return 0.93;
  const address = /@/.test(fieldOf(fields, 'from') ?? '');
  if (marks > 0 && (address || marks > 1)) return 0.95;
  // "From:", "Subject:" and "Date:" alone may also head an agency's plain text.
  if (address && fields.has('subject') && (fields.has('to') || fields.has('date'))) return 0.8;
  return sniff.mediaType === 'message/rfc822' && known.length >= 2 ? 0.7 : 0;
}

function isMultipart(contentType: string | undefined, text: string): boolean {
  const boundary = /^\s*multipart\/[\w-]{1,40}\s*;.{0,500}?boundary="?([^"\s;]{1,100})/is.exec(
    contentType ?? '',
  )?.[1];
  return boundary !== undefined && text.includes(`\n--${boundary}`);
}
