import type { Keyword } from './keyword.ts';
import { kind } from './lexicon.ts';
import { embargo, is, noToken, othersIn, type Token, type TokenLine, timed } from './tokens.ts';

const fewOthers = 2;
const skipped = kind.filler | kind.separator;

export const isImmediate = ({ tokens }: TokenLine): boolean =>
  tokens.some((token) => is(token, kind.immediate));

/** "Embargo lifted", "no embargo", "Embargo: none", "for immediate release", in any order of the words. */
export const isFree = ({ text, tokens }: TokenLine, head: Keyword | undefined): boolean => {
  if (head !== undefined && is(tokens[head.at] ?? noToken, embargo) && saysNo.test(text)) return true;
  if (othersIn(tokens) > fewOthers) return false;
  const at = (index: number): Token => tokens[index] ?? noToken;
  const near = (index: number, wanted: number, reach: number): boolean => {
    for (const step of [-1, 1])
      for (let off = 1, met = 0; met < reach && off < 8; off += 1) {
        const other = at(index + step * off);
        if (other === noToken) break;
        if (is(other, wanted)) return true;
        if (is(other, kind.figure | kind.time | kind.until) && !is(other, kind.filler)) break;
        if (!is(other, skipped)) met += 1;
      }
    return false;
  };
  const denied = tokens.findIndex(
    (token, index) =>
      is(token, embargo) &&
      (near(index, kind.lifted, 2) || (is(at(index - 1), kind.not) && !is(at(index - 1), kind.use))),
  );
  // "The embargo on ferries ended on Monday.": an embargo on something is of trade, and the line tells of it.
  const isOfTrade = tokens.some(
    (token, index) =>
      is(token, embargo) &&
      /^\s+(?:on|against)\s+(?!th(?:is|ese)\b|the\s+(?:story|release|report|study|paper|text)\b)\p{L}/iu.test(
        text.slice(token.to),
      ) &&
      !is(at(index + 1), timed) &&
      /^\s*(?:the|an?)\s/iu.test(text.slice(0, token.from + 1)),
  );
  if (isOfTrade) return false;
  if (denied >= 0 && isFreeFor(tokens)) return true;
  if (denied >= 0)
    return !tokens.some((token) => is(token, kind.until) && !is(token, kind.lifted | kind.filler));
  const spent = tokens.some((token) => is(token, kind.lifted)) && head !== undefined && endsWithLift(tokens);
  if (spent) return true;
  // "Only after the speech": free then, and not now.
  if (waitsForEvent(tokens)) return false;
  const freed = tokens.some((token, index) => is(token, kind.lifted) && near(index, kind.use | kind.weak, 2));
  if (freed && !tokens.some((token) => is(token, kind.figure | embargo | kind.ban | kind.not))) return true;
  const immediate = tokens.findIndex(
    (token, index) => is(token, kind.immediate) && near(index, kind.use | kind.weak, 3),
  );
  if (immediate < 0 || tokens.some((token) => is(token, kind.ban))) return false;
  if (tokens.some((token) => is(token, embargo)))
    return !tokens.some((token) => is(token, kind.figure | kind.until | kind.not) && !is(token, kind.filler));
  return !tokens.some((token, index) => is(token, kind.not) && !is(token, kind.filler) && index < immediate);
};
/** An "only" or an "until" together with what is waited for. */
const waitsForEvent = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => is(token, kind.only | kind.until) && !is(token, kind.lifted | kind.filler)) &&
  tokens.some((token) => is(token, kind.occasion) && !is(token, kind.filler));

/** "Geen embargo, vrij voor publicatie": the word between is one that can also mean "until", but there is no time. */
const isFreeFor = (tokens: readonly Token[]): boolean =>
  !tokens.some((token) => is(token, kind.figure)) &&
  tokens.some(
    (token, index) =>
      is(token, kind.lifted) &&
      is(tokens[index + 1] ?? noToken, kind.until) &&
      is(tokens[index + 2] ?? noToken, kind.use | kind.weak),
  ) &&
  tokens.filter((token) => is(token, kind.until) && !is(token, kind.lifted | kind.filler)).length === 1;
/** "Embargo: no" */
const saysNo =
  /[:：–—-]\s{0,3}(?:n\s?\/\s?a|no|none|nil|nein|non|não|nej|nei|nee|nie|ne|nem|нет|ні|не|όχι|hayır|لا|خیر|नहीं|না|否|无|無|なし|없음|không|tidak|hapana)[\s.!)\]]{0,3}$/iu;

/** "Sperrfrist: 20. November, 10 Uhr (abgelaufen)" */
const endsWithLift = (tokens: readonly Token[]): boolean => {
  const last = tokens.findLast((token) => !is(token, kind.separator));
  const before = tokens[tokens.indexOf(last ?? noToken) - 1];
  return last !== undefined && is(last, kind.lifted) && before !== undefined && is(before, kind.separator);
};
