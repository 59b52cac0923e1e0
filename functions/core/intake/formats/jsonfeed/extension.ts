import Value from 'typebox/value';
import type { Draft } from '../../../story/draft.ts';
import { isObject } from '../json/document.ts';
import { fieldReaders, type SimpleField } from '../json/fields.ts';
import { readPeople, withoutAddresses } from '../json/people.ts';
import type { Position } from '../json/position.ts';
import { DatelineArticle } from '../json/schema.ts';

/** What `_dateline` may say of a story; the item itself says the rest. */
const fields = [
  'version',
  'subheadline',
  'dateline',
  'located',
  'slugline',
  'textDirection',
  'firstCreated',
  'versionCreated',
  'expires',
  'urgency',
  'genre',
  'section',
  'keywords',
  'subjects',
  'creditLine',
  'credits',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'license',
  'aiUse',
  'associations',
  'canonical',
  'correctionNote',
  'edNote',
  'evolvedFrom',
] as const satisfies SimpleField[];

/**
 * The extension of Dateline's own JSON Feed for what the format has no name for, in the names of the story.
 * Anybody may write one: what does not fit is noted and left out, since the item is complete without it.
 */
export function readExtension(extension: unknown, position: Position): Partial<Draft> | undefined {
  if (!isObject(extension)) return undefined;
  const read: Record<string, unknown> = {};
  for (const field of fields) {
    const given = extension[field];
    if (given === undefined || given === null) continue;
    const inner: Position = {
      pointer: `${position.pointer}/${field}`,
      changes: position.changes,
      problems: [],
    };
    const value = fieldReaders[field](given, inner);
    if (value !== undefined && inner.problems.length === 0 && fits(field, value)) read[field] = value;
    else position.changes.push({ step: 'jsonfeed', reason: `left out: ${inner.pointer} could not be read` });
  }
  Object.assign(read, readByline(extension, position));
  // Every value has passed its own schema.
  return read as Partial<Draft>;
}

const fits = (field: SimpleField, value: unknown): boolean =>
  Value.Check(DatelineArticle.properties[field], value);

function readByline({ byline, authors }: Record<string, unknown>, { changes }: Position): Partial<Draft> {
  const people = Array.isArray(authors) ? readPeople(authors, changes) : undefined;
  const line = typeof byline === 'string' ? withoutAddresses(byline, changes) : '';
  return { ...(people?.byline !== undefined && people), ...(line !== '' && { byline: line }) };
}
