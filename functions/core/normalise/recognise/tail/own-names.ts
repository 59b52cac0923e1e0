import type { Aliases } from '../../aliases.ts';
import { latelyBy } from '../lately.ts';
import { type KnownName, lookUp } from '../names/names.ts';

/** Names under which a story may be signed although no table has them: its own source and sender. */
export interface OwnNames {
  /** The agency behind a name, its abbreviation or an inflected form of it. */
  find(text: string): KnownName | undefined;
  /** Is this a name that the story itself gives as its source? */
  isOwn(text: string): boolean;
  /** Is any agency known to have sent this story? */
  readonly some: boolean;
  /** With these the names are looked up. */
  readonly aliases: Aliases;
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();

/** "West Coast Wire" to "wcw"; undefined for a single word. */
const acronymOf = (name: string): string | undefined => {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? undefined : key(words.map((word) => word[0]).join(''));
};

/** What languages set behind a name: "PAP-u", "STT:n", "AA'ya". */
const ending = /(?<=\p{L}{2})[-:’']\p{Ll}{1,4}$/u;

/** `sender` is who sent the story in; it tells nothing of where the story is from. */
export const ownNames = (names: readonly string[], aliases: Aliases, sender = ''): OwnNames =>
  sameNames([sender, ...names].join('\0'), aliases);

/** The same object for the same names, so that what is read with them can be remembered. */
const sameNames = latelyBy((joined: string, aliases: Aliases): OwnNames => {
  const [sender = '', ...names] = joined.split('\0');
  const own = new Map<string, string>();
  for (const name of [...names, sender]) {
    if (name.length < 2 || name.length > 60) continue;
    own.set(key(name), name);
    const acronym = acronymOf(name);
    if (acronym !== undefined && !own.has(acronym)) own.set(acronym, name);
  }
  const find = (text: string): KnownName | undefined => {
    const name = text
      .replace(/^[\s©]+/u, '')
      .replace(ending, '')
      .trim();
    if (name.length < 2) return undefined;
    const known = lookUp(name, aliases);
    if (known) return known;
    const desk = lookUp(/^(\p{L}{2,6})-\p{L}{3,10}$/u.exec(name)?.[1] ?? '', aliases);
    if (desk) return desk;
    const mine = own.get(key(name));
    return mine === undefined
      ? undefined
      : (lookUp(mine, aliases) ?? { name: mine, kind: 'agency', entity: mine });
  };
  const given = new Set(names.map(key));
  return { find, isOwn: (text) => given.has(key(text.trim())), some: names.length > 0, aliases };
});
