/** Texts that one function remembers: more than the lines of a long story that the steps ask about. */
const most = 1024;

/** How many stories were begun; what was read of an earlier one is no longer needed. */
let begun = 0;

/** Lets go of what was remembered of the story before: lines rarely come again in another one. */
export const beginStory = (): void => {
  begun += 1;
};

/**
 * A pure function of a text that remembers its answers while one story is read: several steps, and each of their
 * rounds, ask about the same lines. What it gives must not be changed.
 */
export const lately = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  let story = begun;
  return (text) => {
    if (story !== begun || known.size >= most) {
      known.clear();
      story = begun;
    }
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = read(text);
    known.set(text, value);
    return value;
  };
};

/** The same for a function that also goes by the names that a story is read with. */
export const latelyBy = <By extends object, Value>(
  read: (text: string, by: By) => Value,
): ((text: string, by: By) => Value) => {
  const readers = new WeakMap<By, (text: string) => Value>();
  return (text, by) => {
    let reader = readers.get(by);
    if (reader === undefined) {
      reader = lately((one) => read(one, by));
      readers.set(by, reader);
    }
    return reader(text);
  };
};
