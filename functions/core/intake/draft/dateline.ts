/** A dateline names a place: a bare date or timestamp in its field is none. */
export function isDateline(line: string): boolean {
  const words = line.replace(/\b(?:GMT|UTC|[ap]\.?m\.?)\b|\d[\d\s:.,/+-]*[TZ]?/gi, ' ');
  return /\p{L}{2}/u.test(words);
}
