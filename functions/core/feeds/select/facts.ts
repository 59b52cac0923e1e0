import type { Story, Subject } from '../../story/schema.ts';
import type { ListField } from './filter.ts';

/** Of a story, what filters ask for; lower case, so that terms compare without regard to case. */
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
  | 'urgency'
  | 'wordCount'
  | 'versionCreated'
>;

/** A term as it is compared. */
export const fold = (term: string): string => term.trim().toLowerCase();

const eightDigits = /^\d{8}$/;

/**
 * A subject and all it stands below, as QCodes. IPTC subject codes are built SSMMMDDD: subject, matter and
 * detail, with zeros where a level is not used (IPTC NewsCodes guidelines). Other vocabularies do not tell
 * their order by the code.
 */
export const withAncestors = ({ scheme, code }: Pick<Subject, 'scheme' | 'code'>): string[] => {
  const own = fold(`${scheme}:${code}`);
  if (scheme !== 'subj' || !eightDigits.test(code)) return [own];
  return [...new Set([own, `subj:${code.slice(0, 5)}000`, `subj:${code.slice(0, 2)}000000`])];
};

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
  },
  urgency: story.urgency,
  wordCount: story.wordCount,
  versionCreated: Date.parse(story.versionCreated),
});
