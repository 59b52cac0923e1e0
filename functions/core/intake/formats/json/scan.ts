/** What a first pass over JSON text finds (RFC 8259). */
export interface JsonScan {
  /** Where the text stops being JSON, and why; absent for well-formed JSON. */
  error?: { at: number; detail: string };
  /** JSON pointers of names that occur twice in one object, at most 20; parsers keep the last value. */
  duplicates: string[];
}

interface Level {
  close: '}' | ']';
  /** Names seen so far in an object. */
  names: Set<string>;
  name: string;
  index: number;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What can end the plain part of a string; searched for, not matched around, so that length costs no stack. */
const stringEvent = /["\\\x00-\x1f]/g;
const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const space = /[ \t\r\n]*/y;
const literal = /true|false|null/y;
/** No feed has as many; a thousand stories with all their fields have some hundred thousand. */
const mostValues = 1_000_000;
const brokenString = 'a string has a character that must be escaped, a bad escape, or no end';

/**
 * Checks JSON without building it: the position of the first fault, nesting beyond `mostDepth`, names given twice.
 * Iterative and linear, so that no input exhausts the stack.
 */
export function scanJson(text: string, mostDepth: number): JsonScan {
  const levels: Level[] = [];
  const duplicates: string[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const fail = (detail: string): JsonScan => ({
    error: { at, detail: describe(text, at, detail) },
    duplicates,
  });
  const string = (): string | undefined => {
    const end = stringEnd(text, at);
    const written = end.sound ? text.slice(at, end.at) : undefined;
    at = end.at;
    return written;
  };

  for (let values = 1; ; values += 1) {
    // Small values take many times their length in memory.
    if (values > mostValues)
      return { error: { at, detail: `the JSON holds more than ${mostValues} values` }, duplicates };
    // A value is due here.
    match(space);
    const first = text[at];
    if (first === '{' || first === '[') {
      if (levels.length >= mostDepth) {
        return { error: { at, detail: `the JSON is nested more than ${mostDepth} levels deep` }, duplicates };
      }
      at++;
      levels.push({ close: first === '{' ? '}' : ']', names: new Set(), name: '', index: 0 });
      match(space);
      if (text[at] !== levels.at(-1)?.close) {
        const fault = first === '{' ? readName() : undefined;
        if (fault !== undefined) return fail(fault);
        continue;
      }
    } else if (first === '"') {
      if (string() === undefined) return fail(brokenString);
    } else if (match(number) === undefined && match(literal) === undefined) {
      return fail('a value is due here');
    }
    // A value is complete: close levels, or go on behind a comma.
    for (;;) {
      match(space);
      const level = levels.at(-1);
      if (level === undefined)
        return at === text.length ? { duplicates } : fail('nothing is due after the end');
      if (text[at] === level.close) {
        at++;
        levels.pop();
        continue;
      }
      if (text[at] !== ',') return fail(`"," or "${level.close}" is due here`);
      at++;
      level.index++;
      match(space);
      const fault = level.close === '}' ? readName() : undefined;
      if (fault !== undefined) return fail(fault);
      break;
    }
  }

  /** Reads `"name":` of the innermost object; gives what is wrong. */
  function readName(): string | undefined {
    const level = levels.at(-1);
    if (level === undefined || text[at] !== '"') return 'a name in double quotes is due here';
    const written = string();
    if (written === undefined) return brokenString;
    level.name = JSON.parse(written);
    if (level.names.has(level.name) && duplicates.length < 20) duplicates.push(pointerOf(levels));
    level.names.add(level.name);
    match(space);
    if (text[at] !== ':') return '":" is due here';
    at++;
    return undefined;
  }
}

/** A JSON pointer's segment (RFC 6901 §3). */
export function pointerSegment(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function pointerOf(levels: Level[]): string {
  return levels.map((level) => pointerSegment(level.close === '}' ? level.name : level.index)).join('');
}

/** The end of the string whose opening quotation mark is at `from`, or the position of its fault. */
function stringEnd(text: string, from: number): { at: number; sound: boolean } {
  let at = from + 1;
  for (;;) {
    stringEvent.lastIndex = at;
    const event = stringEvent.exec(text);
    if (event === null) return { at: text.length, sound: false };
    if (event[0] === '"') return { at: event.index + 1, sound: true };
    escapeSequence.lastIndex = event.index;
    if (event[0] !== '\\' || !escapeSequence.test(text)) return { at: event.index, sound: false };
    at = escapeSequence.lastIndex;
  }
}

function describe(text: string, at: number, detail: string): string {
  if (at >= text.length) return `the JSON ends too early: ${detail}`;
  const near = text.slice(at, at + 12).replace(/[\x00-\x1f]/g, ' ');
  return `not valid JSON: ${detail} (at "${near}")`;
}
