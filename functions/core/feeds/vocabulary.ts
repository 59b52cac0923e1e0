import type { Story, Subject } from '../story/schema.ts';
import { absoluteUri } from './uri.ts';

/** The addresses of IPTC's vocabularies (cv.iptc.org), by the alias that stories carry. */
const schemeUris: Record<string, string> = {
  medtop: 'http://cv.iptc.org/newscodes/mediatopic/',
  subj: 'http://cv.iptc.org/newscodes/subjectcode/',
};

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

/** Subjects, section and keywords in this order, each name once. */
export const labels = (story: Pick<Story, 'subjects' | 'section' | 'keywords'>): Label[] => {
  const found = new Map<string, Label>();
  const add = (label: Label) => {
    const key = label.name.trim().toLowerCase();
    if (key !== '' && !found.has(key)) found.set(key, label);
  };
  for (const subject of story.subjects) {
    add({ name: subject.name ?? subject.code, term: subject.code, subject });
  }
  if (story.section !== undefined) add({ name: story.section, term: story.section });
  for (const keyword of story.keywords) add({ name: keyword, term: keyword });
  return [...found.values()];
};
