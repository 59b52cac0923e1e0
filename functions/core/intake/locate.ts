import { decodeReferences } from './xml/entities.ts';

/** A part of a text: UTF-16 code units, the end not in it. */
export interface Span {
  start: number;
  end: number;
}

/** Texts beyond this are not searched, so that a preview takes no longer for a large upload. */
const longestSearched = 256 * 1024;
/** What an excerpt that was cut ends with. */
const cutMark = '…';

/** A text made plainer, and where each of its characters was. */
interface Plain {
  text: string;
  /** The start in the original of each character, and of the end. */
  starts: Uint32Array;
}

const whiteSpace = /\s+/g;
/** Besides white space what markup and JSON write in another way: tags, references, escapes. */
const markup =
  /\s+|<[^<>]{0,2000}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g;

/**
 * Finds excerpts in the input that they were made of. Excerpts are on one line and may be cut, as those of changes are.
 * An excerpt that is asked for again is found at its next place. Linear in the input for each excerpt.
 */
export class Locator {
  readonly #input: string;
  #spaced: Plain | undefined;
  #bare: Plain | undefined;
  readonly #next = new Map<string, number>();

  constructor(input: string) {
    this.#input = input.length > longestSearched ? input.slice(0, longestSearched) : input;
  }

  /** Where an excerpt is in the input; undefined where it is not found. */
  find(excerpt: string): Span | undefined {
    const needle = excerpt.endsWith(cutMark) ? excerpt.slice(0, -cutMark.length).trimEnd() : excerpt.trim();
    if (needle === '') return undefined;
    this.#spaced ??= plainer(this.#input, whiteSpace);
    const found = this.#in(this.#spaced, needle);
    if (found) return found;
    this.#bare ??= plainer(this.#input, markup);
    return this.#in(this.#bare, needle);
  }

  #in({ text, starts }: Plain, needle: string): Span | undefined {
    const from = this.#next.get(needle) ?? 0;
    const again = text.indexOf(needle, from);
    const at = again < 0 && from > 0 ? text.indexOf(needle) : again;
    if (at < 0) return undefined;
    const end = at + needle.length;
    this.#next.set(needle, end);
    return { start: starts[at] ?? 0, end: endOf(this.#input, starts, end) };
  }
}

/** Where the last character before `end` ended: what follows it, white space or a tag, is not in the span. */
function endOf(input: string, starts: Uint32Array, end: number): number {
  const last = starts[end - 1] ?? 0;
  const next = starts[end] ?? input.length;
  // One character of the plain text may be a whole reference or escape.
  return /[&\\]/.test(input[last] ?? '') ? next : Math.min(next, last + 1);
}

function plainer(input: string, pattern: RegExp): Plain {
  const starts = new Uint32Array(input.length + 1);
  const parts: string[] = [];
  let length = 0;
  let done = 0;
  const put = (part: string, at: number, isOne: boolean): void => {
    for (let index = 0; index < part.length; index++) starts[length + index] = isOne ? at : at + index;
    parts.push(part);
    length += part.length;
  };
  for (const match of input.matchAll(pattern)) {
    const [written] = match;
    put(input.slice(done, match.index), done, false);
    put(meant(written, parts.at(-1)), match.index, true);
    done = match.index + written.length;
  }
  put(input.slice(done), done, false);
  starts[length] = input.length;
  return { text: parts.join(''), starts: starts.subarray(0, length + 1) };
}

const escapes: Readonly<Record<string, string>> = { b: ' ', f: ' ', n: ' ', r: ' ', t: ' ' };

/** What white space, a tag, a reference or an escape stands for in a text on one line. */
function meant(written: string, before: string | undefined): string {
  if (written.startsWith('<')) return '';
  if (written.startsWith('&')) return decodeReferences(written);
  if (written.startsWith('\\u')) return String.fromCharCode(Number.parseInt(written.slice(2), 16));
  if (written.startsWith('\\')) return escapes[written[1] ?? ''] ?? written.slice(1);
  return before?.endsWith(' ') ? '' : ' ';
}
