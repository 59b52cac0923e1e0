import { readTables, type Tables } from './tables.ts';

/*
 * What IPTC says of its Media Topics (`medtop`) and of the older subject codes (`subj`). All codes are the eight
 * digits without scheme. The tables are read on first use, not when a function starts.
 */

let read: Tables | undefined;
const tables = (): Tables => {
  read ??= readTables();
  return read;
};

const eightDigits = /^\d{8}$/;
/** NaN, which is in no table, for what is no code. */
const number = (code: string): number => (eightDigits.test(code) ? Number(code) : Number.NaN);
const digits = (code: number): string => String(code).padStart(8, '0');
const digitsOf = (code: number | undefined): string | undefined =>
  code === undefined ? undefined : digits(code);

/**
 * All Media Topics above one, nearest first and without itself. For a retired one also what IPTC says to
 * use in its place, with all above that. Empty for the 17 at the top and for codes that IPTC does not know.
 */
export const broaderMediaTopics = (topic: string): string[] => {
  const { broader, replacement } = tables();
  const found = new Set([number(topic)]);
  // A set is read in the order of insertion, with what is added meanwhile, so a circle ends by itself.
  for (const one of found)
    for (const above of [broader.get(one), replacement.get(one)]) if (above !== undefined) found.add(above);
  return [...found].slice(1).map(digits);
};

/** The subject code that means the same as a Media Topic (skos:exactMatch). */
export const subjectCodeOfTopic = (topic: string): string | undefined =>
  digitsOf(tables().subjectCodeOf.get(number(topic)));

/** The Media Topic that means the same as a subject code; one in use, when there is one. */
export const topicOfSubjectCode = (code: string): string | undefined =>
  digitsOf(tables().topicOf.get(number(code)));

/**
 * The Media Topic in use for a subject code: the one that means the same (`same`), or what took the place of that
 * when it is retired, which may mean more.
 */
export const topicInUse = (code: string): { topic: string; same: boolean } | undefined => {
  const { topicOf, retired, replacement } = tables();
  const topic = topicOf.get(number(code));
  if (topic === undefined) return undefined;
  if (!retired.has(topic)) return { topic: digits(topic), same: true };
  const other = replacement.get(topic);
  return other === undefined || retired.has(other) ? undefined : { topic: digits(other), same: false };
};

/**
 * All codes above an IPTC subject code, nearest first and without itself: it is built SSMMMDDD, of subject, matter
 * and detail, with zeros where a level is not used (IPTC NewsCodes guidelines). Empty for what is no such code.
 */
export const broaderSubjectCodes = (code: string): string[] =>
  eightDigits.test(code)
    ? [...new Set([`${code.slice(0, 5)}000`, `${code.slice(0, 2)}000000`])].filter((above) => above !== code)
    : [];
