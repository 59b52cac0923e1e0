import type { Draft } from '../../story/draft.ts';
import { cleanLine, type Repairs } from '../recognise/characters.ts';
import type { Step, Working } from '../working.ts';

const lineFields = [
  'headline',
  'subheadline',
  'byline',
  'slugline',
  'summary',
  'edNote',
  'genre',
  'section',
  'creditLine',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'correctionNote',
  'embargoText',
  'evolvedFrom',
  'guid',
] as const satisfies (keyof Draft)[];

/** Repairs characters and white space of all stated fields, and removes empty ones. */
export const cleanFields: Step = (working) => {
  const repairs: Repairs = new Map();
  const { fields } = working;
  for (const name of lineFields) {
    const value = fields[name];
    if (value === undefined) continue;
    const clean = cleanLine(value, repairs);
    if (clean === '') delete fields[name];
    else fields[name] = clean;
  }
  const line = (value: string) => cleanLine(value, repairs);
  fields.located = unique((fields.located ?? []).map(line).filter((place) => place !== ''));
  fields.authors = (fields.authors ?? []).flatMap(({ name, role }) => {
    const cleanName = line(name);
    const cleanRole = line(role ?? '');
    return cleanName === ''
      ? []
      : [cleanRole === '' ? { name: cleanName } : { name: cleanName, role: cleanRole }];
  });
  cleanDateline(working, line);
  for (const [reason, times] of repairs) working.changes.count('fields', reason, times);
};

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const cleanDateline = (working: Working, line: (value: string) => string): void => {
  const { dateline } = working.fields;
  if (!dateline) return;
  const text = line(dateline.text);
  const place = line(dateline.place ?? '');
  const date = line(dateline.date ?? '');
  const source = line(dateline.source ?? '');
  if (text === '' && place === '') {
    delete working.fields.dateline;
    return;
  }
  working.fields.dateline = {
    text: text || place,
    ...(place && { place }),
    ...(date && { date }),
    ...(source && { source }),
  };
};
