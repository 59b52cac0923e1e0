import { flat, kind } from './lexicon.ts';
import { is, isOther, type Token, type TokenLine } from './tokens.ts';

/** The word that makes a line a notice, or a ban of two words: tokens `at` to `end`. */
export interface Keyword {
  at: number;
  end: number;
  /** `only`: what may be done after something, and not before. */
  strength: 'copy' | 'trade' | 'ban' | 'only' | 'release' | 'weak';
}

const rank: readonly Keyword['strength'][] = ['weak', 'release', 'trade', 'only', 'ban', 'copy'];

/** The strongest word of a notice in the line, a ban of two words included. */
export const keywordOf = (line: TokenLine): Keyword | undefined => {
  let best: Keyword | undefined;
  for (let at = 0; at < line.tokens.length; at += 1) {
    const found = keywordAt(line, at);
    if (found && (best === undefined || rank.indexOf(found.strength) > rank.indexOf(best.strength)))
      best = found;
  }
  return best;
};

const keywordAt = (line: TokenLine, at: number): Keyword | undefined => {
  const token = line.tokens[at];
  if (token === undefined) return undefined;
  if (is(token, kind.copy)) return { at, end: at, strength: 'copy' };
  if (is(token, kind.ban)) return { at, end: at, strength: 'ban' };
  if (is(token, kind.trade)) return { at, end: at, strength: 'trade' };
  const ban = is(token, kind.not) ? banAt(line.tokens, at) : undefined;
  const only = ban === undefined && is(token, kind.use | kind.weak) ? onlyAt(line, at) : undefined;
  if (ban ?? only) return ban ?? only;
  if (is(token, kind.weak) || beginsWithNotBefore(line, at)) return { at, end: at, strength: 'weak' };
  return is(token, kind.use) ? { at, end: at, strength: 'release' } : undefined;
};

/** "not to be published", "ne pas diffuser", "प्रकाशित न करें": the two words are never far apart. */
const banAt = (tokens: readonly Token[], at: number): Keyword | undefined => {
  for (let end = at + 1; end <= at + 5 && end < tokens.length; end += 1) {
    const other = tokens[end];
    if (other === undefined || is(other, kind.separator | kind.figure)) break;
    if (is(other, kind.use | kind.weakUse | kind.weak)) return { at, end, strength: 'ban' };
    if (isOther(other)) break;
  }
  for (let first = at - 1; first >= at - 2 && first >= 0; first -= 1) {
    const other = tokens[first];
    if (other === undefined || is(other, kind.separator | kind.figure)) break;
    if (is(other, kind.use)) return { at: first, end: at, strength: 'ban' };
  }
  return undefined;
};

/** "Release only after the vote", "Freigabe erst nach 18 Uhr" */
const onlyAt = ({ text, tokens }: TokenLine, at: number): Keyword | undefined => {
  const next = tokens.slice(at + 1, at + 4);
  const only = next.findIndex((other) => is(other, kind.only));
  const until = tokens[at + 2 + only];
  if (only < 0 || until === undefined || !is(until, kind.until) || next.slice(0, only).some(isOther))
    return undefined;
  return saysBefore.test(flat(text.slice(until.from, until.to)))
    ? undefined
    : { at, end: at + 1 + only, strength: 'only' };
};

/** "Post only until Friday" is a term that ends. */
const saysBefore =
  /^(?:until|till?|bis|hasta|ate|jusqu\p{L}*|fino|tot|до|do|iki|lidz|kuni|kunnes|asti|fram|indtil|pana|μεχρι|εως|kadar|hingga|sampai|hanggang|तक)$/u;

/** "Nicht vor Redebeginn": a beginning that needs no word for what is not to be done. */
const beginsWithNotBefore = ({ text, tokens }: TokenLine, at: number): boolean => {
  const { kinds = 0, from = 0 } = tokens[at] ?? {};
  return (
    (kinds & kind.until) !== 0 &&
    !tokens.slice(0, at).some((token) => !is(token, kind.separator)) &&
    notBefore.test(text.slice(from))
  );
};
const notBefore =
  /^(?:not|nicht|pas|no|não|non|niet|ikke|inte|ej|nie|ne|не)\s(?:before|vor|avant|antes|prima|voor|vóór|før|före|innan|przed|pred|прежде|ранее|раньше)(?!\p{L})/iu;
