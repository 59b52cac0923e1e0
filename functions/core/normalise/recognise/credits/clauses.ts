import type { Credit } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import { lookUp, splitNames } from '../names/names.ts';
import { isFullName, namesThing, newsroom, peopleFrom } from './names.ts';

/**
 * Credits in clauses, one for each kind of work: "(Reporting by Jane Roe in Oslo; Editing by John Doe)". Who
 * edited is only in the line: the facts of a story do not come from editors.
 */

const works =
  '(?:reporting|reported|writing|written|compiled|compiling|editing|edited|graphics?|translation|translated|production)';
const clause = new RegExp(
  `^(?:(?:with )?(?:additional|further) )?(${works}(?:(?:,| and|, and) ${works}){0,3})(?: by:? |: ?)(.+)$`,
  'iu',
);
/** "Editor: Jane Roe", where the word alone says what the name is. */
const editor =
  /^(?:edição|edición|edizione|editor|edited by|editing by|published by|redação|редактор|redaktör) ?:(.+)$/iu;
const reports = /report|writ|compil/i;
/** What parts two clauses: a semicolon, a bar, a full stop, or a comma in front of the next work. */
const nextClause = new RegExp(
  `\\s?[;|/]\\s?|\\.\\s(?=\\p{Lu})|(?<!additional|further|with|and),?\\s(?:and )?(?=(?:additional |further )?${works}(?:(?:,| and|, and) ${works}){0,3}(?: by |: ))`,
  'iu',
);
const most = 400;

export const readClauses = (text: string, aliases?: Aliases): Credit[] | undefined => {
  if (text.length > most) return undefined;
  const edited = editor.exec(text);
  if (edited?.[1]) return splitNames(edited[1]).every(isFullName) ? [] : undefined;
  const contributors = readContributors(text, aliases);
  if (contributors !== undefined) return contributors;
  const credits: Credit[] = [];
  for (const part of text.split(nextClause)) {
    const [, work = '', names = ''] = clause.exec(part.trim().replace(/\.$/, '')) ?? [];
    const people = peopleOf(names, text, aliases);
    if (people === undefined) return undefined;
    if (reports.test(work)) credits.push(...people);
  }
  return credits;
};

const contributed =
  /^(.+?) (?:also |both |all )?contributed(?: reporting)?(?: to this (?:report|story|article))?(?: from \p{Lu}[\p{L} ,.]{1,80})?$/u;
const writers =
  /^(.{2,40}?) (?:\p{Ll}{3,12} )?(?:writers?|reporters?|correspondents?|journalists?|producers?) (?=\p{Lu})/u;

/** "Associated Press writers Jane Roe in Oslo and John Doe contributed to this report." */
const readContributors = (text: string, aliases?: Aliases): Credit[] | undefined => {
  const whole = contributed.exec(text)?.[1];
  if (whole === undefined) return undefined;
  const [front = '', agency = ''] = writers.exec(whole) ?? [];
  const known = agency === '' ? undefined : lookUp(agency, aliases);
  if (front !== '' && known === undefined) return undefined;
  const people = peopleOf(whole.slice(front.length), text, aliases);
  if (people === undefined || known === undefined) return people;
  return [{ name: known.name, kind: known.kind, role: 'inputs', asWritten: text }, ...people];
};

/** "in St. Paul, Minnesota,": the state behind a city stands between commas. */
const stateBehind = /(?<=(?:in|at) [^,]{2,30}), \p{Lu}[\p{L}.]{1,14}(?: \p{Lu}[\p{L}.]{1,14})?,(?= and |$)/gu;

/** Places of reporters and newsrooms are no names. Undefined when anything else is left. */
const peopleOf = (names: string, asWritten: string, aliases?: Aliases): Credit[] | undefined => {
  const placeless = names
    .replace(stateBehind, '')
    .replace(/ (?:in|at) (?:the )?\p{Lu}[\p{L}.’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{1,20}){0,2}/gu, '');
  const parts = splitNames(placeless);
  const people = parts.filter((part) => !newsroom.test(part));
  if (parts.length === 0 || namesThing(placeless, aliases)) return undefined;
  return people.length === 0 ? [] : peopleFrom(people.join(', '), 'inputs', asWritten, aliases);
};
