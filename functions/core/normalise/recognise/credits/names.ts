import type { Credit } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import { isPerson } from '../byline.ts';
import { isUnnamed, lookUp, splitNames } from '../names/names.ts';

/** Who is credited: the names in a credit line, as people, agencies or outlets. */

/** Names, not a sentence: few words, each part known, capitalised or of a script without capitals. */
export const looksLikeNames = (text: string, aliases?: Aliases): boolean => {
  if (text.length > 120 || text.split(/\s+/).length > 14) return false;
  return splitNames(text).every(
    (part) =>
      lookUp(part, aliases) !== undefined ||
      isUnnamed(part) ||
      ownReporter.test(part) ||
      (/^[\p{Lu}\p{Lo}\d]/u.test(part) && part.split(/\s+/).length <= 5) ||
      /\bagenc|agences?\b|agentur/iu.test(part),
  );
};

/** Somebody without a name: "our correspondent in Patna". */
const ownReporter =
  /^(?:our |the )?(?:own |special )?(?:correspondents?|reporters?|bureau|staff)(?: in \p{Lu}\p{L}{1,20})?$/u;

/** A newsroom in a list of people. */
export const newsroom = /^(?:the )?(?:\p{Lu}[\p{L}.]{1,20} ){0,3}(?:newsroom|bureau|desk|staff)$/iu;

/** Is there a name with an article among these that is no agency's: "The Hague Tribunal"? */
export const namesThing = (names: string, aliases?: Aliases): boolean =>
  names
    .split(/, ?| and /)
    .some((part) => /^the /i.test(part) && lookUp(part, aliases) === undefined && !newsroom.test(part));

/** "Jane Roe in Oslo and John Doe": every one a person or known; undefined when any is neither. */
export const peopleFrom = (
  names: string,
  role: Credit['role'],
  asWritten: string,
  aliases?: Aliases,
): Credit[] | undefined => {
  if (namesThing(names, aliases)) return undefined;
  const credits: Credit[] = [];
  for (const part of splitNames(names)) {
    const name = part.replace(/ (?:in|at) \p{Lu}.*$/u, '');
    const found = lookUp(name, aliases);
    if (found === undefined && !isFullName(name)) return undefined;
    credits.push({ name: found?.name ?? name, kind: found?.kind ?? 'person', role, asWritten });
  }
  return credits.length === 0 ? undefined : credits;
};

/** Two to five words that begin with a capital, small particles between them. */
export const isFullName = (name: string): boolean =>
  isPerson(name) &&
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|al|bin|da|de|del|den|der|di|dos|du|el|la|le|van|von)){1,4}$/u.test(
    name,
  );

/** The named ones among "PTI, ANI and agencies". */
export const creditsFrom = (
  names: string,
  role: Credit['role'],
  asWritten: string,
  aliases?: Aliases,
): Credit[] => {
  const whole = lookUp(names, aliases);
  if (whole) return [{ name: whole.name, kind: whole.kind, role, asWritten }];
  const credits: Credit[] = [];
  for (const part of splitNames(names)) {
    if (isUnnamed(part) || /^(?:other |inter)?(?:national )?(?:agenc|agence|agentur)/iu.test(part)) continue;
    if (ownReporter.test(part)) continue;
    const person = lookUp(part, aliases)
      ? part
      : part.replace(/ (?:in|at|from|aus|à|en|em|desde) \p{Lu}.*$/u, '');
    const found = lookUp(person, aliases);
    credits.push(
      found === undefined && person !== part && isFullName(person)
        ? { name: person, kind: 'person', role, asWritten }
        : { name: found?.name ?? part, kind: found?.kind ?? kindOf(part), role, asWritten },
    );
  }
  return credits;
};

const kindOf = (name: string): Credit['kind'] =>
  /\b(?:times|post|herald|tribune|gazette|journal|chronicle|daily|tv|radio|zeitung|magazine|courier)\b/iu.test(
    name,
  )
    ? 'outlet'
    : 'agency';
