import type { Credit } from '../../../story/schema.ts';
import type { KnownName } from '../../recognise/names/names.ts';
import type { TailReading } from '../../recognise/tail/read-line.ts';
import type { Working } from '../../working.ts';
import { addCredits, record } from './credits.ts';

/** What a line that was taken out says of its story. */
export const takeOut = (working: Working, line: string, reading: TailReading): void => {
  const { fields, changes } = working;
  switch (reading.kind) {
    case 'end':
      changes.add('furniture', 'end mark removed', line);
      break;
    case 'furniture':
      changes.add('furniture', reading.reason, line);
      break;
    case 'rights':
      changes.add('furniture', 'notice of rights removed', line);
      if (reading.holder) fields.copyrightNotice ??= line;
      break;
    case 'credit':
      record(working, reading.read.text, reading.read.credits);
      changes.add('credits', 'credit line lifted out of the text', line);
      break;
    case 'sign-off':
      addCredits(working, [creditOf(reading.agency, line)]);
      changes.add('credits', 'sign-off of the desk removed', line);
      break;
    case 'mark':
      record(working, markText(line), [creditOf(reading.agency, markText(line))]);
      setWriters(working, reading.people);
      changes.add('credits', 'mark of an agency lifted out of the text', line);
      break;
    case 'initials':
      if (/\//.test(line)) fields.creditLine ??= line;
      changes.add('credits', 'initials of the desk removed', line);
      break;
    case 'writer':
      setWriters(working, reading.people);
      changes.add('opening', 'byline taken from the end of the text', line);
      break;
    default:
  }
};

/** A mark without the lines, stars and slashes around it; brackets stay unless they hold all of it. */
const markText = (line: string): string => {
  const text = line
    .replace(/^[\s\-–—=_*|•/]+|(?<![\s\-–—=_*|•/])[\s\-–—=_*|•/]+$/gu, '')
    .replace(/(?<=[)\]])\.$/u, '');
  return /^[([（【〔][^()[\]（）【】〔〕]+[)\]）】〕]$/u.test(text) ? text.slice(1, -1) : text;
};

const creditOf = ({ name, kind }: KnownName, asWritten: string): Credit => ({
  name,
  kind,
  role: 'source',
  asWritten,
});

const setWriters = ({ fields }: Working, people: readonly string[]): void => {
  if (people.length === 0 || fields.byline !== undefined || (fields.authors ?? []).length > 0) return;
  fields.byline = people.join(', ');
  fields.authors = people.map((name) => ({ name }));
};
