/**
 * JSON with the members of all objects in one order and no white space, so that equal values give equal bytes
 * (after RFC 8785, JCS). Members that are undefined are left out, as JSON.stringify does.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // RFC 8785 §3.2.3: sorted by UTF-16 code units, which is how JavaScript compares strings.
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
};
