/** What front matter holds: a text, a list, or values by name. */
export type Tree = string | Tree[] | TreeMap;
export type TreeMap = Map<string, Tree>;

/** A value as one line. */
export function textOf(value: Tree): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return [...value].map(([name, part]) => `${name}: ${textOf(part)}`).join(', ');
}

/** Addresses of people are in no change. */
export const noAddress = (name: string, value: string): string =>
  /mail|phone|tel|mobile/i.test(name) || value.includes('@') ? '…' : value;

/**
 * A list or map on one line, without its brackets, taken apart at its commas: those in quotes or inner brackets part
 * nothing. A quote that nothing closes is a character.
 */
export function parted(list: string): string[] {
  const items: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < list.length; at += 1) {
    const mark = list[at];
    if ((mark === '"' || mark === "'") && /^[\s,:=[{]*$/.test(list.slice(Math.max(from, at - 1), at))) {
      const end = closingQuote(list, at);
      if (end > at) at = end;
    } else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    else if (mark === ',' && depth <= 0) {
      items.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...items, list.slice(from)].map((item) => item.trim()).filter((item) => item !== '');
}

/** Where a quotation that opens at `from` ends; `from` itself where nothing closes it. */
function closingQuote(text: string, from: number): number {
  const mark = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (mark === '"' && text[at] === '\\') at += 1;
    else if (mark === "'" && text[at] === mark && text[at + 1] === mark) at += 1;
    else if (text[at] === mark) return at;
  }
  return from;
}

/** The text of a value in double quotes (YAML 1.2 §5.7); a line break is a space, and what is no escape stays. */
const unescaped = (quoted: string): string =>
  quoted.replace(
    /\\(?:u([0-9a-f]{4})|([nrt])|(["\\/]))/gi,
    (_escape, code?: string, space?: string, character?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return space === undefined ? (character ?? '') : ' ';
    },
  );

/** A value without quotes, and without a comment behind it. */
export function unquote(written: string): string {
  const value = written.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(value);
  if (quoted?.[1] !== undefined) return unescaped(quoted[1]);
  if (quoted?.[2] !== undefined) return quoted[2].replace(/''/g, "'");
  const comment = value.indexOf(' # ');
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}
