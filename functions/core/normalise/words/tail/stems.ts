import { lineOf } from '../table-text.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * One expression for a table of words or beginnings of words. An entry with a dot behind it is a whole word; entries of
 * scripts that do not part words may stand anywhere.
 */
export const stems = (table: string): RegExp => {
  const parts = lineOf(table).map((entry) => {
    const stem = entry.normalize('NFC');
    if (unspaced.test(stem)) return literal(stem);
    const whole = stem.endsWith('.');
    return `(?<![\\p{L}\\p{M}])${literal(whole ? stem.slice(0, -1) : stem)}${whole ? '(?![\\p{L}\\p{M}])' : ''}`;
  });
  return new RegExp(parts.join('|'), 'iu');
};
