import { kind } from './lexicon.ts';
import { is, isOther, type Token, type TokenLine } from './tokens.ts';

/** The word that makes a line a notice, or a ban of two words: tokens `at` to `end`. */
export interface Keyword {
  at: number;
  end: number;
  strength: 'copy' | 'trade' | 'ban' | 'release' | 'weak';
}

/** The strongest word of a notice in the line, a ban of two words included. */
export const keywordOf = ({ tokens }: TokenLine): Keyword | undefined => {
  let best: Keyword | undefined;
  const rank: readonly Keyword['strength'][] = ['weak', 'release', 'trade', 'ban', 'copy'];
  tokens.forEach((_, at) => {
    const found = keywordAt(tokens, at);
    if (found && (best === undefined || rank.indexOf(found.strength) > rank.indexOf(best.strength)))
      best = found;
  });
  return best;
};

const keywordAt = (tokens: readonly Token[], at: number): Keyword | undefined => {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (is(token, kind.copy)) return { at, end: at, strength: 'copy' };
  if (is(token, kind.ban)) return { at, end: at, strength: 'ban' };
  if (is(token, kind.trade)) return { at, end: at, strength: 'trade' };
  if (is(token, kind.not)) {
    // "not to be published", "ne pas diffuser", "प्रकाशित न करें": the two are never far apart.
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
  }
  if (is(token, kind.weak)) return { at, end: at, strength: 'weak' };
  if (is(token, kind.use)) return { at, end: at, strength: 'release' };
  return undefined;
};
