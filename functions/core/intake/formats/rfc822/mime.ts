import { fieldOf, type HeaderFields, parseHeaderFields } from './fields.ts';
import { structuredValue } from './header.ts';

/** A node of a message's tree (RFC 2045, RFC 2046). */
export interface Part {
  /** Place in the tree: `1.2` is the second part of the first part. The message itself is ``. */
  path: string;
  fields: HeaderFields;
  /** `text/plain`, lower case; the default of RFC 2045 §5.2 when there is none. */
  type: string;
  params: Readonly<Record<string, string>>;
  disposition: string;
  filename?: string;
  contentId?: string;
  children: Part[];
  /** Undecoded content, one byte a character; empty for a multipart. */
  raw: string;
}

const mostParts = 500;
const mostDepth = 12;

/**
 * Reads a message into its tree. Never throws: what is cut off, nested too deep or without its boundary is
 * a leaf with what is there. Linear in the size of the message, times the depth.
 */
export function parseMessage(bytes: Uint8Array): Part {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // A mailbox file's "From " line and blank lines in front are no part of the message.
  const start = /^(?:[ \t]*\r?\n)*(?:From [^\r\n]*\r?\n)?/.exec(text.slice(0, 4096))?.[0].length ?? 0;
  return parsePart(text.slice(start), '', 0, { parts: 0 }, 'text/plain');
}

/** A mailbox file's messages (RFC 4155): each begins with a "From " line that a blank line sets off. */
export function splitMailbox(bytes: Uint8Array): { at: number; bytes: Uint8Array }[] {
  if (bytes[0] !== 0x46 || Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== 'From ')
    return [{ at: 0, bytes }];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const starts = [0];
  for (const match of text.matchAll(
    /\n\r?\n(?=From \S{1,300} [^\r\n]{0,80}\d{4}[^\r\n]{0,20}\r?\n[!-9;-~]{1,60}:)/g,
  )) {
    starts.push(match.index + match[0].length);
  }
  return starts.map((at, index) => ({ at, bytes: bytes.subarray(at, starts[index + 1] ?? bytes.length) }));
}

function parsePart(
  text: string,
  path: string,
  depth: number,
  budget: { parts: number },
  fallback: string,
): Part {
  budget.parts++;
  const { head, body } = splitHead(text);
  const fields = parseHeaderFields(head);
  const type = structuredValue(fieldOf(fields, 'content-type'));
  const disposition = structuredValue(fieldOf(fields, 'content-disposition'));
  const filename = safeName(disposition.params.filename ?? type.params.name);
  const contentId = fieldOf(fields, 'content-id')?.replace(/^<|>$/g, '');
  const part: Part = {
    path,
    fields,
    type: /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : fallback,
    params: type.params,
    disposition: disposition.value,
    ...(filename !== undefined && { filename }),
    ...(contentId && { contentId }),
    children: [],
    raw: body,
  };
  const boundary = type.params.boundary;
  if (!part.type.startsWith('multipart/')) return part;
  const pieces = boundary && depth < mostDepth ? splitAt(body, boundary) : [];
  if (pieces.length === 0) return { ...part, type: 'text/plain' };
  const inner = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const [index, piece] of pieces.entries()) {
    if (budget.parts >= mostParts) break;
    const place = path === '' ? String(index + 1) : `${path}.${index + 1}`;
    part.children.push(parsePart(piece, place, depth + 1, budget, inner));
  }
  return { ...part, raw: '' };
}

function splitHead(text: string): { head: string; body: string } {
  const empty = /^\r?\n/.exec(text);
  if (empty) return { head: '', body: text.slice(empty[0].length) };
  const end = /\n\r?\n/.exec(text);
  if (end === null) return { head: text, body: '' };
  return { head: text.slice(0, end.index), body: text.slice(end.index + end[0].length) };
}

/** The pieces between delimiter lines (RFC 2046 §5.1.1); preamble and epilogue are left out. */
function splitAt(body: string, boundary: string): string[] {
  const delimiter = `--${boundary}`;
  const pieces: string[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const after = /^(--)?[ \t]{0,100}(?:\r?\n|$)/.exec(
      body.slice(at + delimiter.length, at + delimiter.length + 110),
    );
    if (after === null) continue;
    if (start !== -1) pieces.push(body.slice(start, at).replace(/\r?\n$/, ''));
    start = after[1] === '--' ? -1 : at + delimiter.length + after[0].length;
    if (start === -1 || pieces.length >= mostParts) return pieces;
  }
  // Cut off: the last part ends where the message does.
  if (start !== -1) pieces.push(body.slice(start));
  return pieces;
}

/** The last path segment of a file name, without control characters. */
function safeName(name: string | undefined): string | undefined {
  const base = name
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/[\x00-\x1f\x7f]/g, '')
    .trim()
    .slice(0, 200);
  return base ? base : undefined;
}
