import type { Story } from '../../../story/schema.ts';
import { authorNames } from '../../render/content.ts';
import { publishedAt, readable } from '../../render/date.ts';
import type { StoryRenderer } from '../format.ts';
import { renderWithdrawn } from '../withdrawn.ts';

const filled = (lines: readonly (string | undefined)[]): string[] =>
  lines.filter((line) => line !== undefined).filter((line) => line !== '');

/** A story as plain text, a blank line between blocks; the dateline runs into the first one. */
const render = (story: Story): string => {
  const head = filled([story.headline, story.subheadline]);
  const who = filled([story.byline ?? authorNames(story).join(', '), readable(publishedAt(story))]).join(
    '\n',
  );
  const line = story.dateline?.text;
  const text = line === undefined || story.text.startsWith(line) ? story.text : `${line} — ${story.text}`;
  const foot = filled([story.creditLine, story.copyrightNotice ?? story.copyrightHolder, story.usageTerms]);
  return `${filled([...head, who, story.correctionNote, text, ...foot]).join('\n\n')}\n`.toWellFormed();
};

export const txt: StoryRenderer = { render, renderTombstone: renderWithdrawn };
