import { highestVersion } from '../../../story/highest-version.ts';
import { aiUseOf } from '../../../story/read-ai-use.ts';
import type { Subject } from '../../../story/schema.ts';
import { readLanguageTag } from '../../draft/language.ts';
import { isObject } from './document.ts';
import { readMedia } from './pictures.ts';
import { leftOut, type Position, problem, readDate, readEmbargo } from './position.ts';
import type { ArticleField } from './schema.ts';

/**
 * Reads one field's value in the shapes that systems send it in. Gives the value in the schema's own shape (the
 * schema is checked after), or undefined with the reason noted at the position.
 */
export type FieldReader = (value: unknown, position: Position) => unknown;

/** `body`, `text`, `byline` and `authors` hang together and are read by `article.ts`. */
export type SimpleField = Exclude<ArticleField, 'body' | 'text' | 'byline' | 'authors'>;

/** Entries in one list of words, and UTF-16 units in one line: far more than any story has. */
const mostWords = 1000;
const longestLine = 20_000;

const line: FieldReader = (value, position) => {
  if (typeof value === 'string' && value.length > longestLine) {
    return problem(position, `must not be longer than ${longestLine} characters`);
  }
  if (typeof value === 'string') return value.trim();
  return problem(position, `must be a string, not ${kindOfValue(value)}`);
};

/** A string, or the first string of a list, or the name of an object. */
const nameLine: FieldReader = (value, position) => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (Array.isArray(value) && value.length > 1)
    leftOut(position, `only the first of ${value.length} was used`);
  return line(isObject(first) ? (first.name ?? first.text) : first, position);
};

const idLine: FieldReader = (value, position) =>
  Number.isSafeInteger(value) ? String(value) : line(value, position);

const integer: FieldReader = (value, position) => {
  if (typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value)) return Number(value);
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  return problem(position, `must be a whole number, not ${kindOfValue(value)}`);
};

/** Times to the millisecond, seventeen digits, are the common way to get above the highest version. */
const version: FieldReader = (value, position) => {
  const number = typeof value === 'string' && /^\s*\d{1,20}\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || number <= highestVersion) return integer(number, position);
  return problem(
    position,
    `must not be above ${highestVersion} (fifteen digits); write a time as yyyyMMddHHmmss, without milliseconds`,
  );
};

const words: FieldReader = (value, position) => {
  const list: unknown[] =
    typeof value === 'string' ? value.split(/[,;|\n]/) : Array.isArray(value) ? value : [value];
  if (list.length > mostWords) leftOut(position, `only the first ${mostWords} of ${list.length} were used`);
  const out = new Set<string>();
  list.slice(0, mostWords).forEach((entry, index) => {
    const word = isObject(entry) ? (entry.name ?? entry.label ?? entry.value) : entry;
    if (typeof word !== 'string' && typeof word !== 'number') {
      problem(
        position,
        `must be a string, not ${kindOfValue(word)}`,
        Array.isArray(value) ? `/${index}` : '',
      );
    } else if (String(word).trim() !== '') out.add(String(word).trim());
  });
  return [...out];
};

const language: FieldReader = (value, position) => {
  const tag = (Array.isArray(value) ? value[0] : value) ?? '';
  if (typeof tag !== 'string') return problem(position, `must be a BCP 47 tag, not ${kindOfValue(tag)}`);
  return readLanguageTag(tag) ?? leftOut(position, 'no language tag of BCP 47', tag);
};

const statuses: Readonly<Record<string, 'usable' | 'withheld' | 'canceled'>> = {
  usable: 'usable',
  published: 'usable',
  publish: 'usable',
  live: 'usable',
  active: 'usable',
  final: 'usable',
  withheld: 'withheld',
  draft: 'withheld',
  hold: 'withheld',
  pending: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
  kill: 'canceled',
  deleted: 'canceled',
  withdrawn: 'canceled',
  retracted: 'canceled',
};

const pubStatus: FieldReader = (value, position) => {
  const word =
    typeof value === 'string'
      ? value
          .trim()
          .toLowerCase()
          .replace(/^stat:/, '')
      : '';
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined;
  // Guessing at this one could publish what was to be held or killed.
  return status ?? problem(position, 'must be one of usable, withheld, canceled');
};

const dateline: FieldReader = (value, position) => {
  if (typeof value === 'string') return { text: value.trim() };
  if (!isObject(value)) return problem(position, `must be a string or an object, not ${kindOfValue(value)}`);
  const parts = [value.place ?? value.city, value.date].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  const made =
    value.place === undefined && typeof value.city === 'string' ? { ...value, place: value.city } : value;
  return made.text === undefined && parts.length > 0 ? { ...made, text: parts.join(', ') } : made;
};

