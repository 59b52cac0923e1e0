/** A stretch of a text, UTF-16 units. */
export interface Place {
  start: number;
  end: number;
}

/**
 * Where in a text a problem is: by line (from 1), by `byte=N` (of UTF-8), or by JSON pointer (RFC 6901). Undefined where
 * the pointer says nothing about the text.
 */
export function placeOf(
  text: string,
  { pointer = '', line }: { pointer?: string; line?: number },
): Place | undefined {
  if (line !== undefined) return lineAt(text, line);
  const byte = /^byte=(\d+)$/.exec(pointer)?.[1];
  if (byte !== undefined) return wordAt(text, unitOfByte(text, Number(byte)));
  return pointer.startsWith('/') && /^\s*[[{]/.test(text) ? jsonPlace(text, pointer) : undefined;
}

/**
 * A pointer in words: a byte as a character where the text is at hand. Undefined where it says nothing: the begin of an upload
 * stands for all of it.
 */
export function pointerInWords(
  pointer: string,
  text?: string,
): { at: number; unit: 'byte' | 'character' } | { path: string } | undefined {
  const byte = /^byte=(\d{1,15})$/.exec(pointer)?.[1];
  if (byte === undefined) return pointer === '' ? undefined : { path: pointer };
  if (Number(byte) === 0) return undefined;
  return text === undefined
    ? { at: Number(byte), unit: 'byte' }
    : { at: unitOfByte(text, Number(byte)) + 1, unit: 'character' };
}

function lineAt(text: string, line: number): Place | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

function unitOfByte(text: string, byte: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, byte)).length;
}

/** The word at a place; at the end of the text, where something is missing, the last letter before it. */
function wordAt(text: string, at: number): Place {
  if (at >= text.trimEnd().length) {
    const end = text.trimEnd().length;
    return { start: Math.max(0, end - 1), end };
  }
  const rest = /^\S+|^\s/.exec(text.slice(at, at + 100))?.[0] ?? '';
  return { start: at, end: at + Math.max(1, rest.length) };
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The value, or what of the path is there: a missing member is marked at the object that should have it. */
function jsonPlace(text: string, pointer: string): Place | undefined {
  const path = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const list = Array.from(text.matchAll(tokens), ({ 0: token, index }) => ({
    token,
    start: index,
    end: index + token.length,
  }));
  let at = 0;
  let found = list[0];
  for (const part of path) {
    const value = memberOf(list, at, part);
    if (value === undefined) break;
    at = value;
    found = list[at];
  }
  return found && { start: found.start, end: found.end };
}

type Token = Place & { token: string };

/** Index of the token with which a member of the object or list at `at` begins. */
function memberOf(list: readonly Token[], at: number, name: string): number | undefined {
  const open = list[at]?.token;
  if (open !== '{' && open !== '[') return undefined;
  let depth = 0;
  let count = 0;
  for (let index = at; index < list.length; index++) {
    const { token } = list[index] as Token;
    if (
      depth === 1 &&
      open === '[' &&
      token !== ']' &&
      (index === at + 1 || list[index - 1]?.token === ',')
    ) {
      if (String(count) === name) return index;
      count++;
    }
    if (depth === 1 && open === '{' && list[index + 1]?.token === ':' && isString(token, name))
      return index + 2;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth === 0) return undefined;
  }
  return undefined;
}

function isString(token: string, text: string): boolean {
  try {
    return JSON.parse(token) === text;
  } catch {
    // Not JSON, which is what the problem may be about.
    return false;
  }
}
