/** Does a text hold white space other than single spaces? */
export const hasOddSpace = (text: string): boolean => oddSpace.test(text);
const oddSpace = / {2}|[^\S ]/;

/** A text with a single space for each run of white space. Most texts have nothing else, and a test is faster. */
export const singleSpaced = (text: string): string => (hasOddSpace(text) ? text.replace(/\s+/g, ' ') : text);

/** A text on one line: single spaces, none at the ends. */
export const oneLine = (text: string): string => singleSpaced(text.trim());
