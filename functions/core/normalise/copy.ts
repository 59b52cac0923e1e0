/** A deep copy of plain data: objects, arrays and scalars, as drafts consist of. */
export const copyOf = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    // Assigning it would set the prototype instead.
    if (name !== '__proto__') copy[name] = copyOf(inner);
  }
  return copy as T;
};
