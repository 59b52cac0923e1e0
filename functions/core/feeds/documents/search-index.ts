import type { Story } from '../../story/schema.ts';
import { agencyOf } from '../render/content.ts';
import { languageTag } from '../render/language.ts';

/** A story as the search of the directory knows it. */
export interface SearchEntry {
  id: string;
  /** Of the story; another one means that all else may have changed. */
  version: number;
  headline: string;
  /** For readers. */
  agency: string;
  /** BCP 47. */
  language?: string;
  /** UTC, ISO 8601. */
  published: string;
  /** Names of subjects, and the agency's own section and keywords. */
  subjects: string[];
}

/** Stories in the index, the newest; it is a fetch for whoever searches. */
export const searchedStories = 500;

/** Subjects of one story; more say nothing about it. */
const mostSubjects = 12;
const longestSubject = 60;

/** What the search knows of a story. `published` is that of its place in the feed. */
export function searchEntry(story: Story, published: string): SearchEntry {
  const { id, version, headline, section, subjects, keywords } = story;
  const language = languageTag(story.language);
  const names = [section, ...subjects.map(({ name }) => name), ...keywords].flatMap((name) =>
    name === undefined || name === '' || name.length > longestSubject ? [] : [name],
  );
  const unique = new Map(names.map((name) => [name.toLowerCase(), name]));
  return {
    id,
    version,
    headline,
    agency: agencyOf(story),
    ...(language !== undefined && { language }),
    published,
    subjects: [...unique.values()].slice(0, mostSubjects),
  };
}

/** Raised when entries have other members: an index of an earlier release is then made again. */
const revision = 1;

export const renderSearchIndex = (entries: readonly SearchEntry[]): string =>
  `${JSON.stringify({ revision, stories: entries })}\n`;

/** The entries of an index; none when it is of another release or cannot be read. */
export function readSearchIndex(text: string | undefined): SearchEntry[] {
  if (text === undefined) return [];
  try {
    const index = JSON.parse(text) as { revision?: unknown; stories?: unknown };
    return index.revision === revision && Array.isArray(index.stories)
      ? (index.stories as SearchEntry[])
      : [];
  } catch {
    // Made again, which costs some reads.
    return [];
  }
}

export const searchMediaType = 'application/json; charset=utf-8';
