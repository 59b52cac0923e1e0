import type { Change } from '../../../story/schema.ts';
import { binaryKind } from '../../charset/decode.ts';
import { instead } from '../../detect/instead.ts';
import type { FormatReader, Parsed, ParsedItem, ReadInner, Sniff } from '../../format.ts';
import { type Entry, isDocument, isZip, readDirectory, safePath, zipDirectory } from '../../zip/directory.ts';
import { refusalOf, unpack } from '../../zip/unpack.ts';

const step = 'zip';

/**
 * A ZIP archive of files in any other format. Every file is read by itself, so that a bad one does not stop the
 * others; pointers begin with the file's name. Archives inside archives are not opened, and nothing is unpacked
 * before the directory's sizes have been judged.
 */
export function zip(readInner: ReadInner): FormatReader {
  return {
    parse: (sniff) => parse(sniff, readInner),
  };
}

function parse(sniff: Sniff, readInner: ReadInner): Parsed {
  const refused = (detail: string): Parsed => ({ items: [], problems: [{ pointer: 'byte=0', detail }] });
  const directory = zipDirectory(sniff) ?? { problem: 'the upload is no ZIP archive' };
  if ('problem' in directory) return refused(directory.problem);
  const refusal = refusalOf(directory.entries);
  if (refusal !== undefined) return refused(refusal);
  const items: ParsedItem[] = [];
  const left: Change[] = [];
  for (const entry of directory.entries) {
    if (entry.folder || isSystemFile(entry.name)) continue;
    const read = readEntry(entry, sniff, readInner);
    if (Array.isArray(read)) items.push(...read);
    else left.push(read);
  }
  if (items.length === 0) {
    const others =
      left.length > 0
        ? `; it holds ${left
            .map((change) => change.before)
            .join(', ')
            .slice(0, 500)}`
        : '';
    return refused(`the archive holds no story${others}; ${instead}`);
  }
  const first = items.find((item) => 'draft' in item);
  if (first !== undefined && 'draft' in first) first.draft.changes.push(...left);
  return { items, problems: [] };
}

/** What systems leave in archives by themselves. */
function isSystemFile(name: string): boolean {
  return /(?:^|[\\/])(?:__MACOSX[\\/]|\.DS_Store$|\._[^\\/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

const media =
  /\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|svg|bmp|mp[34]|m4[av]|mov|avi|wav|ogg|pdf|css|js|xslt?|dtd|xsd)$/i;

/** The items of one file, or the record that it is no story. */
function readEntry(entry: Entry, sniff: Sniff, readInner: ReadInner): ParsedItem[] | Change {
  const name = safePath(entry.name);
  const failed = (detail: string): ParsedItem[] => [{ pointer: name, problems: [{ pointer: name, detail }] }];
  const noStory: Change = {
    step,
    reason: 'a file of the archive is no story and was left out',
    before: `${name} (${entry.size} bytes)`,
  };
  if (entry.link)
    return { ...noStory, reason: 'a symbolic link in the archive was left out; send the file itself' };
  if (media.test(name)) return noStory;
  const unpacked = unpack(entry);
  if ('problem' in unpacked) return failed(unpacked.problem);
  const { bytes } = unpacked;
  if (bytes.length === 0) return failed('the file is empty');
  if (isZip(bytes)) {
    const inner = readDirectory(bytes);
    if ('problem' in inner || !isDocument(inner.entries))
      return failed('an archive inside an archive is not opened');
  } else if (binaryKind(bytes) !== undefined) return noStory;
  const parsed = readInner({
    bytes,
    filename: name.split('/').at(-1) ?? name,
    receivedAt: sniff.receivedAt,
    ...(sniff.baseUrl !== undefined && { baseUrl: sniff.baseUrl }),
  });
  const at = (pointer: string) => (pointer === 'byte=0' || pointer === '' ? name : `${name} ${pointer}`);
  const items = parsed.items.map((item) => ({ ...item, pointer: at(item.pointer) }));
  const problems = parsed.problems.map((problem) => ({ ...problem, pointer: at(problem.pointer) }));
  return problems.length > 0 ? [...items, { pointer: name, problems }] : items;
}
