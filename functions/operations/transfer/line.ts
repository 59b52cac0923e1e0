import { createHash } from 'node:crypto';
import { DatelineError } from '../../core/errors.ts';
import type { RowKey } from '../../store/dynamodb/keys.ts';
import type { Row } from '../../store/dynamodb/table.ts';
import type { EntityName } from './entities.ts';

/** Raised when a change would make older versions unable to read an export. */
export const transferFormat = 1;

/** The first line of an export. */
export interface Header {
  kind: 'dateline-export';
  format: number;
  /** Of this export; an import of the same id resumes. */
  id: string;
  /** UTC, ISO 8601; when the export began. */
  exportedAt: string;
  /** The desk's public address and name, which are in every feed. */
  site: { baseUrl: string; title: string };
  /** Whether the raw bytes of uploads are in it. */
  raw: boolean;
  /** How many lines of each kind follow. */
  counts: Record<string, number>;
  /** SHA-256, hex, of all lines between the first and the last, with their line ends. */
  sha256: string;
}

/** A row of the table, with its keys. */
export interface RowLine {
  kind: 'row';
  entity: EntityName;
  row: RowKey & Row;
  /** Of a story that changed while the desk was exported: read again, and replaces the earlier line. */
  again?: true;
}

/** An object, or a part of a large one. Exactly one of `json` and `base64` holds the bytes. */
export interface ObjectLine {
  kind: 'object';
  bucket: 'stories' | 'intake';
  key: string;
  contentType: string;
  /** Bytes of the whole object. */
  size: number;
  /** SHA-256 of the whole object, hex. */
  sha256: string;
  /** Counted from 1. */
  part: number;
  parts: number;
  /** JSON that is written again as the very bytes it was read from. */
  json?: unknown;
  base64?: string;
}

/** The entity tag of a public document, to compare with after an import. */
export interface PublicLine {
  kind: 'public';
  key: string;
  etag: string;
}

export type BodyLine = RowLine | ObjectLine | PublicLine;

/** The last line of an export. */
export interface End {
  kind: 'end';
  lines: number;
  /** SHA-256, hex, of everything before this line. */
  sha256: string;
}

/** Hex digits of a line's own checksum, which shows where a file is damaged. */
const checkLength = 16;

const checkOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, checkLength);

/** A line of the body as text, with its own checksum and line end. */
export function writeLine(line: BodyLine): string {
  const text = JSON.stringify(line.kind === 'row' ? { ...line, row: encode(line.row) } : line);
  return `${text.slice(0, -1)},"check":"${checkOf(text)}"}\n`;
}

/**
 * Reads a line of the body; `openExport` checks what it says.
 * @throws Error when it is not what was written.
 */
export function readLine(text: string): BodyLine {
  const mark = text.lastIndexOf(',"check":"');
  const body = mark < 0 ? '' : `${text.slice(0, mark)}}`;
  if (mark < 0 || text.slice(mark) !== `,"check":"${checkOf(body)}"}`)
    throw new DatelineError('bad-export', 'the line is damaged: its checksum does not match');
  const line = JSON.parse(body) as BodyLine;
  return line.kind === 'row' ? { ...line, row: decode(line.row) as RowLine['row'] } : line;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A row as JSON. JSON has no sets and no bytes; sets are sorted, so that equal rows are equal text. An object with a
 * name like theirs is written as a list, so that no agency's data can be taken for one.
 */
function encode(value: unknown): unknown {
  if (value instanceof Set) return { $set: [...value].sort() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encode);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, encode(member)] as const);
  return entries.some(([name]) => name.startsWith('$')) ? { $map: entries } : Object.fromEntries(entries);
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isPlain(value)) return value;
  const { $set, $bytes, $map } = value;
  if (Array.isArray($set)) return new Set($set);
  if (typeof $bytes === 'string') return new Uint8Array(Buffer.from($bytes, 'base64'));
  if (Array.isArray($map)) return Object.fromEntries($map.map(([name, member]) => [name, decode(member)]));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decode(member)]));
}
