import type { Draft } from '../../../story/draft.ts';
import type { Subject } from '../../../story/schema.ts';
import { put, unique } from '../../draft/fill.ts';
import { codedSubject, distinct, subject } from '../../draft/subject.ts';
import { type Folded, many, names, records, say, scalar } from './property.ts';

/** Lists of subjects, each with the scheme of entries that name none. */
const LISTS: Readonly<Record<string, string>> = {
  subject: '',
  subjects: '',
  event: 'event',
  events: 'event',
  organisation: 'organisation',
  organisations: 'organisation',
  organization: 'organisation',
  person: 'person',
  people: 'person',
  object: 'object',
  objects: 'object',
};

/** Subjects with code and scheme (ninjs 1), with `uri` or `literal` (ninjs 2 and 3); places become `located`. */
export function readSubjects(draft: Draft, item: Folded): void {
  const found = Object.entries(LISTS).flatMap(([list, scheme]) =>
    entries(item.get(list)).map((entry) => (isElsewhere(entry) ? undefined : read(entry, scheme))),
  );
  const related = (rel: string): string[] =>
    [...records(item.get('subjects')), ...records(item.get('subject'))].flatMap((entry) =>
      say(entry, 'rel') === rel ? (say(entry, 'name') ?? []) : [],
    );
  put(draft, 'keywords', unique(related('keyword')));
  put(draft, 'section', related('section')[0]);
  put(draft, 'subjects', distinct(found));
  const places = names(item.get('place') ?? item.get('places'));
  const located = unique([...(draft.located ?? []), ...places]);
  if (located.length > 0) draft.located = located;
}

/** The relation of the party or word to the story says that it is no subject (`rel`, ninjs 2 and 3). */
const isElsewhere = (entry: Folded): boolean =>
  /^(?:keyword|section|provider|author|writer|reporter|aiReviewer|aiResponsible|aiTool)$/i.test(
    say(entry, 'rel') ?? '',
  );

function entries(value: unknown): Folded[] {
  const texts = many(value).flatMap((entry) => scalar(entry) ?? []);
  return [...records(value), ...texts.map((name) => new Map<string, unknown>([['name', name]]))];
}

function read(entry: Folded, own: string): Subject | undefined {
  const name = say(entry, 'name', 'title');
  const code = say(entry, 'qcode', 'code', 'literal', 'symbol') ?? undefined;
  const uri = say(entry, 'uri');
  if (code === undefined)
    return uri === undefined
      ? name === undefined
        ? undefined
        : subject(own, name, name)
      : codedSubject(uri, name);
  const scheme = say(entry, 'scheme');
  // `category:leisure` and `medtop:20000001` carry their scheme; a code with a scheme of its own does not.
  if (scheme === undefined && /^[A-Za-z][\w-]{0,40}:\S+$/.test(code)) return codedSubject(code, name);
  return subject(scheme ?? own, code, name);
}
