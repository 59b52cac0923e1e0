import { parted, type Tree, type TreeMap } from './tree.ts';

const entry = /^("[^"]{1,60}"|'[^']{1,60}'|[\w.-]{1,60})\s*=\s*(\S.*)$/;
const table = /^(\[{1,2})([^[\]]{1,100})\]{1,2}(?:$|\s*#)/;

/**
 * The part of TOML that front matter is written in (toml.io, v1.0): names with strings, dates, numbers, lists over
 * several lines and inline tables; tables and lists of tables. Lines that are none of this are put into `unread`.
 */
export function readToml(lines: readonly string[], unread: string[]): TreeMap {
  const root: TreeMap = new Map();
  let here = root;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (line === '' || line.startsWith('#')) continue;
    const opened = table.exec(line);
    if (opened) {
      here = openTable(root, (opened[2] ?? '').trim(), opened[1] === '[[');
      continue;
    }
    const found = entry.exec(line);
    if (!found) {
      unread.push(line);
      continue;
    }
    let written = found[2] ?? '';
    while (at + 1 < lines.length && isOpen(written)) {
      at += 1;
      written += `\n${lines[at]?.trim() ?? ''}`;
    }
    const name = bare(found[1] ?? '');
    if (!here.has(name)) here.set(name, readValue(written));
  }
  return root;
}

const bare = (name: string): string => name.replace(/^["']|["']$/g, '');

function openTable(root: TreeMap, name: string, isList: boolean): TreeMap {
  const fresh: TreeMap = new Map();
  const known = root.get(bare(name));
  if (isList) root.set(bare(name), Array.isArray(known) ? [...known, fresh] : [fresh]);
  else if (known instanceof Map) return known;
  else root.set(bare(name), fresh);
  return fresh;
}

/** Does a value go on below: a string in three quotes, or a list or table without its end? */
function isOpen(written: string): boolean {
  const long = /^("""|''')/.exec(written)?.[1];
  if (long !== undefined) return written.indexOf(long, 3) < 0;
  if (!/^[[{]/.test(written)) return false;
  let depth = 0;
  let quote = '';
  for (const mark of written) {
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
  }
  return depth > 0;
}

function readValue(written: string): Tree {
  const value = written.trim();
  const long = /^("""|''')/.exec(value)?.[1];
  if (long !== undefined)
    return escapes(value.slice(3, value.indexOf(long, 3)))
      .replace(/\s+/g, ' ')
      .trim();
  const basic = /^"((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
  if (basic !== undefined) return escapes(basic);
  const literal = /^'([^']*)'/.exec(value)?.[1];
  if (literal !== undefined) return literal;
  const end = Math.max(value.lastIndexOf(']'), value.lastIndexOf('}'));
  if (value.startsWith('[')) return items(value.slice(1, end)).map(readValue);
  if (value.startsWith('{')) {
    return new Map(
      items(value.slice(1, end)).flatMap((item): [string, Tree][] => {
        const found = entry.exec(item);
        return found ? [[bare(found[1] ?? ''), readValue(found[2] ?? '')]] : [];
      }),
    );
  }
  const comment = value.indexOf('#');
  return (comment < 0 ? value : value.slice(0, comment)).trim();
}

/** Lists may hold comments, one a line: a "#" that stands in no quotation. */
const items = (list: string): string[] => parted(list.split('\n').map(withoutComment).join(' '));

function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at] ?? '';
    if (quote !== '') quote = mark === quote ? '' : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === '#') return line.slice(0, at);
  }
  return line;
}

const known: Readonly<Record<string, string>> = {
  n: ' ',
  t: ' ',
  r: ' ',
  b: '',
  f: ' ',
  '"': '"',
  '\\': '\\',
};

const escapes = (text: string): string =>
  text.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([ntrbf"\\])|\s+)/g,
    (_, four, eight, mark: string) => {
      const code = Number.parseInt(four ?? eight ?? '', 16);
      if (Number.isInteger(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return mark === undefined ? '' : (known[mark] ?? '');
    },
  );
