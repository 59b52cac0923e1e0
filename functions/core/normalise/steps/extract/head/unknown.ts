import { type Element, lineText } from '../../../body/dom.ts';
import { deskByline } from '../../../recognise/byline.ts';
import { creditsFrom } from '../../../recognise/credits/names.ts';
import { isNameAlone } from '../../../recognise/head/byline-line.ts';
import { isDeck, speaksOfEmbargo } from '../../../recognise/head/forms.ts';
import { type NameLine, readNames } from '../../../recognise/head/name-line.ts';
import { agencyWord, roleWord } from '../../../recognise/head/name-words.ts';
import { sharedWords } from '../../../recognise/head/shared-words.ts';
import { isForReaders } from '../../../recognise/tail/for-readers.ts';
import { isFragment, isStopped, wordsOf } from '../../../recognise/zone/sentence.ts';
import { pageWords } from '../../../words/zone/page-words.ts';
import type { Working } from '../../../working.ts';
import { addCredits } from '../credits.ts';
import { datelineAt } from '../dateline.ts';

/** Lines between headline and text that nobody knows. What is no sentence there is of the page, the desk or the sender. */

const longest = 90;
const longestBracket = 160;
/** More such lines in a row are verses, a list or results. */
const most = 4;
const mostWords = 6;
const mostForeignWords = 9;
const loud = (line: string): boolean => line === line.toUpperCase() && line !== line.toLowerCase();
const bracket = /^[([（【［].{2,158}[)\]）】］]$/u;
const separated = /\s[|•·¦]\s|\t|\*\*|\/\/|^[+#=~*]{2,}|[A-Z\d]\/\d{2,}/u;
const facts = /^[^:：]{2,30}[:：]\s?[\p{Nd}\s.,:/–—-]{1,24}$/u;

/** May the reading of the head go on below this line? A sentence of the story ends it. */
export const mayPass = (block: Element): boolean => {
  if (block.name !== 'p') return false;
  const line = lineText(block);
  if (line === '' || line.length > longestBracket) return false;
  return bracket.test(line) ? !isSentenceInBrackets(line) : line.length <= longest && isFragment(line);
};

const isSentenceInBrackets = (line: string): boolean => isStopped(line.slice(0, -1)) && wordsOf(line) >= 8;

/** Takes the lines that were passed out of the text; `story` is the block below them. */
export const dropUnknown = (working: Working, passed: readonly Element[], story: Element): void => {
  if (passed.length === 0 || passed.length > most || working.fields.headline === undefined) return;
  if (hasOthersLike(working.blocks, story)) return;
  for (const block of passed) {
    const line = lineText(block);
    // A dateline on a line of its own is read by its own step.
    if (datelineAt(working, block)?.dateline.source !== undefined) continue;
    if (isForReaders(line) || speaksOfEmbargo(line) || !isForeign(line, passed.length)) continue;
    const names = namesOver(working, line, block);
    if (names === undefined && isStandfirst(line, lineText(story))) {
      if (working.fields.summary !== undefined) continue;
      working.fields.summary = line;
      working.blocks = working.blocks.filter((one) => one !== block);
      working.changes.add('head', 'standfirst over the text taken as the summary', line);
      continue;
    }
    working.blocks = working.blocks.filter((one) => one !== block);
    if (names !== undefined) {
      working.fields.byline = names.byline;
      working.fields.authors = names.authors;
      addCredits(
        working,
        names.sources.flatMap((name) => creditsFrom(name, 'source', line, working.aliases)),
      );
      working.changes.add('head', 'byline taken from the text', line, names.byline);
      continue;
    }
    working.changes.add('head', 'line over the text that is no part of it removed', line);
    const isKicker = block === passed[0] && wordsOf(line) <= 3 && !/[\p{Nd}([|]/u.test(line);
    if (isKicker) working.fields.section ??= line;
  }
};

/** A short line that has words of the paragraph below it and no word of a page is part of the story. */
const isStandfirst = (line: string, story: string): boolean =>
  wordsOf(line) >= fewestOfStandfirst &&
  !loud(line) &&
  !bracket.test(line) &&
  !separated.test(line) &&
  !facts.test(line) &&
  !pageWords.test(line) &&
  !roleWord.test(line) &&
  !agencyWord.test(line) &&
  sharedWords(line, story) > 0;
const fewestOfStandfirst = 3;

const mostDeskWords = 4;
const byWord = /^(?:by|di|von|par|por|door|af|av)\s/iu;
/** "Van onze verslaggever", "Da Redação": a reporter or a desk without a name. */
const isOfDesk = new RegExp(
  `${roleWord.source}|(?<!\\p{L})(?:redação|redacció?n?|rédaction|redazione|redakcj\\p{L}+|redakc\\p{L}+|redaktion|toimitus|редакц\\p{L}+)(?!\\p{L})`,
  'iu',
);

/** The line goes in any case: is it a name, or names, of which the story does not speak? */
const namesOver = (
  { fields, blocks, aliases }: Working,
  line: string,
  own: Element,
): NameLine | undefined => {
  if (fields.byline !== undefined || pageWords.test(line)) return undefined;
  if (deskByline(line) || (isOfDesk.test(line) && wordsOf(line) <= mostDeskWords))
    return { byline: line.replace(byWord, ''), authors: [], sources: [], unknown: [], isDashed: false };
  const read = readNames(line, aliases);
  if (read === undefined || read.unknown.length > 1 || read.authors.length > 4) return undefined;
  const story = [fields.headline ?? '', ...blocks.filter((one) => one !== own).map(lineText)].join('\n');
  return read.authors.every(({ name }) => isNameAlone(name, story)) ? read : undefined;
};

/** Told by its form; without one a line of a few words, where there are no more than two. */
const isForeign = (line: string, count: number): boolean => {
  if (bracket.test(line) || facts.test(line)) return true;
  // So many words may be a sentence without its mark, whatever else is in them.
  if (wordsOf(line) > mostForeignWords) return false;
  if (separated.test(line)) return true;
  if (loud(line) && wordsOf(line) <= 4) return true;
  if (/[?؟？]$/u.test(line)) return false;
  if (wordsOf(line) <= 8 && (pageWords.test(line) || roleWord.test(line))) return true;
  return count <= 2 && wordsOf(line) <= mostWords && !isDeck(line);
};

/** Other lines of this kind further down make them headings, verses or speakers. */
const hasOthersLike = (blocks: readonly Element[], story: Element): boolean => {
  const from = blocks.indexOf(story) + 1;
  return blocks
    .slice(from, -3)
    .some(
      (block) =>
        block.name === 'p' && block !== story && isFragment(lineText(block)) && lineText(block).length < 60,
    );
};
