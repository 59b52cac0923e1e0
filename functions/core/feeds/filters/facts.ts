import type { Story, Subject } from '../../story/schema.ts';
import {
  broaderMediaTopics,
  broaderSubjectCodes,
  subjectCodeOfTopic,
  topicOfSubjectCode,
} from '../../subjects/media-topics.ts';
import type { ListField } from './filter.ts';

/** The fields of a story that filters test, in lower case, since terms compare without regard to case. */
export interface Facts {
  terms: Record<ListField, ReadonlySet<string>>;
  urgency: number | undefined;
  wordCount: number;
  /** Milliseconds since the epoch. */
  versionCreated: number;
}

export type FilteredFields = Pick<
  Story,
  | 'agency'
  | 'subjects'
  | 'keywords'
  | 'language'
  | 'located'
  | 'genre'
  | 'section'
  | 'credits'
  | 'aiUse'
  | 'urgency'
  | 'wordCount'
  | 'versionCreated'
>;

/** A term as it is compared. */
export const fold = (term: string): string => term.trim().toLowerCase();

/**
 * A subject and all its broader ones, as QCodes. IPTC Media Topics and subject codes have broader ones in their own
 * vocabulary, and equivalents in the other one by IPTC's mapping: so filters that name one find stories that have only
 * the other. For other vocabularies the broader codes are not known.
 */
export const withAncestors = ({ scheme, code }: Pick<Subject, 'scheme' | 'code'>): string[] => {
  const own = fold(`${scheme}:${code}`);
  const at = own.indexOf(':');
  const vocabulary = iptc.get(own.slice(0, at));
  if (vocabulary === undefined) return [own];
  return [...new Set([own, ...vocabulary(own.slice(at + 1))])];
};

const qcodes = (scheme: 'medtop' | 'subj', codes: readonly string[]): string[] =>
  codes.map((code) => `${scheme}:${code}`);

const known = (codes: readonly (string | undefined)[]): string[] =>
  codes.filter((code) => code !== undefined);

/** By scheme: the QCodes of a code and of all its broader ones. */
const iptc = new Map<string, (code: string) => string[]>([
  [
    'medtop',
    (code) => {
      const topics = [code, ...broaderMediaTopics(code)];
      const same = known(topics.map(subjectCodeOfTopic));
      return [
        ...qcodes('medtop', topics),
        ...qcodes('subj', [...same, ...same.flatMap(broaderSubjectCodes)]),
      ];
    },
  ],
  [
    'subj',
    (code) => {
      const codes = [code, ...broaderSubjectCodes(code)];
      const same = known(codes.map(topicOfSubjectCode));
      return [...qcodes('subj', codes), ...qcodes('medtop', [...same, ...same.flatMap(broaderMediaTopics)])];
    },
  ],
]);

/** A language tag and its prefixes, by which a range of RFC 4647 §3.3.1 (basic filtering) finds it. */
const languageRanges = (tag: string): string[] => {
  const parts = fold(tag).split('-');
  return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
};

const set = (terms: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(terms.filter((term) => term !== undefined).map(fold));

export const factsOf = (story: FilteredFields): Facts => ({
  terms: {
    agency: set([story.agency]),
    subject: new Set(story.subjects.flatMap(withAncestors)),
    keyword: set(story.keywords),
    language: new Set(languageRanges(story.language)),
    located: set(story.located),
    genre: set([story.genre]),
    section: set([story.section]),
    credit: set(story.credits.map((credit) => credit.name)),
    aiUse: set([story.aiUse?.extent ?? 'unstated']),
  },
  urgency: story.urgency,
  wordCount: story.wordCount,
  versionCreated: Date.parse(story.versionCreated),
});
