import type { Story, Subject } from '../../story/schema.ts';
import { absoluteUri } from './uri.ts';

/** The addresses of IPTC's vocabularies (cv.iptc.org), by the alias that stories carry. */
const schemeUris: Record<string, string> = {
  medtop: 'http://cv.iptc.org/newscodes/mediatopic/',
  subj: 'http://cv.iptc.org/newscodes/subjectcode/',
};

/** IPTC's vocabulary of publishing statuses. */
export const pubStatusUri = 'http://cv.iptc.org/newscodes/pubstatusg2/';

/** A vocabulary's address; undefined for an agency's own one that has none. */
export const schemeUri = (scheme: string): string | undefined =>
  Object.hasOwn(schemeUris, scheme) ? schemeUris[scheme] : absoluteUri(scheme);

/** The address of one concept, when its vocabulary has one and the code can be part of it. */
export const conceptUri = ({ scheme, code }: Subject): string | undefined => {
  const uri = schemeUri(scheme);
  return uri !== undefined && /^[\w.~-]+$/.test(code) ? uri + code : undefined;
};

/** One label that a story is filed under. */
export interface Label {
  /** What people read. */
  name: string;
  /** What machines compare: a code, or the name again. */
  term: string;
  /** Absent for keywords and sections, which come from no vocabulary. */
  subject?: Subject;
}

const filed = (story: Pick<Story, 'subjects' | 'section' | 'keywords'>): Label[] => [
  ...story.subjects.map((subject) => ({ name: subject.name ?? subject.code, term: subject.code, subject })),
  ...[...(story.section === undefined ? [] : [story.section]), ...story.keywords].map((word) => ({
    name: word,
    term: word,
  })),
];

/** For people: subjects, section and keywords in this order, each name once. */
export const labels = (story: Pick<Story, 'subjects' | 'section' | 'keywords'>): Label[] => {
  const found = new Map<string, Label>();
  for (const label of filed(story)) {
    const key = label.name.trim().toLowerCase();
    if (key !== '' && !found.has(key)) found.set(key, label);
  }
  return [...found.values()];
};

/**
 * For machines: every subject, also where two vocabularies have a name in common (a subject code and the Media Topic
 * that means the same), then section and keywords that are the name of none.
 */
export const categories = (story: Pick<Story, 'subjects' | 'section' | 'keywords'>): Label[] => {
  const seen = new Set<string>();
  return filed(story).filter(({ name, subject }) => {
    const word = `name ${name.trim().toLowerCase()}`;
    const key = subject === undefined ? word : `concept ${subject.scheme}:${subject.code}`;
    if (word === 'name ' || seen.has(key)) return false;
    seen.add(key).add(word);
    return true;
  });
};
