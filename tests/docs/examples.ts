import { zipSync } from 'fflate';
import { type Fence, fencesOf, type Page, rowsBelow } from './pages.ts';

/** An example of docs/formats, ready to be sent, and what its page says will come of it. */
export interface Example {
  /** Format id that the block is marked with. */
  format: string;
  page: Page;
  bytes: Uint8Array;
  stories: number;
  mediaTypes: string[];
  /** Story field, as a path, to the value that the page states for the first story. */
  values: { field: string; value: string }[];
}

const controls: Readonly<Record<string, string>> = {
  SOH: '\x01',
  STX: '\x02',
  ETX: '\x03',
  EOT: '\x04',
  FF: '\f',
  DC1: '\x11',
  DC3: '\x13',
  SYN: '\x16',
  US: '\x1f',
};

/** Formats whose files are ZIP archives. */
const archives = new Set(['zip', 'docx', 'odt']);

/** Formats whose lines end in CR LF on the wire. */
const wires = new Set(['iptc7901', 'anpa', 'rfc822']);

/** The one example of a page; `known` are the format ids that mark a block as an example. */
export function exampleOf(page: Page, known: ReadonlySet<string>): Example {
  const marked = fencesOf(page).filter(({ words: [word = ''] }) => known.has(word));
  const [fence] = marked;
  if (fence === undefined || marked.length > 1)
    throw new Error(`${page.path} has ${marked.length} examples, not one`);
  const [format = '', ...options] = fence.words;
  const stories = options.map((word) => /^stories=(\d+)$/.exec(word)?.[1]).find(Boolean);
  const types = /^- Media types: (.+)$/m.exec(page.text)?.[1] ?? '';
  return {
    format,
    page,
    bytes: bytesOf(format, fence),
    stories: Number(stories ?? 1),
    mediaTypes: [...types.matchAll(/`([^`]+)`/g)].map(([, type = '']) => type),
    values: valuesOf(page),
  };
}

function bytesOf(format: string, { content }: Fence): Uint8Array {
  if (archives.has(format)) return zipSync(filesOf(content));
  const text = wires.has(format)
    ? content
        .replace(/<([A-Z]{2,3}[134]?)>/g, (name, control: string) => controls[control] ?? name)
        .replaceAll('\n', '\r\n')
    : content;
  return Buffer.from(text);
}

/** The cancellation that a page shows for the story of its example, or undefined. */
export function killOf(page: Page): Uint8Array | undefined {
  const fence = fencesOf(page).find(({ words: [word] }) => word === 'kill');
  return fence && bytesOf(fence.words[1] ?? '', fence);
}

/** "=== name" begins a file. */
function filesOf(listing: string): Record<string, Uint8Array> {
  const files = listing.split(/^=== (.+)$/m).slice(1);
  const out: Record<string, Uint8Array> = {};
  for (let at = 0; at + 1 < files.length; at += 2)
    out[files[at] ?? ''] = Buffer.from((files[at + 1] ?? '').trimStart());
  return out;
}

/** The mapping table: what a story field is in the example; a dash says that the example has none. */
function valuesOf(page: Page): Example['values'] {
  return rowsBelow(page, 'Mapping').map(([, field = '', value = '']) => {
    if (!/^`.+`$/.test(field)) throw new Error(`${page.path}: "${field}" is no story field`);
    if (value !== '–' && !/^`.+`$/.test(value))
      throw new Error(`${page.path}: "${value}" is neither a value nor a dash`);
    return { field: field.slice(1, -1), value: value === '–' ? '' : value.slice(1, -1) };
  });
}

/** A field of a story as a mapping table writes it: texts as they are with \n for line ends, all else as JSON. */
export function written(story: object, path: string): string {
  let value: unknown = story;
  for (const name of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return typeof value === 'string' ? value.replaceAll('\n', '\\n') : JSON.stringify(value);
}
