import type { Author } from '../../../story/schema.ts';
import { authorsOf, cleanByline, isNobody } from '../../recognise/byline.ts';
import { creditsFrom } from '../../recognise/credits/names.ts';
import { placeFromByline, readNames } from '../../recognise/head/name-line.ts';
import { allKnown } from '../../recognise/names/names.ts';
import type { Step, Working } from '../../working.ts';
import { addCredits } from './credits.ts';

/** The byline without "By " and addresses, and the people in it. */
export const splitByline: Step = (working) => {
  const { fields, changes } = working;
  fields.authors = (fields.authors ?? []).flatMap((author) => {
    const name = cleanByline(author.name);
    return name === '' || isNobody(name) ? [] : [{ ...author, name }];
  });
  if (fields.byline === undefined) {
    if (fields.authors.length > 0) fields.byline = fields.authors.map(({ name }) => name).join(', ');
    return;
  }
  const clean = cleanByline(fields.byline);
  if (clean !== fields.byline) changes.add('byline', 'byline trimmed to names', fields.byline, clean);
  fields.byline = clean;
  if (fields.byline !== '') partInputs(working, fields.byline);
  // What a wire states in a field stays as it is; its authors are taken apart all the same.
  if (working.draft.byline === undefined || working.draft.body.kind === 'text')
    partByline(working, fields.byline);
  if (isNobody(fields.byline)) {
    delete fields.byline;
    changes.add('byline', 'name of a system account left out', clean);
  } else if (clean === '') delete fields.byline;
  else if (fields.authors.length === 0) fields.authors = authorsOf(fields.byline);
};

const withInputs =
  /^(.{3,80}?),?\s\(?((?:with(?: inputs from)?|avec(?: l['’])?|con(?: información de)?|com(?: informações d[aeo])?|mit(?: Material von)?|met|med|ve|z|cu)\s?(?:la |the )?(\p{Lu}[^()]{1,40}))\)?$/u;

/** "Claire Maurin avec AFP": the agencies whose material the writer used. */
const partInputs = (working: Working, byline: string): void => {
  const [, names = '', line = '', agencies = ''] = withInputs.exec(byline) ?? [];
  if (names === '' || !allKnown(agencies, working.aliases)) return;
  const { fields, changes } = working;
  changes.add('byline', 'agency taken out of the byline', byline, names);
  fields.byline = names;
  const authors = fields.authors ?? [];
  if (authors.length === 0 || sameAuthors(authors, byline)) fields.authors = authorsOf(names);
  fields.creditLine ??= line;
  addCredits(working, creditsFrom(agencies, 'inputs', line, working.aliases));
};

/** Agencies, places and roles that stand behind the names leave the byline for fields of their own. */
const partByline = ({ fields, changes, aliases, ...working }: Working, byline: string): void => {
  const read = readNames(byline, aliases);
  if (read === undefined || read.unknown.length > 0 || read.byline === byline) return;
  changes.add('byline', 'agency, place or role taken out of the byline', byline, read.byline);
  fields.byline = read.byline;
  placeFromByline(fields, read);
  if ((fields.authors ?? []).length === 0 || sameAuthors(fields.authors ?? [], byline))
    fields.authors = read.authors;
  if (read.sources.length > 0) fields.creditLine ??= read.sources.join(', ');
  addCredits(
    { fields, changes, aliases, ...working },
    read.sources.flatMap((name) => creditsFrom(name, 'source', name, aliases)),
  );
};

/** Is the whole line the one author that the upload names? */
const sameAuthors = (authors: readonly Author[], byline: string): boolean =>
  authors.length === 1 && cleanByline(authors[0]?.name ?? '') === byline;
