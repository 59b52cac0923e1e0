import type { Draft } from '../../../story/draft.ts';
import type { Credit } from '../../../story/schema.ts';
import { put, unique } from '../../draft/fill.ts';
import { codedSubject, distinct } from '../../draft/subject.ts';

/** Words of the author's own; what several fields say of them is one list. */
export function addKeywords(draft: Draft, values: readonly string[]): void {
  const words = values.flatMap((value) => value.split(/[,;|]/)).map((word) => word.trim());
  const keywords = unique([...(draft.keywords ?? []), ...words]);
  if (keywords.length > 0) draft.keywords = keywords;
}

/** `medtop:20000523 labour market`, or the address of a concept; its name may be left out. */
const concept = /^((?:https?:\/\/|[A-Za-z][\w-]{0,40}:)[^\s/]\S{0,200})(?:\s+(\S.*))?$/;

/** Subjects by their codes; those without one are keywords. */
export function putSubjects(draft: Draft, values: readonly string[]): void {
  const read = values.map((value) => concept.exec(value));
  put(
    draft,
    'subjects',
    distinct(read.map((found) => (found?.[1] === undefined ? undefined : codedSubject(found[1], found[2])))),
  );
  addKeywords(
    draft,
    values.filter((_, index) => read[index] === null),
  );
}

const kinds = ['agency', 'outlet', 'person'] as const satisfies Credit['kind'][];
const roles = ['source', 'inputs', 'quoted', 'distributor'] as const satisfies Credit['role'][];
const thanked = /^(.{1,300}) \((\w{1,20}), (\w{1,20})\)$/;

/** Credits, as `PTI (agency, inputs)`. Values in any other form are the credit line. */
export function putCredits(draft: Draft, values: readonly string[]): void {
  const lines: string[] = [];
  const credits = values.flatMap((value): Credit[] => {
    const [, name, stated, said] = thanked.exec(value) ?? [];
    const kind = kinds.find((one) => one === stated);
    const role = roles.find((one) => one === said);
    if (name !== undefined && kind !== undefined && role !== undefined)
      return [{ name, kind, role, asWritten: name }];
    lines.push(value);
    return [];
  });
  put(draft, 'credits', credits);
  put(draft, 'creditLine', lines.join(', '));
}
