/**
 * Words that a line and the text below it have in common. A headline speaks of what its story speaks of; the name of a
 * house does not.
 */

/** Endings and cases are behind so many characters, in scripts with capitals and in the others. */
const stemOfCased = 5;
const stemOfUncased = 4;
const fewestOfCased = 4;
const fewestOfUncased = 3;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const pieceOfUnspaced = 3;
const uncased = /[\p{Lo}\p{Script=Georgian}]/u;

/** The beginnings of the words of a line that are long enough to say something, in small letters. */
export const stemsOf = (line: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [word] of line
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (unspaced.test(word)) {
      for (let at = 0; at + pieceOfUnspaced <= word.length; at += 1)
        found.add(word.slice(at, at + pieceOfUnspaced));
    } else if (uncased.test(word)) {
      if (word.length >= fewestOfUncased) found.add(word.slice(0, stemOfUncased));
    } else if (word.length >= fewestOfCased) found.add(word.slice(0, stemOfCased));
  }
  return found;
};

/** How many words of the line stand in the text, whatever their endings. */
export const sharedWords = (line: string, text: string): number => {
  const stems = stemsOf(text);
  return [...stemsOf(line)].filter((stem) => stems.has(stem)).length;
};
