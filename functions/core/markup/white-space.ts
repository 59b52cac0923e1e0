/** Does a text hold white space other than single spaces? */
export const hasOddSpace = (text: string): boolean => oddSpace.test(text);
const oddSpace = / {2}|[^\S ]/;

/** A text with a single space for each run of white space. Most texts are so already, which a look tells sooner. */
export const singleSpaced = (text: string): string => (hasOddSpace(text) ? text.replace(/\s+/g, ' ') : text);
