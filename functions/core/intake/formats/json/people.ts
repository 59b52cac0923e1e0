import type { Author, Change } from '../../../story/schema.ts';
import { isObject } from './document.ts';

/** An address, perhaps in angle brackets; bounded, so that a long word cannot make the search quadratic. */
const address = /<?[^\s<>()@,;]{1,64}@[^\s<>()@,;]{1,190}\.[a-z]{2,24}>?/gi;

const longestByline = 1000;
const mostPeople = 200;

export interface People {
  authors: Author[];
  /** The names in one line, as written. */
  byline?: string;
}

/**
 * Reads authors given as a name, an object with a name, or a list of these. E-mail addresses are personal data
 * that no feed needs: they are left out and the change recorded. Undefined where the value has another shape.
 */
export function readPeople(value: unknown, changes: Change[]): People | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const authors: Author[] = [];
  if (list.length > mostPeople)
    changes.push({ step: 'json', reason: `only ${mostPeople} authors were used`, before: `${list.length}` });
  for (const entry of list.slice(0, mostPeople)) {
    const author = readPerson(entry, changes);
    if (author === undefined) return undefined;
    if (author.name !== '') authors.push(author);
  }
  const names = authors.map((author) => author.name);
  return names.length > 0 ? { authors, byline: names.join(', ') } : { authors };
}

/** A line of names without e-mail addresses. Longer than any byline is cut, with a change. */
export function withoutAddresses(written: string, changes: Change[]): string {
  if (written.length > longestByline) {
    changes.push({
      step: 'json',
      reason: 'a byline was cut',
      before: `${written.length} characters`,
      after: `${longestByline}`,
    });
  }
  const line = written.slice(0, longestByline);
  if (!line.includes('@')) return line.trim();
  const clean = line
    .replace(address, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:]+|(?<![\s,;:])[\s,;:]+$/g, '');
  if (clean !== line.trim()) noteAddress(changes);
  return clean;
}

function readPerson(entry: unknown, changes: Change[]): Author | undefined {
  if (typeof entry === 'string') return { name: bareName(entry, changes) };
  if (!isObject(entry)) return undefined;
  const name = entry.name ?? entry.displayName ?? entry.fullName ?? joined(entry.firstName, entry.lastName);
  if (typeof name !== 'string') return undefined;
  const role = entry.role ?? entry.jobTitle;
  if (Object.keys(entry).some((key) => /e-?mail/i.test(key))) noteAddress(changes);
  return {
    name: bareName(name, changes),
    ...(typeof role === 'string' && role.trim() !== '' && { role: role.trim() }),
  };
}

function bareName(name: string, changes: Change[]): string {
  return withoutAddresses(name, changes)
    .replace(/^by[:\s]\s*/i, '')
    .trim();
}

function joined(first: unknown, last: unknown): string | undefined {
  const parts = [first, last].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function noteAddress(changes: Change[]): void {
  const reason = 'e-mail addresses of authors are not kept';
  if (!changes.some((change) => change.reason === reason)) changes.push({ step: 'json', reason });
}
