import { codecOf } from '../charset/codec.ts';
import type { Upload } from '../format.ts';

/** A file in an archive, as the central directory states it (APPNOTE 6.3 §4.3.12). Sizes in bytes. */
export interface Entry {
  /** As written, perhaps with folders; harmless only after `safePath`. */
  name: string;
  folder: boolean;
  encrypted: boolean;
  /** A symbolic link of a Unix system (§4.4.15): its content is a path, not a text. */
  link: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
  packedSize: number;
  size: number;
  /** CRC-32 of the unpacked bytes (§4.4.7). */
  sum: number;
  /** The packed bytes. */
  data: Uint8Array;
}

export const mostEntries = 1000;

const endRecord = 0x06054b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;
const zip64 = 0xffffffff;
/** Version made by, upper byte (§4.4.2). */
const unix = 3;

/** The entries of an archive, or what is wrong with it. */
export type Directory = { entries: Entry[] } | { problem: string };

const known = new WeakMap<Upload, Directory>();

/**
 * The directory of an upload, read once for all formats whose files are ZIP archives; undefined for anything else.
 * Nothing is unpacked: names and sizes are enough to recognise a format, see `unpack` for a file's bytes.
 */
export function zipDirectory(upload: Upload): Directory | undefined {
  if (!isZip(upload.bytes)) return undefined;
  let directory = known.get(upload);
  if (directory === undefined) {
    directory = readDirectory(upload.bytes);
    known.set(upload, directory);
  }
  return directory;
}

export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    (bytes[2] === 3 || bytes[2] === 5) &&
    (bytes[3] === 4 || bytes[3] === 6)
  );
}

/**
 * Office documents are ZIP archives too: Open Packaging (ECMA-376-2 §10), OpenDocument (part 3 §3.3), and those of
 * Apple's Pages, Numbers and Keynote.
 */
export function isDocument(entries: readonly Entry[]): boolean {
  return (
    entries[0]?.name === 'mimetype' ||
    entries.some(({ name }) => name === '[Content_Types].xml' || name === 'Index/Document.iwa')
  );
}

/** The entries of an archive in the order of its directory, or what is wrong with it. Never throws. */
export function readDirectory(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) return { problem: 'the archive has no directory at its end; it is cut off or no ZIP' };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === zip64 || count === 0xffff) return { problem: 'ZIP64 archives are not read' };
  if (count > mostEntries)
    return { problem: `the archive holds ${count} files; at most ${mostEntries} are taken` };
  const entries: Entry[] = [];
  const ranges: { from: number; to: number }[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryRecord) {
      return { problem: `the archive's directory is damaged at its entry ${index + 1}` };
    }
    const flags = view.getUint16(at + 8, true);
    const packedSize = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    const from = dataStart(view, view.getUint32(at + 42, true));
    if (from === undefined || from + packedSize > end)
      return { problem: `the archive's directory points outside of it for "${safePath(name)}"` };
    ranges.push({ from, to: from + packedSize });
    entries.push({
      name,
      folder: /[\\/]$/.test(name),
      encrypted: (flags & 1) !== 0,
      // The upper half of the external attributes is the mode of the file, where a Unix system made the archive.
      link: bytes[at + 5] === unix && (view.getUint16(at + 40, true) & 0xf000) === 0xa000,
      method: view.getUint16(at + 10, true),
      packedSize,
      size: view.getUint32(at + 24, true),
      sum: view.getUint32(at + 16, true),
      data: bytes.subarray(from, from + packedSize),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // One piece of data under many names is how small archives unpack to terabytes.
  return overlap(ranges) ? { problem: 'files of the archive overlap' } : { entries };
}

/** The end record is followed by a comment of at most 64 KB (§4.3.16). */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endRecord) return at;
  }
  return -1;
}

function dataStart(view: DataView, at: number): number | undefined {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localRecord) return undefined;
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

function overlap(ranges: { from: number; to: number }[]): boolean {
  const sorted = ranges.filter(({ from, to }) => to > from).toSorted((left, right) => left.from - right.from);
  return sorted.some((range, index) => range.from < (sorted[index - 1]?.to ?? 0));
}

/** Names are UTF-8 when flag 11 says so; without it many tools write UTF-8 all the same, older ones CP437 (appendix D). */
function decodeName(raw: Uint8Array, utf8: boolean): string {
  const text = new TextDecoder().decode(raw);
  return utf8 || !text.includes('\ufffd') ? text : (codecOf('cp437')?.decode(raw) ?? text);
}

/** A name without folders above its own, drive letters and control characters; for showing, never for opening. */
export function safePath(name: string): string {
  const segments = name.replace(/[\x00-\x1f\x7f]/g, '').split(/[\\/]+/);
  const kept = segments.filter(
    (segment) => segment !== '' && segment !== '.' && segment !== '..' && !/^[A-Za-z]:$/.test(segment),
  );
  return kept.join('/').slice(-200) || 'unnamed';
}
