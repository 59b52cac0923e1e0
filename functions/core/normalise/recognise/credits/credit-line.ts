import type { Credit } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import { creditForms, mayBeForm } from '../../words/credit-forms.ts';
import { hasMoreWords } from '../language/word-count.ts';
import { latelyBy } from '../lately.ts';
import { inflected } from '../names/inflected.ts';
import { allKnown, isUnnamed, lookUp } from '../names/names.ts';
import { readClauses } from './clauses.ts';
import { mayCredit } from './hints.ts';
import { creditsFrom, looksLikeNames, peopleFrom } from './names.ts';

/** Outer brackets, dashes, stars and the full stop that surround a credit line. */
export const bareLine = (line: string): string =>
  line
    .trim()
    // The date in figures that a news agency writes after the editor's name.
    .replace(/(?<=[)）])\d{6,8}$/u, '')
    .replace(/^[\s*–—\-_/|•(（[【{©]+|(?<![\s*–—\-_/|)）\]】}])[\s*–—\-_/|)）\]】}]+$/gu, '')
    .replace(/(?<![.\s]\p{Lu})\.$/u, '')
    .replace(/[)\]]$/u, (bracket, at: number, whole: string) =>
      whole.slice(0, at).includes(bracket === ')' ? '(' : '[') ? bracket : '',
    )
    .trim();

export interface CreditLine {
  /** Verbatim, without brackets around it. */
  text: string;
  credits: Credit[];
  /** False when only the wording shows that the names are agencies: "With inputs from Kenya and Togo". */
  sure: boolean;
}

/** Lines of more words are sentences. */
const mostWords = 18;
/** Credits of many people are longer than other credit lines. */
const longest = 400;
/** A line that names the work that was done. */
const ofWork =
  /^.{0,30}(?:report|writ|compil|edit|graphic|translat|publish|edi[cç]|redak|reda[cç]|редак)|contributed/iu;

/** Reads a whole line as a credit; undefined when it is anything else. */
export const readCreditLine = (line: string, aliases: Aliases = noAliases): CreditLine | undefined =>
  line.length > longest || line.length < 2 ? undefined : readAgain(line, aliases);

const noAliases: Aliases = {};

const readAgain = latelyBy((line: string, aliases: Aliases): CreditLine | undefined => {
  const short = line.length <= 200 && !(line.length > 90 && hasMoreWords(line, mostWords));
  const names = ofWork.test(line);
  if (!(short || names) || !mayCredit(line, aliases)) return undefined;
  const text = bareLine(line);
  const people = names ? readClauses(text, aliases) : undefined;
  if (people !== undefined) return { text, credits: people, sure: true };
  if (!short || text === '' || /[.!?।]\s+\p{Lu}/u.test(text)) return undefined;
  if (isUnnamed(text)) return { text, credits: [], sure: true };
  if (allKnown(text, aliases))
    return { text, credits: creditsFrom(text, 'source', text, aliases), sure: true };
  return mayBeForm(text) ? readForm(text, aliases) : undefined;
});

const readForm = (text: string, aliases?: Aliases): CreditLine | undefined => {
  for (const { pattern, role, names } of creditForms) {
    const found = pattern.exec(text);
    if (!found) continue;
    const who = found[1] ?? '';
    if (names === 'none' || (who === '' && names === 'any')) return { text, credits: [], sure: true };
    if (names === 'one') return { text, credits: [nameOf(who, role, text, aliases)], sure: true };
    const known = allKnown(inflected(who), aliases) || allKnown(who, aliases);
    if (names === 'known' && !known) continue;
    if (names === 'any' && !looksLikeNames(who, aliases)) continue;
    const credits =
      names === 'people'
        ? peopleFrom(who, role, text, aliases)
        : creditsFrom(allKnown(who, aliases) ? who : inflected(who), role, text, aliases);
    if (credits !== undefined) return { text, credits, sure: known || names === 'people' };
  }
  return undefined;
};

/** A company's name holds commas and full stops: "Halden Robotics, Inc." */
const nameOf = (who: string, role: Credit['role'], asWritten: string, aliases?: Aliases): Credit => {
  const name = /\b(?:Inc|Ltd|Co|Corp|S\.A|N\.V|B\.V|S\.p\.A)$/.test(who) ? `${who}.` : who;
  const found = lookUp(who, aliases);
  return { name: found?.name ?? name, kind: found?.kind ?? 'agency', role, asWritten };
};

export const isCreditLine = (line: string): boolean => readCreditLine(line) !== undefined;
