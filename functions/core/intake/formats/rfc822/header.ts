import { addressParser, decodeWords } from 'postal-mime';
import { codecOf } from '../../charset/codec.ts';
import { decode, repairMojibake } from '../../charset/decode.ts';

/** An unstructured value as text: encoded words (RFC 2047), raw 8-bit characters, wrong labels; always one line. */
export function textValue(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const decoded = decodeWords(rawText(value));
  const text = repairMojibake(decoded)
    .text.replace(/[\x00-\x1f\x7f\s]+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** The first mailbox of an address list (RFC 5322 §3.4). */
export function mailboxOf(value: string | undefined): { name: string; address: string } | undefined {
  if (value === undefined) return undefined;
  const [first] = addressParser(rawText(value.slice(0, 2000)), { flatten: true });
  if (first === undefined || first.address === undefined) return undefined;
  return { name: textValue(first.name) ?? '', address: first.address };
}

function rawText(value: string): string {
  if (!/[\x80-\xff]/.test(value)) return value;
  return decode({ bytes: Buffer.from(value, 'latin1'), receivedAt: '' }).text;
}

export interface StructuredValue {
  /** Lower case, e.g. `text/plain`. */
  value: string;
  /** Names in lower case; values decoded (RFC 2231). */
  params: Readonly<Record<string, string>>;
}

const parameter = /;\s*([\w!#$%&'+.^`|~*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\s]*))/g;

/** Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2183). */
export function structuredValue(text: string | undefined): StructuredValue {
  const params: Record<string, string> = Object.create(null);
  if (text === undefined) return { value: '', params };
  const pieces = new Map<string, { order: number; text: string; extended: boolean }[]>();
  for (const [, rawName = '', quoted, bare = ''] of text.matchAll(parameter)) {
    const [, name = '', order, star] = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(rawName.toLowerCase()) ?? [];
    const piece = {
      order: Number(order ?? 0),
      text: quoted?.replace(/\\(.)/g, '$1') ?? bare,
      extended: star === '*',
    };
    pieces.set(name, [...(pieces.get(name) ?? []).slice(0, 100), piece]);
  }
  for (const [name, list] of pieces) params[name] = joinPieces(list.toSorted((a, b) => a.order - b.order));
  const value = /^\s*([^\s;]+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  return { value, params };
}

function joinPieces(pieces: readonly { text: string; extended: boolean }[]): string {
  const [first] = pieces;
  if (!pieces.some((piece) => piece.extended)) {
    return textValue(pieces.map((piece) => piece.text).join('')) ?? '';
  }
  const charset = /^([\w.:-]*)'[^']*'/.exec(first?.text ?? '');
  const joined = pieces
    .map((piece, index) => (index === 0 && charset ? piece.text.slice(charset[0].length) : piece.text))
    .join('');
  const bytes = Buffer.from(
    joined.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const codec = codecOf(charset?.[1] || 'utf-8');
  return (codec?.decode(bytes) ?? joined).replace(/[\x00-\x1f\x7f]+/g, ' ').trim();
}
