import { codecOf } from '../../charset/codec.ts';

/** The text of an RTF document, and what of it the story does not carry. */
export interface RtfText {
  text: string;
  title?: string;
  left: { reason: string; before?: string }[];
}

/** What a group holds: text, nothing that is read, or something that is noted when it goes. */
type Destination = 'text' | 'skip' | 'title' | 'footnote' | 'picture';

interface Group {
  destination: Destination;
  /** Characters behind `\u` for readers that know no Unicode (`\uc`). */
  fallback: number;
  /** Hidden text, or deleted under change tracking. */
  hidden: boolean;
}

/** Groups that are no text of the document; those that begin with `\*` are skipped anyway (specification, "Destinations"). */
const destinations: Readonly<Record<string, Destination>> = Object.fromEntries([
  ...'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info header headerl headerr headerf footer footerl footerr footerf filetbl revtbl themedata datastore latentstyles xmlnstbl fldinst annotation atnid atnauthor pntext bkmkstart bkmkend object'
    .split(' ')
    .map((name): [string, Destination] => [name, 'skip']),
  ['title', 'title'],
  ['footnote', 'footnote'],
  ['pict', 'picture'],
]);
const characters: Readonly<Record<string, string>> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '‑',
  '-': '',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\n': '\n\n',
  '\r': '\n\n',
};
/** Code pages of East Asia by their WHATWG names. */
const pages: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
};
const codecOfPage = (page: number) => codecOf(pages[page] ?? `windows-${page}`) ?? codecOf(`cp${page}`);
const mostDepth = 1000;
const token =
  /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z']))|([{}])|[\r\n]+|[^\\{}\r\n]+/y;

/** Reads a document given as bytes, one a character. Linear; never throws; what nests too deeply is skipped. */
export function readRtf(source: string): RtfText {
  const out: Record<'text' | 'title' | 'footnote', string[]> = { text: [], title: [], footnote: [] };
  const left: RtfText['left'] = [];
  const groups: Group[] = [];
  let group: Group = { destination: 'text', fallback: 1, hidden: false };
  let encoded: number[] = [];
  let codec = codecOf('windows-1252');
  let skipping = 0;
  let deeper = 0;

  const write = (text: string): void => {
    const { destination, hidden } = group;
    if (hidden) return;
    if (destination === 'text' || destination === 'title' || destination === 'footnote')
      out[destination].push(text);
  };
  /** Bytes of a code page come one by one; those of one character belong together. */
  const flush = (): void => {
    if (encoded.length > 0) write(codec?.decode(Uint8Array.from(encoded)) ?? '');
    encoded = [];
  };
  const open = (): void => {
    if (groups.length >= mostDepth) deeper += 1;
    else {
      groups.push(group);
      group = { ...group };
    }
  };
  const close = (): void => {
    if (deeper > 0) {
      deeper -= 1;
      return;
    }
    const { destination } = group;
    group = groups.pop() ?? group;
    if (destination === group.destination) return;
    if (destination === 'picture') left.push({ reason: 'picture in the document left out' });
    if (destination === 'footnote') {
      left.push({ reason: 'footnote left out', before: out.footnote.join('').trim() });
      out.footnote = [];
    }
  };
  const word = (name: string, number: number): void => {
    if (name === 'u') {
      write(String.fromCharCode(number & 0xffff));
      skipping = group.fallback;
    } else if (name === 'uc') group.fallback = Math.min(10, Math.max(0, number));
    else if (name === 'v' || name === 'deleted') group.hidden = number !== 0;
    else if (name === 'plain') group.hidden = false;
    else if (name === 'ansicpg') codec = codecOfPage(number) ?? codec;
    else if (name === 'mac') codec = codecOf('macintosh') ?? codec;
    else if (Object.hasOwn(destinations, name)) group.destination = destinations[name] ?? 'skip';
    else if (Object.hasOwn(characters, name)) write(characters[name] ?? '');
  };

  token.lastIndex = 0;
  for (let found = token.exec(source); found !== null; found = token.exec(source)) {
    const [whole, name, number, byte, symbol, brace] = found;
    if (byte !== undefined) {
      if (skipping > 0) skipping -= 1;
      else encoded.push(Number.parseInt(byte, 16));
      continue;
    }
    flush();
    if (brace === '{') open();
    else if (brace === '}') close();
    else if (deeper > 0) continue;
    else if (name !== undefined) word(name, number === undefined ? 1 : Number(number));
    else if (symbol === '*') group.destination = 'skip';
    else if (symbol !== undefined) write(symbols[symbol] ?? '');
    else if (!/^[\r\n]/.test(whole)) {
      const text = whole.slice(skipping);
      skipping = Math.max(0, skipping - whole.length);
      // Bytes above ASCII are not allowed here; those who write them mean the code page.
      write(codec?.decode(Buffer.from(text, 'latin1')) ?? text);
    }
  }
  flush();
  const title = out.title.join('').trim();
  return { text: out.text.join(''), left, ...(title !== '' && { title }) };
}
