import type { Story } from '../../../functions/core/story/schema.ts';
import type { StoryAnswer } from '../../api/types.ts';

/** What a person changes in place. */
export interface Edited {
  headline: string;
  subheadline: string;
  byline: string;
  /** HTML; the normaliser keeps its allow-list. */
  body: string;
  correctionNote: string;
}

export const editedOf = (story: StoryAnswer): Edited => ({
  headline: story.headline,
  subheadline: story.subheadline ?? '',
  byline: story.byline ?? '',
  body: story.body,
  correctionNote: '',
});

export const isEdited = (story: StoryAnswer, edited: Edited): boolean => {
  const before = editedOf(story);
  return (Object.keys(before) as (keyof Edited)[]).some(
    (name) => name !== 'correctionNote' && edited[name] !== before[name],
  );
};

/**
 * Fields that a correction repeats as they are, since a document replaces all of them. Without guid and version: the address
 * names the story, and the desk counts. A story that was withheld stays withheld until it is released.
 */
const kept = [
  'dateline',
  'located',
  'slugline',
  'language',
  'textDirection',
  'firstCreated',
  'embargoed',
  'expires',
  'pubStatus',
  'urgency',
  'edNote',
  'keywords',
  'subjects',
  'genre',
  'section',
  'creditLine',
  'usageTerms',
  'copyrightHolder',
  'copyrightNotice',
  'license',
  'associations',
  'evolvedFrom',
] as const satisfies readonly (keyof Story)[];

/** The correction as a document in Dateline JSON (docs/formats/json.md). */
export function correctionOf(story: StoryAnswer, edited: Edited): Record<string, unknown> {
  const { headline, subheadline, byline, body, correctionNote } = edited;
  const fields = Object.fromEntries(
    kept.flatMap((name) => (story[name] === undefined ? [] : [[name, story[name]]])),
  );
  const sameByline = byline === (story.byline ?? '');
  return {
    ...fields,
    ...(story.summary !== undefined && !isDerived(story) && { summary: story.summary }),
    headline,
    body,
    ...(subheadline.trim() !== '' && { subheadline }),
    ...(byline.trim() !== '' && { byline }),
    ...(sameByline && story.authors.length > 0 && { authors: story.authors }),
    ...(story.links?.canonical !== undefined && { canonical: story.links.canonical }),
    ...(correctionNote.trim() !== '' && { correctionNote }),
  };
}

/** Whether a summary was made of the begin of the text: then it is made again from the corrected one. */
function isDerived({ summary = '', text }: StoryAnswer): boolean {
  const plain = (one: string): string => one.replaceAll(/\s+/g, ' ').trim();
  return plain(text).startsWith(plain(summary).replace(/\s?…$/, ''));
}
