import type { Draft } from '../../story/draft.ts';
import { put, putInstant, putLanguage, putUrgency, putVersion, unique } from '../draft/fill.ts';
import { isWebAddress } from '../draft/media.ts';
import { putStatus } from '../draft/status.ts';
import { plain, plainTitle } from '../xml/html.ts';

/** What a document says below its paths; each format family has its own syntax of paths. */
export interface Source {
  /** Every value of the path, in document order, without empty ones. */
  all(path: string): string[];
}

/** Sets a field from the values of the paths, in their order. */
type Reader<Field> = (draft: Draft, field: Field, values: string[]) => void;

/**
 * A field, how it is read, and the paths of its values, as in XPath set apart by ` | `. Rows are read in order, and what
 * a field has is never replaced: the first path with a value wins, and so does the first row.
 */
export type Row = { [Field in keyof Draft]-?: readonly [Field, Reader<Field>, string] }[keyof Draft];

type FieldsOf<Value> = {
  [Field in keyof Draft]-?: Value extends Draft[Field] ? Field : never;
}[keyof Draft];
type TextField = Exclude<FieldsOf<string>, 'firstCreated' | 'versionCreated' | 'expires' | 'embargoed'>;
type ListField = FieldsOf<string[]>;
type InstantField = 'firstCreated' | 'versionCreated' | 'expires' | 'embargoed';

const text: Reader<TextField> = (draft, field, [first]) => put(draft, field, first);
const html: Reader<TextField> = (draft, field, [first]) =>
  put(draft, field, first === undefined ? undefined : plain(first));
const title: Reader<TextField> = (draft, field, [first]) =>
  put(draft, field, first === undefined ? undefined : plainTitle(first));
const address: Reader<TextField> = (draft, field, values) => put(draft, field, values.find(isWebAddress));
const joined =
  (separator: string): Reader<TextField> =>
  (draft, field, values) =>
    put(draft, field, unique(values).join(separator));
const list: Reader<ListField> = (draft, field, values) => put(draft, field, unique(values));
const single: Reader<ListField> = (draft, field, values) => put(draft, field, values.slice(0, 1));
const words: Reader<ListField> = (draft, field, values) =>
  put(draft, field, unique(values.flatMap((value) => value.split(/[,;]/).map((word) => word.trim()))));
const instant: Reader<InstantField> = (draft, field, [first]) => putInstant(draft, field, first);
const language: Reader<'language'> = (draft, _field, values) => putLanguage(draft, ...values);
const urgency: Reader<'urgency'> = (draft, _field, [first]) => putUrgency(draft, first);
const version: Reader<'version'> = (draft, _field, [first]) => putVersion(draft, first);
const status: Reader<'pubStatus'> = (draft, _field, [first]) => putStatus(draft, first);

/**
 * How values are read. The first value: `text`, `html` (as plain text), `title` (that, or text with angle brackets of its own), `single` (as a list of one), and what the other
 * names say. The first web address: `address`. All different values: `list`, `joined`, and `words` of lists with commas.
 */
export const read = {
  text,
  html,
  title,
  address,
  joined,
  list,
  single,
  words,
  instant,
  language,
  urgency,
  version,
  status,
} as const;

/** Fills a draft from a document by a table of rows. */
export function readRows(draft: Draft, source: Source, rows: readonly Row[]): void {
  for (const [field, reader, paths] of rows) {
    const values = paths.split(' | ').flatMap((path) => source.all(path));
    // Field and reader come from one row, where their types agree.
    (reader as Reader<keyof Draft>)(draft, field, values);
  }
}
