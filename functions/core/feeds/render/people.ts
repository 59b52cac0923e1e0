import type { Story } from '../../story/schema.ts';

/**
 * Who is named as the author: the authors, else the byline as written, else whom the story is credited to.
 * RFC 4287 §4.1.2 wants an author for every entry, and an agency's unsigned copy is the agency's.
 */
export const authorNames = (story: Pick<Story, 'authors' | 'byline' | 'creditLine' | 'agency'>): string[] => {
  if (story.authors.length > 0) return [...new Set(story.authors.map((author) => author.name))];
  return [story.byline ?? story.creditLine ?? story.agency];
};