const subjects: FieldReader = (value, position) => {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list
    .map((entry, index) => {
      if (typeof entry === 'string' && entry.trim() !== '') return subject(entry.trim());
      if (!isObject(entry))
        return problem(position, `must be a string or an object, not ${kindOfValue(entry)}`, `/${index}`);
      const code = entry.code ?? entry.qcode ?? entry.uri ?? entry.id ?? entry.name;
      if (typeof code !== 'string' || code.trim() === '')
        return problem(position, 'needs a code or a name', `/${index}`);
      const read = subject(code.trim());
      const scheme =
        typeof entry.scheme === 'string' && entry.scheme.trim() !== '' ? entry.scheme.trim() : read.scheme;
      const name = typeof entry.name === 'string' && entry.name.trim() !== '' ? entry.name.trim() : read.name;
      return { scheme, code: read.code, ...(name && { name }) };
    })
    .filter((entry) => entry !== undefined);
};

/** `medtop:20000001`, `subj:04000000`, `http://cv.iptc.org/newscodes/mediatopic/20000001`, eight digits, or a name. */
function subject(written: string): Subject {
  const qcode = /^([A-Za-z][\w-]{0,30}):(?!\/\/)(\S+)$/.exec(written);
  if (qcode?.[1] && qcode[2]) return { scheme: qcode[1], code: qcode[2] };
  const [, vocabulary, digits] =
    /^(?:https?:\/\/cv\.iptc\.org\/newscodes\/(mediatopic|subjectcode)\/)?(\d{8})$/.exec(written) ?? [];
  // The Media Topics at the top have the digits of subject codes: `mediatopic/04000000`.
  if (digits)
    return {
      scheme: vocabulary === 'mediatopic' || digits.startsWith('2') ? 'medtop' : 'subj',
      code: digits,
    };
  return { scheme: 'agency', code: written, name: written };
}

const media: FieldReader = (value, position) =>
  readMedia(value) ?? problem(position, 'must be an address, an object with a url, or a list of these');

const canonical: FieldReader = (value, position) => {
  const link = isObject(value) ? value.canonical : Array.isArray(value) ? value[0] : value;
  if (typeof link !== 'string' || !/^https?:\/\/[^\s/]/i.test(link.trim()))
    return leftOut(position, 'no http address', link);
  return link.trim();
};

const direction: FieldReader = (value, position) => {
  const read = line(value, position);
  return typeof read === 'string' ? read.toLowerCase() : read;
};

/** What other systems send under this name is the address of a page for people, and reserves nothing. */
const license: FieldReader = (value, position) => {
  if (typeof value === 'string') return leftOut(position, 'a licence must be an object to be read', value);
  return isObject(value) ? value : problem(position, `must be an object, not ${kindOfValue(value)}`);
};

/** The record, or a source type alone: as a code, an address, or an object as ninjs has it. */
const aiUse: FieldReader = (value, position) => {
  if (typeof value === 'string')
    return (
      aiUseOf({ extent: value, digitalSourceType: value }) ??
      leftOut(position, 'neither an extent of the use of AI nor a digital source type', value)
    );
  if (!isObject(value)) return problem(position, `must be an object or a string, not ${kindOfValue(value)}`);
  const text = (one: unknown): string | undefined => (typeof one === 'string' ? one : undefined);
  const responsible = isObject(value.responsible) ? value.responsible : { name: value.responsible };
  const read = aiUseOf({
    extent: text(value.extent),
    digitalSourceType: text(value.digitalSourceType ?? value.uri ?? value.literal ?? value.name),
    tool: text(value.tool),
    reviewedBy: text(value.reviewedBy),
    reviewedAt: text(value.reviewedAt),
    responsible: text(responsible.name),
    responsibleUrl: text(responsible.url),
  });
  // A record that cannot be read must not be lost silently: somebody may have to label the story.
  return (
    read ?? problem(position, 'needs an extent (none, assisted or generated) or a digitalSourceType of IPTC')
  );
};

const list: FieldReader = (value, position) =>
  Array.isArray(value) ? value : problem(position, `must be a list, not ${kindOfValue(value)}`);

export const fieldReaders: Readonly<Record<SimpleField, FieldReader>> = {
  guid: idLine,
  version,
  headline: line,
  subheadline: line,
  dateline,
  located: words,
  slugline: line,
  language,
  textDirection: direction,
  summary: line,
  firstCreated: readDate,
  versionCreated: readDate,
  embargoed: readEmbargo,
  expires: readDate,
  pubStatus,
  urgency: integer,
  edNote: line,
  keywords: words,
  subjects,
  genre: nameLine,
  section: nameLine,
  creditLine: nameLine,
  credits: list,
  usageTerms: line,
  copyrightHolder: nameLine,
  copyrightNotice: line,
  license,
  aiUse,
  associations: media,
  canonical,
  correctionNote: line,
  evolvedFrom: idLine,
  baseUrl: canonical,
};

export function kindOfValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
