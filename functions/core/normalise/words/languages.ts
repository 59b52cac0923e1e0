import { entriesOf, lineOf } from './table-text.ts';

/** Scripts by their Unicode name, each with the languages that write it, the likeliest first. */
export const scripts: readonly { pattern: RegExp; languages: readonly string[] }[] = lineOf(`
Hangul ko | Han zh | Thai th | Lao lo | Khmer km | Myanmar my | Hebrew he | Greek el | Armenian hy | Georgian ka
Tamil ta | Telugu te | Kannada kn | Malayalam ml | Gujarati gu | Gurmukhi pa | Bengali bn | Oriya or | Sinhala si
Ethiopic am ti | Tibetan bo | Mongolian mn | Thaana dv | Devanagari hi mr ne | Arabic ar fa ur ps ckb
Cyrillic ru uk bg sr be mk kk ky mn tg tt
`).map((entry) => {
  const [name, ...languages] = entry.split(' ');
  return { pattern: new RegExp(`\\p{Script=${name}}`, 'gu'), languages };
});

/** Letters that decide between languages of one script better than words do. */
export const tellingLetters: readonly (readonly [RegExp, string])[] = [
  [/[ٹڈڑںےہھ]/g, 'ur'],
  [/[ښځڅډړڼېۍ]/g, 'ps'],
  [/[ڕڵێ]/g, 'ckb'],
  [/[پچژگکی]/g, 'fa'],
  [/[ҷӣӯҳ]/gi, 'tg'],
  [/[әұғқ]/gi, 'kk'],
  [/[ң]/gi, 'ky'],
  [/[өү]/gi, 'mn'],
  [/[їєґ]/gi, 'uk'],
  [/[і]/gi, 'uk'],
  [/[\p{L}\p{M}](?:को|मा|लाई|हरू)(?![\p{L}\p{M}])/gu, 'ne'],
  [/[ў]/gi, 'be'],
  [/[ђћџљњ]/gi, 'sr'],
  [/[ѓќѕ]/gi, 'mk'],
  [/[ыэё]/gi, 'ru'],
];

/** Letters that one language alone of those with Latin letters has, so that a few of them in a text decide. */
export const lettersOfOne: readonly (readonly [RegExp, string])[] = [
  [/[ėų]/gi, 'lt'],
  [/[ļķģ]/gi, 'lv'],
  [/[țș]/gi, 'ro'],
  [/[őű]/gi, 'hu'],
  [/[łśź]/gi, 'pl'],
  [/[řě]/gi, 'cs'],
  [/[ľĺŕ]/gi, 'sk'],
  [/[ơư]/gi, 'vi'],
  [/[ə]/gi, 'az'],
  [/[ħ]/gi, 'mt'],
  [/[ðþ]/gi, 'is'],
  [/[ɓɗƙ]/gi, 'ha'],
  [/[ṣ]/gi, 'yo'],
  [/[ŵŷ]/gi, 'cy'],
  [/[ʻ]/gi, 'uz'],
];

/** Languages so close that a short text does not tell them apart. */
export const closeLanguages: readonly (readonly string[])[] = entriesOf(`
nb | nn | no | da | sv
hr | sr | bs | sl | sh | me
cs | sk
id | ms
pt | gl | es | ca | oc | an | ast
ru | uk | be | bg | mk | sr
nl | af | fy
hi | mr | ne | bho | mai | sa
ar | fa | ps | ckb | ug | sd
zh | yue | wuu | ja
tl | fil | ceb
tr | az | tk
de | gsw | lb
he | iw | yi
fi | et
`);

/** Primary language subtags written from right to left. */
export const rightToLeftLanguages: ReadonlySet<string> = new Set(
  'ar fa he iw ur ps sd yi ug dv ckb syr arc ks nqo'.split(' '),
);
