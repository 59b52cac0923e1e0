/** A dateline names a place: a bare date or timestamp in its field is none. */
export function isDateline(line: string): boolean {
  const words = line.replace(/\b(?:GMT|UTC|[ap]\.?m\.?)\b|\d[\d\s:.,/+-]*[TZ]?/gi, ' ');
  return /\p{L}{2}/u.test(words);
}

const SEPARATORS = new Set([...' \t\r\n-–—,:_.']);
const DASHES = new Set([...' \t\r\n-–—']);

/** A field without the separators with which wires join it to what follows, e.g. "PARIS, Aug 16 -". */
export const withoutSeparator = (line: string): string => line.slice(0, endBefore(line, SEPARATORS));

/** A field without dashes and spaces around it. */
export function withoutDashes(line: string): string {
  let start = 0;
  while (start < line.length && DASHES.has(line[start] ?? '')) start += 1;
  return line.slice(start, Math.max(start, endBefore(line, DASHES)));
}

/** Loops, because a pattern that is anchored at the end takes quadratic time on long runs. */
function endBefore(line: string, marks: ReadonlySet<string>): number {
  let end = line.length;
  while (end > 0 && marks.has(line[end - 1] ?? '')) end -= 1;
  return end;
}
