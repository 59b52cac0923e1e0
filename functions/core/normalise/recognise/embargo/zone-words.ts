import { zonesInWords } from '../../words/embargo/context-words.ts';
import { flat } from './lexicon.ts';

interface ZoneWords {
  /** The words that the names begin with. */
  first: ReadonlySet<string>;
  pattern: RegExp;
  zones: ReadonlyMap<string, string>;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const made = (): ZoneWords => {
  const zones = new Map<string, string>();
  for (const row of zonesInWords.trim().split('\n')) {
    const [zone = '', names = ''] = row.split(' = ');
    for (const name of flat(names).split(' | ')) zones.set(name, zone);
  }
  const names = [...zones.keys()].sort((left, right) => right.length - left.length).map(escaped);
  const spaced = names.filter((name) => !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(name));
  const signs = names.filter((name) => !spaced.includes(name));
  return {
    first: new Set(spaced.map((name) => name.match(word)?.[0] ?? '')),
    pattern: new RegExp(
      `(?<![\\p{L}\\p{M}])(?:${spaced.join('|')})(?![\\p{L}\\p{M}])|${signs.join('|')}`,
      'gu',
    ),
    zones,
  };
};

const word = /[\p{L}\p{M}]+/gu;
const sign = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

let zoneWords: ZoneWords | undefined;

/** "heure de Paris", "北京时间": where a text names a zone in words, and its IANA name. */
export const zonesIn = (text: string): { from: number; to: number; zone: string }[] => {
  zoneWords ??= made();
  const { first, pattern, zones } = zoneWords;
  const read = flat(text);
  // Most lines have no word that a name begins with, which is quicker to see than that they have no name.
  if (!sign.test(text) && !read.match(word)?.some((one) => first.has(one))) return [];
  return [...read.matchAll(pattern)].map(({ index, 0: name }) => ({
    from: index,
    to: index + name.length,
    zone: zones.get(name) ?? '',
  }));
};
