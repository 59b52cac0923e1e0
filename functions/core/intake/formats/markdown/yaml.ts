import { parted, type Tree, type TreeMap, unquote } from './tree.ts';

interface Line {
  indent: number;
  text: string;
}

const pair = /^("[^"]{1,60}"|'[^']{1,60}'|[A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(\S.*)?)?$/;
const blockScalar = /^[|>][+-]?\d?(?:\s+#.*)?$/;

/**
 * The part of YAML that front matter is written in: names, lists and maps by indent or in brackets, scalars in
 * quotes, over several lines, and as blocks. Lines that are none of this are put into `unread`.
 */
export function readYaml(source: readonly string[], unread: string[]): TreeMap {
  const lines = source
    .map((line): Line => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  return mapOf(lines, unread);
}

/** Entries at the indent of the first line, each with the deeper lines below it; a list may stand as far out. */
function mapOf(lines: readonly Line[], unread: string[]): TreeMap {
  const map: TreeMap = new Map();
  const indent = lines[0]?.indent ?? 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const found = line && line.indent <= indent ? pair.exec(line.text) : null;
    if (!line || !found) {
      if (line) unread.push(line.text);
      at += 1;
      continue;
    }
    const isBelow = ({ indent: deep, text }: Line): boolean => deep > line.indent || /^-(?:\s|$)/.test(text);
    let end = at + 1;
    while (end < lines.length && isBelow(lines[end] ?? line)) end += 1;
    const name = unquote(found[1] ?? '');
    if (!map.has(name)) map.set(name, readValue(found[2] ?? '', lines.slice(at + 1, end), unread));
    at = end;
  }
  return map;
}

function readValue(written: string, below: readonly Line[], unread: string[]): Tree {
  const value = written.trim();
  const [first] = below;
  if (blockScalar.test(value)) return below.map(({ text }) => text).join(' ');
  if (value === '' && first) {
    if (/^-(?:\s|$)/.test(first.text)) return listOf(below, unread);
    if (pair.test(first.text)) return mapOf(below, unread);
  }
  return flow([value, ...below.map(({ text }) => text)].join(' ').trim());
}

function listOf(lines: readonly Line[], unread: string[]): Tree[] {
  const indent = lines[0]?.indent ?? 0;
  const items: Tree[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    let end = at + 1;
    while (
      end < lines.length &&
      !((lines[end]?.indent ?? 0) <= indent && /^-(?:\s|$)/.test(lines[end]?.text ?? ''))
    )
      end += 1;
    const content = line.text.replace(/^-\s*/, '');
    const below = lines.slice(at + 1, end);
    if (pair.test(content)) {
      const inner = { indent: line.indent + line.text.length - content.length, text: content };
      items.push(mapOf([inner, ...below], unread));
    } else items.push(readValue(content, below, unread));
    at = end;
  }
  return items;
}

/** A value on one line: a list or map in brackets, or a scalar. */
function flow(value: string): Tree {
  const list = /^\[(.*)\](?:\s+#.*)?$/.exec(value);
  if (list) return parted(list[1] ?? '').map(flow);
  const map = /^\{(.*)\}(?:\s+#.*)?$/.exec(value);
  if (!map) return /^(?:~|null)$/i.test(value) ? '' : unquote(value);
  return new Map(
    parted(map[1] ?? '').map((item): [string, Tree] => {
      const colon = item.indexOf(':');
      return colon < 0 ? [item, ''] : [unquote(item.slice(0, colon)), flow(item.slice(colon + 1).trim())];
    }),
  );
}
