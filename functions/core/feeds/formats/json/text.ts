/** A lone surrogate as JSON.stringify writes it. */
const loneSurrogate = /\\ud[89a-f]/;

const repair = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

/**
 * A value as JSON (RFC 8259). Lone surrogates become U+FFFD: escaped they are JSON by the grammar, but parsers
 * differ on them (RFC 8259 §8.2), and one that refuses loses the whole feed. The test may be wrong for a
 * text about such escapes; then the second pass changes nothing.
 */
export const json = (value: object): string => {
  const text = JSON.stringify(value);
  return text.includes('\\ud') && loneSurrogate.test(text) ? JSON.stringify(value, repair) : text;
};

/** A list, or undefined for an empty one, which is left out of JSON. */
export const some = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length === 0 ? undefined : list;
