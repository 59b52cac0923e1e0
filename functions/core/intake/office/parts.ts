import type { Sniff } from '../format.ts';
import { type Entry, zipDirectory } from '../zip/directory.ts';
import { refusalOf, unpack } from '../zip/unpack.ts';

/** The text of a document's parts, unpacked, in bytes; far above any story's, far below what fills the memory. */
const mostUnpacked = 16 * 1024 * 1024;

/** Parts of an office document by name, unpacked and checked, or why it cannot be read. */
export type Parts = { parts: Map<string, Uint8Array>; pictures: number } | { problem: string };

/**
 * Unpacks the parts of a document that `wanted` names. Sizes are those that the directory states and are judged before;
 * pictures stay packed. A part that is damaged refuses the document, as text would be missing.
 */
export function unpackParts(sniff: Sniff, wanted: RegExp): Parts {
  const directory = zipDirectory(sniff) ?? { problem: 'the document is no ZIP archive' };
  if ('problem' in directory) return directory;
  const chosen = directory.entries.filter(({ name, folder }) => !folder && wanted.test(name));
  const problem = refusalOf(chosen) ?? tooLarge(chosen);
  if (problem !== undefined) return { problem };
  const parts = new Map<string, Uint8Array>();
  for (const entry of chosen) {
    const unpacked = unpack(entry);
    if ('problem' in unpacked) return { problem: `${entry.name.slice(0, 100)}: ${unpacked.problem}` };
    if (declaresEntities(unpacked.bytes))
      return {
        problem: `${entry.name.slice(0, 100)} has a document type declaration, which no office writes`,
      };
    parts.set(entry.name, unpacked.bytes);
  }
  return { parts, pictures: directory.entries.filter(({ name }) => picture.test(name)).length };
}

const picture = /^(?:word\/media|Pictures)\/[^/]+\.(?:jpe?g|png|gif|tiff?|bmp|webp|svg|[ew]mf)$/i;

function tooLarge(entries: readonly Entry[]): string | undefined {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  return total > mostUnpacked
    ? `the text of the document unpacks to ${total} bytes; at most ${mostUnpacked} are taken`
    : undefined;
}

const declaresEntities = (xml: Uint8Array): boolean =>
  Buffer.from(xml.buffer, xml.byteOffset, Math.min(xml.length, 4096)).includes('<!DOCTYPE');
