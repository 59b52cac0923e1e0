import type { Upload } from '../format.ts';
import { zipDirectory } from '../zip/directory.ts';
import { unpack } from '../zip/unpack.ts';

/** Office documents that are ZIP archives, by a file that only they have (ECMA-376-1 §11.3). */
const byPart: readonly [part: RegExp, name: string][] = [
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^ppt\/presentation\.xml$/, 'a PowerPoint presentation'],
  [/^xl\/workbook\.(?:xml|bin)$/, 'an Excel workbook'],
  [/^Index\/Document\.iwa$/, 'a document of Apple Pages, Numbers or Keynote'],
];

/** By the media type in their first file (OpenDocument 1.3 part 2 §3.3, EPUB 3.3 §4.2.4). */
const byType: readonly [type: RegExp, name: string][] = [
  [/^application\/vnd\.oasis\.opendocument\.text(?:-template)?$/, 'odt'],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet/, 'an OpenDocument spreadsheet'],
  [/^application\/vnd\.oasis\.opendocument\.presentation/, 'an OpenDocument presentation'],
  [/^application\/epub\+zip/, 'an EPUB book'],
];
const longestType = 200;

/** What kind of office document an upload is: `docx`, `odt`, or the name of one that is not read; else undefined. */
export function officeKind(upload: Upload): string | undefined {
  const directory = zipDirectory(upload);
  if (directory === undefined || 'problem' in directory) return undefined;
  const [first] = directory.entries;
  if (first?.name === 'mimetype' && first.size <= longestType) {
    const unpacked = unpack(first);
    const type = 'bytes' in unpacked ? Buffer.from(unpacked.bytes).toString('latin1').trim() : '';
    return byType.find(([pattern]) => pattern.test(type))?.[1];
  }
  return byPart.find(([part]) => directory.entries.some(({ name }) => part.test(name)))?.[1];
}
