import { figuresIn } from './figures.ts';
import { kind } from './lexicon.ts';
import { is, tokensOf } from './tokens.ts';

/** "Embargoed until 1990". Next to a weekday or a zone four figures are a time of day: "until 2015 Wednesday". */
export const isOver = (text: string, now: string): boolean => {
  const { figures, masked } = figuresIn(text);
  const past = [...masked.matchAll(/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g)].some(
    ([year]) => year < now.slice(0, 4),
  );
  return (
    past &&
    !figures.some((figure) => figure.kind === 'zone' || figure.kind === 'clock') &&
    !tokensOf(text).some((token) => is(token, kind.time) && !is(token, kind.filler | kind.lifted))
  );
};
