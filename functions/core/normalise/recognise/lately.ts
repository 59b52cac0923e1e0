/** As many texts as the steps ask about again and again while they read one story. */
const most = 64;

/**
 * A pure function of a text that remembers what it last answered: several steps, and each of their rounds, ask about
 * the same lines. What it gives must not be changed.
 */
export const lately = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = read(text);
    if (known.size >= most) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(text, value);
    return value;
  };
};
