import { type WordPattern, wordPattern } from '../../recognise/word-starts.ts';
import { lineOf } from '../table-text.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * One expression for a table of words or beginnings of words. An entry with a dot behind it is a whole word; entries of
 * scripts that do not part words may stand anywhere.
 */
export const stems = (table: string): WordPattern => {
  const anywhere: string[] = [];
  const atWords: string[] = [];
  const beginnings: string[] = [];
  for (const entry of lineOf(table)) {
    const stem = entry.normalize('NFC');
    if (!unspaced.test(stem)) beginnings.push(stem.replace(/\.$/, ''));
    if (unspaced.test(stem)) anywhere.push(literal(stem));
    else if (stem.endsWith('.')) atWords.push(`${literal(stem.slice(0, -1))}(?![\\p{L}\\p{M}])`);
    else atWords.push(literal(stem));
  }
  // The look back is made once for each place, and not for each word.
  const words = atWords.length > 0 ? [`(?<![\\p{L}\\p{M}])(?:${atWords.join('|')})`] : [];
  return wordPattern(new RegExp([...words, ...anywhere].join('|'), 'iu'), beginnings);
};
