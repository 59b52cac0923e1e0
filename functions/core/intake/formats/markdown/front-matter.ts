import { readToml } from './toml.ts';
import { noAddress, type Tree, type TreeMap, textOf } from './tree.ts';
import { readYaml } from './yaml.ts';

/** The head of a Markdown file between two lines of `---` (YAML) or `+++` (TOML). */
export interface FrontMatter {
  /** Names in lower case without separators, as `publishedat`; values as written, lists item by item. */
  entries: { name: string; values: string[] }[];
  /** All other lines. */
  unread: string[];
  /** Parts of maps for which there is no field, as `author.url: …`. */
  ignored: string[];
  /** Where the text begins. */
  end: number;
}

const maxLines = 200;
const maxLength = 50_000;

/** Reads front matter, or undefined where the text begins without one. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const opening = /^\ufeff?\s*(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (opening === null) return undefined;
  const isToml = opening[1] === '+++';
  const closing = isToml ? /^\+\+\+[ \t]*\r?$/m : /^(?:---|\.\.\.)[ \t]*\r?$/m;
  const rest = text.slice(opening[0].length, opening[0].length + maxLength);
  const close = closing.exec(rest);
  if (close === null) return undefined;
  const lines = rest.slice(0, close.index).split(/\r?\n/);
  if (lines.length > maxLines) return undefined;
  const unread: string[] = [];
  const tree = isToml ? readToml(lines, unread) : readYaml(lines, unread);
  const ignored: string[] = [];
  const entries = entriesOf(tree, ignored);
  const end = opening[0].length + close.index + close[0].length;
  return entries.length > 0 ? { entries, unread, ignored, end } : undefined;
}

/** Groups of site generators (Hugo, Zola) in which fields stand as they would outside. */
const transparent = /^(?:params|extra|taxonomies|metadata|meta)$/;

function entriesOf(tree: TreeMap, ignored: string[]): FrontMatter['entries'] {
  const entries: FrontMatter['entries'] = [];
  for (const [written, value] of tree) {
    const name = written.toLowerCase().replace(/[^a-z]/g, '');
    if (transparent.test(name) && value instanceof Map) entries.push(...entriesOf(value, ignored));
    else if (value instanceof Map && naming(value) === undefined) {
      for (const [inner, part] of value) ignored.push(`${written}.${inner}: ${textOf(part)}`);
    } else {
      const list: Tree[] = Array.isArray(value) ? value : [value];
      entries.push({
        name,
        values: list.map((item) => readValue(item, written, ignored)).filter((one) => one !== ''),
      });
    }
  }
  return entries;
}

/** The part of a map that is its value: the name of a person, the address of a picture. */
const namings = [
  'name',
  'displayname',
  'label',
  'title',
  'value',
  'term',
  'src',
  'url',
  'path',
  'href',
  'image',
  'file',
];

const naming = (map: TreeMap): string | undefined => {
  const names = [...map.keys()];
  for (const wanted of namings) {
    const found = names.find((name) => name.toLowerCase().replace(/[^a-z]/g, '') === wanted);
    if (found !== undefined && typeof map.get(found) === 'string') return found;
  }
  return undefined;
};

function readValue(value: Tree, field: string, ignored: string[]): string {
  if (!(value instanceof Map)) return textOf(value);
  const main = naming(value);
  if (main === undefined) return textOf(value);
  for (const [name, part] of value)
    if (name !== main) ignored.push(`${field}.${name}: ${noAddress(name, textOf(part))}`);
  return textOf(value.get(main) ?? '');
}
