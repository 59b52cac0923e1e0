import type { Subject } from '../../story/schema.ts';
import { broaderSubjectCodes, topicInUse } from '../../subjects/media-topics.ts';
import { cleanLine, type Repairs } from '../recognise/characters.ts';
import type { Step, Working } from '../working.ts';

const mostKeywords = 200;

/** Keywords trimmed and without repeats, IPTC subject codes with the broader codes above them and as Media Topics. */
export const classify: Step = (working) => {
  working.fields.keywords = cleanKeywords(working);
  working.fields.subjects = cleanSubjects(working);
};

const cleanKeywords = (working: Working): string[] => {
  const repairs: Repairs = new Map();
  const given = working.fields.keywords ?? [];
  const seen = new Map<string, string>();
  for (const keyword of given) {
    const clean = cleanLine(keyword, repairs);
    const key = clean.toLowerCase();
    if (clean !== '' && clean.length <= 200 && !seen.has(key) && seen.size < mostKeywords)
      seen.set(key, clean);
  }
  working.changes.count('classification', 'empty or repeated keyword removed', given.length - seen.size);
  return [...seen.values()];
};

const cleanSubjects = (working: Working): Subject[] => {
  const repairs: Repairs = new Map();
  const subjects = new Map<string, Subject>();
  for (const { scheme, code, name } of working.fields.subjects ?? []) {
    const clean = { scheme: cleanLine(scheme, repairs), code: cleanLine(code, repairs) };
    const label = cleanLine(name ?? '', repairs);
    if (clean.scheme !== '' && clean.code !== '')
      put(subjects, { ...clean, ...(label !== '' && { name: label }) });
  }
  const broader = [...subjects.values()]
    .filter(isSubjectCode)
    .flatMap(({ code }) => broaderSubjectCodes(code));
  const added = broader.filter((code) => put(subjects, { scheme: 'subj', code }));
  working.changes.count('classification', 'broader subject code added', added.length);
  // After the broader codes, which a story that is read from a feed has: it gets the same result again.
  const topics = [...subjects.values()].filter(isSubjectCode).flatMap(mediaTopic);
  const mapped = topics.filter((topic) => put(subjects, topic));
  working.changes.count('classification', 'Media Topic added for a subject code', mapped.length);
  return [...subjects.values()];
};

const isSubjectCode = ({ scheme }: Subject): boolean => scheme === 'subj';

/** The Media Topic for a subject code, as IPTC maps it. The name stays where both mean the same. */
const mediaTopic = ({ code, name }: Subject): Subject[] => {
  const found = topicInUse(code);
  if (found === undefined) return [];
  return [{ scheme: 'medtop', code: found.topic, ...(found.same && name !== undefined && { name }) }];
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
