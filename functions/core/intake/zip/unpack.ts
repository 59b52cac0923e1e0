import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Entry } from './directory.ts';

/** Bounds of an archive's content; a ratio above this is always on purpose. */
export const mostUnpacked = 100 * 1024 * 1024;
export const mostRatio = 200;
/** Below this size a high ratio does no harm: empty forms, rows of zeros. */
const harmless = 64 * 1024;
const chunk = 16 * 1024;

/** Why the archive as a whole must not be unpacked, by what its directory says. */
export function refusalOf(entries: readonly Entry[]): string | undefined {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > mostUnpacked) return `the archive unpacks to ${total} bytes; at most ${mostUnpacked} are taken`;
  const bomb = entries.find((entry) => entry.size > harmless && entry.size > entry.packedSize * mostRatio);
  return bomb && `a file of the archive unpacks to more than ${mostRatio} times its size`;
}

/** An entry's bytes, or why there are none: what does not have the sum that is stated is damaged. Never throws. */
export function unpack(entry: Entry): { bytes: Uint8Array } | { problem: string } {
  const unpacked = inflated(entry);
  if ('problem' in unpacked || crc32(unpacked.bytes) === entry.sum) return unpacked;
  return { problem: 'the file is damaged: its CRC-32 is not the one that is stated' };
}

/** An entry's bytes, or why there are none. Stops as soon as more comes out than the directory said. Never throws. */
function inflated(entry: Entry): { bytes: Uint8Array } | { problem: string } {
  if (entry.encrypted) return { problem: 'the file is encrypted' };
  if (entry.method === 0) {
    return entry.packedSize === entry.size
      ? { bytes: entry.data }
      : { problem: 'the file is damaged: its sizes disagree' };
  }
  if (entry.method !== 8) return { problem: `compression method ${entry.method} is not known` };
  const bytes = new Uint8Array(entry.size);
  let length = 0;
  try {
    const inflate = new Inflate((piece) => {
      if (length + piece.length <= bytes.length) bytes.set(piece, length);
      length += piece.length;
    });
    for (let at = 0; at < entry.data.length && length <= bytes.length; at += chunk) {
      inflate.push(entry.data.subarray(at, at + chunk), at + chunk >= entry.data.length);
    }
  } catch {
    // The library throws for any fault in the packed data; which one is of no use to a sender.
    return { problem: 'the file is damaged and cannot be unpacked' };
  }
  return length === bytes.length
    ? { bytes }
    : { problem: 'the file is damaged: it does not unpack to the size that is stated' };
}
