import { expect, it } from 'vitest';
import { everyFeedFormat, storyFormats } from './loaded.ts';
import { feedOf, plainStory, site } from './stories.ts';

/** A story whose agency gives it the names of another one. */
const story = plainStory(1, {
  agency: 'harbour',
  agencyName: 'Harbour News Service',
  byline: 'Great Agency',
  creditLine: 'Great Agency',
  copyrightHolder: 'Great Agency',
  links: { canonical: 'https://great.example.org/quay' },
});

const documents = [
  ...everyFeedFormat.map((one) => ({ title: one.title, made: feedOf(one, [story]) })),
  // JSON has the agency's id; the others are for those who know whom they have the story from.
  ...storyFormats
    .filter(({ id }) => ['html', 'ninjs', 'newsmlg2'].includes(id))
    .map((one) => ({ title: `a story as ${one.id}`, made: one.render(story, site) })),
];

it.each(documents)('$title names who sent a story, whatever its credit lines say', ({ made }) => {
  expect(made).toContain('Great Agency');
  expect(made).toContain('Harbour News Service');
});
