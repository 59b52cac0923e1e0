/** The head of a Markdown file between two lines of `---`: `name: value`, one a line, lists in YAML's two ways. */
export interface FrontMatter {
  /** Names in lower case without separators, as `publishedat`; values as written, lists item by item. */
  entries: { name: string; values: string[] }[];
  /** All other lines. */
  unread: string[];
  /** Where the text begins. */
  end: number;
}

const maxLines = 200;

/** Reads front matter, or undefined where the text begins without one. Block scalars (`|`, `>`) are folded. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const opening = /^\ufeff?\s*---[ \t]*\r?\n/.exec(text);
  if (opening === null) return undefined;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m;
  const rest = text.slice(opening[0].length);
  const close = closing.exec(rest.slice(0, 50_000));
  if (close === null) return undefined;
  const lines = rest.slice(0, close.index).split(/\r?\n/);
  if (lines.length > maxLines) return undefined;

  const front: FrontMatter = {
    entries: [],
    unread: [],
    end: opening[0].length + close.index + close[0].length,
  };
  for (const line of lines) {
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    const last = front.entries.at(-1);
    const pair = /^([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(\S.*)?)?$/.exec(line);
    const item = /^\s*-\s+(\S.*)?$/.exec(line);
    if (item && last) {
      const value = unquote(item[1] ?? '');
      // A list of people may name each part: "- name: Ada".
      last.values.push(value.replace(/^name:\s*/, ''));
    } else if (pair) {
      const name = (pair[1] ?? '').toLowerCase().replace(/[^a-z]/g, '');
      front.entries.push({ name, values: valuesOf(pair[2] ?? '') });
    } else if (last && /^\s/.test(line)) {
      last.values = [[...last.values, line.trim()].join(' ').trim()];
    } else front.unread.push(line);
  }
  return front.entries.length > 0 ? front : undefined;
}

function valuesOf(written: string): string[] {
  const value = written.trim();
  if (value === '' || /^[|>][+-]?\d?$/.test(value)) return [];
  const list = /^\[(.*)\]$/.exec(value);
  if (list === null) return [unquote(value)];
  return itemsOf(list[1] ?? '')
    .map(unquote)
    .filter((item) => item !== '');
}

/** Items of a list in brackets; one in quotes may hold commas. A quote that nothing closes is a character. */
function itemsOf(list: string): string[] {
  const items: string[] = [];
  let held: string[] = [];
  for (const part of list.split(',')) {
    held.push(part);
    const mark = held[0]?.trimStart()[0];
    const end = part.trimEnd();
    const isClosed =
      end.at(-1) === mark && end.at(-2) !== '\\' && (held.length > 1 || end.trimStart().length > 1);
    if ((mark === '"' || mark === "'") && !isClosed) continue;
    items.push(held.join(','));
    held = [];
  }
  return [...items, ...held];
}

/** A value without quotes, and without a comment behind it. */
function unquote(written: string): string {
  const value = written.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(value);
  if (quoted?.[1] !== undefined) return quoted[1].replace(/\\(["\\])/g, '$1').replace(/\\n/g, ' ');
  if (quoted?.[2] !== undefined) return quoted[2].replace(/''/g, "'");
  const comment = value.indexOf(' # ');
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}
