/** Tables are written as text, one entry a line and its parts set apart by bars with spaces around them: they read better and stay short. */

const partsOf = (line: string): string[] =>
  line
    .split(/\s\|\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** One entry a line. */
export const entriesOf = (table: string): string[][] =>
  table
    .split('\n')
    .map(partsOf)
    .filter((entry) => entry.length > 0);

/** One list over all lines. */
export const lineOf = (table: string): string[] => entriesOf(table).flat();
