import type { Subject } from '../../story/schema.ts';
import { cleanLine, type Mended } from '../text/characters.ts';
import type { Step, Working } from '../working.ts';

const mostKeywords = 200;

/** Keywords trimmed and told once; IPTC subject codes with the broader codes above them. */
export const classify: Step = (working) => {
  working.fields.keywords = cleanKeywords(working);
  working.fields.subjects = cleanSubjects(working);
};

const cleanKeywords = (working: Working): string[] => {
  const mended: Mended = new Map();
  const given = working.fields.keywords ?? [];
  const seen = new Map<string, string>();
  for (const keyword of given) {
    const clean = cleanLine(keyword, mended);
    const key = clean.toLowerCase();
    if (clean !== '' && clean.length <= 200 && !seen.has(key) && seen.size < mostKeywords)
      seen.set(key, clean);
  }
  working.changes.count('classification', 'empty or repeated keyword removed', given.length - seen.size);
  return [...seen.values()];
};

const cleanSubjects = (working: Working): Subject[] => {
  const mended: Mended = new Map();
  const subjects = new Map<string, Subject>();
  let broader = 0;
  const given = (working.fields.subjects ?? []).flatMap(({ scheme, code, name }) => {
    const clean = {
      scheme: cleanLine(scheme, mended),
      code: cleanLine(code, mended),
      name: cleanLine(name ?? '', mended),
    };
    return clean.scheme === '' || clean.code === '' ? [] : [clean];
  });
  for (const { scheme, code, name } of given) put(subjects, { scheme, code, ...(name !== '' && { name }) });
  for (const { scheme, code } of given)
    for (const above of broaderCodes(scheme, code)) broader += put(subjects, { scheme, code: above }) ? 1 : 0;
  working.changes.count('classification', 'broader subject code added', broader);
  return [...subjects.values()];
};

const put = (subjects: Map<string, Subject>, subject: Subject): boolean => {
  const key = `${subject.scheme}:${subject.code}`;
  const known = subjects.get(key);
  if (known) {
    if (known.name === undefined && subject.name !== undefined) known.name = subject.name;
    return false;
  }
  subjects.set(key, subject);
  return true;
};

/** IPTC subject codes are Subject (2 digits), Matter (3) and Detail (3): 15039001 lies below 15039000 and 15000000. */
const broaderCodes = (scheme: string, code: string): string[] => {
  if (scheme !== 'subj' || !/^\d{8}$/.test(code)) return [];
  return [...new Set([`${code.slice(0, 5)}000`, `${code.slice(0, 2)}000000`])].filter(
    (above) => above !== code,
  );
};
