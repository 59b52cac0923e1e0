import { splitLines } from '../../wire/characters.ts';

/** Header fields of a message or a part, names in lower case, values unfolded and not decoded (RFC 5322 §2.2). */
export type HeaderFields = ReadonlyMap<string, readonly string[]>;

const longestValue = 20_000;
const mostFields = 1000;

/** `block` is one byte a character. Lines that are no field are left out. */
export function parseHeaderFields(block: string): HeaderFields {
  const fields = new Map<string, string[]>();
  let count = 0;
  let last: string[] | undefined;
  for (const line of splitLines(block)) {
    if (/^[ \t]/.test(line)) {
      const open = last?.at(-1);
      if (last !== undefined && open !== undefined && open.length < longestValue) {
        last[last.length - 1] = `${open} ${line.trim()}`;
      }
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
    if (!/^[!-9;-~]{1,100}$/.test(name) || ++count > mostFields) {
      last = undefined;
      continue;
    }
    last = fields.get(name) ?? [];
    last.push(line.slice(colon + 1, colon + 1 + longestValue).trim());
    fields.set(name, last);
  }
  return fields;
}

/** The first occurrence: repeated fields must not let a message mean two things. */
export function fieldOf(fields: HeaderFields, name: string): string | undefined {
  return fields.get(name)?.[0];
}
