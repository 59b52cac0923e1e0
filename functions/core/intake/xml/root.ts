import type { Sniff } from '../format.ts';

/** How much text comments and declarations before the root element may take, in UTF-16 units. */
const PROLOG_LIMIT = 65_536;

/** The root element as far as detection needs it. */
export interface RootTag {
  /** Local name. */
  name: string;
  prefix: string;
  /** The whole start tag as written. */
  tag: string;
}

const known = new WeakMap<Sniff, { root: RootTag | undefined }>();

/** Finds the root's start tag without reading the document; undefined when the text is not XML. */
export function rootTag(sniff: Sniff): RootTag | undefined {
  const cached = known.get(sniff);
  if (cached !== undefined) return cached.root;
  const root = findRoot(sniff.head.startsWith('<') ? sniff.text.slice(0, PROLOG_LIMIT) : '');
  known.set(sniff, { root });
  return root;
}

function findRoot(text: string): RootTag | undefined {
  let at = text.indexOf('<');
  while (at >= 0) {
    let end: number;
    if (text.startsWith('<!--', at)) end = after(text, '-->', at);
    else if (text.startsWith('<?', at)) end = after(text, '?>', at);
    else if (text.startsWith('<!', at)) end = afterDoctype(text, at);
    else return startTag(text, at);
    if (end < 0) return undefined;
    at = text.indexOf('<', end);
  }
  return undefined;
}

const after = (text: string, mark: string, from: number): number => {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
};

/** The internal subset in brackets may hold `>`. */
function afterDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from);
  const bracket = text.indexOf('[', from);
  if (bracket < 0 || close < bracket) return close < 0 ? -1 : close + 1;
  const end = text.indexOf(']', bracket);
  return end < 0 ? -1 : after(text, '>', end);
}

function startTag(text: string, at: number): RootTag | undefined {
  const end = text.indexOf('>', at);
  const tag = text.slice(at, end < 0 ? Math.min(text.length, at + 8192) : end + 1);
  const match = /^<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)/.exec(tag);
  const name = match?.[2];
  return name === undefined ? undefined : { name, prefix: match?.[1] ?? '', tag };
}
