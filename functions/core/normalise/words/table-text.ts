/** Tables are written as text, which reads better: one entry a line, its parts separated by bars with spaces around them. */

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
