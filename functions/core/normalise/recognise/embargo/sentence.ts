import { readTimes } from './embargo-time.ts';
import { type Keyword, keywordOf } from './keyword.ts';
import { mayForbid } from './kinds-in.ts';
import { kind } from './lexicon.ts';
import { endsUse, forbidsToPublish } from './notice.ts';
import { isOver } from './over.ts';
import { is, isOther, type Token, type TokenLine, timed, tokensOf } from './tokens.ts';

/** How many words the "until" of a notice is away from its keyword. */
const reachOfUntil = 8;

const strong: readonly (Keyword['strength'] | undefined)[] = ['copy', 'trade', 'ban'];

/** Does a text hold a word that makes a notice of a sentence? */
export const mayHold = (text: string): boolean =>
  mayForbid(text) && strong.includes(keywordOf({ text, tokens: tokensOf(text) })?.strength);

/**
 * "The figures of the study are under embargo until Tuesday and must be treated so.": a sentence that says of copy
 * until when it waits, and reports of nobody. It may be a sentence of the story; holding that is the safe side.
 */
export const holdsInSentence = (text: string, now: string, timeZone?: string): boolean => {
  const line: TokenLine = { text, tokens: tokensOf(text) };
  const keyword = keywordOf(line);
  if (keyword === undefined || !strong.includes(keyword.strength)) return false;
  const near = distanceOfUntil(line, keyword);
  if (near === 'none' || endsUse(line, keyword) || isOfTrade(line, keyword)) return false;
  const reports = line.tokens.some((token) => is(token, kind.reporting) && isOther(token));
  // Whether a moment is still to come hardly depends on the time zone.
  const { moment, dayOver } = readTimes(text, now, timeZone ?? 'UTC');
  if (moment !== undefined)
    return Date.parse(moment) > Date.parse(now) && (!reports || isOfCopy(line, keyword));
  if (reports || keyword.strength === 'trade') return false;
  if (dayOver !== undefined) return dayOver > Date.parse(now);
  return keyword.strength === 'copy' && near === 'next' && !isOver(text, now);
};

const isOfCopy = (line: TokenLine, keyword: Keyword): boolean =>
  keyword.strength === 'copy' || (keyword.strength === 'ban' && forbidsToPublish(line, keyword));

/** Is there an "until" next to the keyword, or at least in its reach? */
const distanceOfUntil = ({ tokens }: TokenLine, { at, end }: Keyword): 'next' | 'near' | 'none' => {
  const isUntil = (token: Token): boolean => is(token, kind.until) && !is(token, kind.filler);
  const behind = tokens.slice(end + 1, end + 1 + reachOfUntil);
  if (tokens.slice(at, end + 1).some(isUntil)) return 'next';
  const first = behind.findIndex(isUntil);
  if (first < 0) return 'none';
  return behind.slice(0, first).every((token) => is(token, kind.filler | timed)) ? 'next' : 'near';
};

/** "The embargo on oil lasts until 4 December.", "Die Sperrfrist für Gülle": of something that no notice speaks of. */
const isOfTrade = ({ text, tokens }: TokenLine, { end, strength }: Keyword): boolean => {
  const object = tokens.slice(end + 1, end + 4).findIndex((token) => isOther(token));
  if (strength !== 'trade' || object < 0) return false;
  return ofSomething.test(text.slice(tokens[end]?.to));
};
const ofSomething =
  /^\s(?:on|against|for|gegen|auf|für|sur|contre|pour|sobre|contra|al?|para|sul?\p{L}*|mot|tegen|op|na|przeciw\p{L}*|на|против|проти|για)(?!\p{L})/iu;
