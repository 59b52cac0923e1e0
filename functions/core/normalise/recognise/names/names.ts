import type { Aliases } from '../../aliases.ts';
import { agencies, unnamedAgencies } from '../../words/agencies.ts';
import { outlets } from '../../words/outlets.ts';

/** A name of an agency or outlet as the table knows it. */
export interface KnownName {
  /** As it is to be shown. */
  name: string;
  kind: 'agency' | 'outlet';
  /** Equal for all names of one agency or outlet. */
  entity: string;
}

const simple = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
const fold = (name: string): string =>
  simple.test(name) ? name : name.normalize('NFC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
const bare = (name: string): string => fold(name).replace(/^(?:the|die|der|das|la|le|el|a|o)\s+/i, '');

const build = (): Map<string, KnownName> => {
  const names = new Map<string, KnownName>();
  const put = (kind: 'agency' | 'outlet', table: readonly (readonly string[])[]) => {
    for (const forms of table)
      for (const form of forms)
        for (const key of [fold(form), bare(form)])
          if (!names.has(key))
            names.set(key, { name: bare(form) === '' ? form : shown(form), kind, entity: forms[0] ?? form });
  };
  put('agency', agencies);
  put('outlet', outlets);
  return names;
};
const shown = (form: string): string =>
  form.replace(/^(?:The) (?=Associated|Canadian|New York|Washington|Wall|Financial)/, '');

const known = build();
const loose = new Map(
  [...known].filter(([key]) => key.length > 4).map(([key, value]) => [key.toLowerCase(), value]),
);
const unnamed = new Set(unnamedAgencies.map((name) => name.toLowerCase()));
/** No name of the tables is longer, whatever its article. */
const longestName = Math.max(...[...known.keys(), ...unnamed].map(({ length }) => length)) + 'the '.length;
const isTooLong = (folded: string): boolean => folded.length > longestName;

/** Is it a word like "agencies", in any language? */
export const isUnnamed = (text: string): boolean => {
  const name = fold(text);
  return !isTooLong(name) && unnamed.has(name.toLowerCase());
};

/** Finds a name: exactly, without an article, and long names in any case. An agency's own aliases come first. */
export const lookUp = (text: string, aliases: Aliases = {}): KnownName | undefined => {
  const name = fold(text);
  const own = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (own !== undefined) {
    const base = known.get(fold(own)) ?? known.get(name);
    return { name: own, kind: base?.kind ?? 'agency', entity: base?.entity ?? own };
  }
  if (isTooLong(name)) return undefined;
  const proper = bare(name);
  return known.get(name) ?? known.get(proper) ?? loose.get(proper.toLowerCase());
};

const between =
  /(?:(?<!\s)\s+)?(?:[,;/|、，،+·&–—]|\s-\s|\s(?:and|und|et|y|e|ed|og|och|ja|en|i|и|та|ve|dan|και|और|एवं|व|اور|এবং|und der|and the|with|avec|mit|con|com|plus|sowie)\s|(?<=[\p{Script=Arabic}])\s+و(?=[\p{Script=Arabic}]))\s*/u;

/** "PTI, ANI and the BBC" to its parts. */
export const splitNames = (text: string): string[] =>
  text
    .split(between)
    .map(bareName)
    .filter((part) => part !== '');

const bareName = (part: string): string =>
  part
    .replace(
      /^(?:and|und|et|y|e|और|و|the|der|die|des|den|dem|von der|von|la|le|l['’]|les|el|los|da|do|das|dos|de|di|della|dell['’]|del|van|het|från|från|fra|av)\s+/iu,
      '',
    )
    .replace(/^[\s"“(]+|(?<![\s".”)])[\s".”)]+$/gu, '')
    .trim();

/** All parts are known agencies or outlets, or words for agencies; at least one part. */
export const allKnown = (text: string, aliases?: Aliases): boolean => {
  if (text.length > 160) return false;
  if (lookUp(text, aliases) || isUnnamed(text)) return true;
  let some = false;
  for (const part of text.split(between)) {
    const name = bareName(part);
    if (name === '') continue;
    // Nearly every line that is no credit fails here, at its first part.
    if (lookUp(name, aliases) === undefined && !isUnnamed(name)) return false;
    some = true;
  }
  return some;
};

/** Names of the table for a search in running text, longest first, without the forms that lost their article. */
export const quotableNames = (): string[] =>
  [...new Set([...agencies, ...outlets].flat().map(fold))]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
