import { helpWords, readerWords } from '../../words/tail/roles.ts';

const number = /\p{N}{2,}/u;

/** A helpline, "Names have been changed", a correction: what a story says to its readers stays, wherever it stands. */
export const isForReaders = (line: string): boolean =>
  readerWords.test(line) || (helpWords.test(line) && number.test(line));
