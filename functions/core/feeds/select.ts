import { builtInFeeds } from '../../contract/feeds.ts';
import { languageFeeds } from './render/language.ts';
import type { CompiledDefinitions } from './select/compile.ts';
import type { FilteredFields } from './select/facts.ts';

/** Ids of the feeds that exist without being defined and that a story belongs to. */
export const builtInFeedIds = (story: { agency: string; language: string }): string[] => [
  builtInFeeds.latest,
  builtInFeeds.agency(story.agency),
  ...languageFeeds(story.language).map(builtInFeeds.language),
];

/**
 * Ids of all feeds that a story belongs to, built-in ones first.
 *
 * @param now UTC, ISO 8601; for filters on age
 */
export const feedIds = (story: FilteredFields, definitions: CompiledDefinitions, now: string): string[] => [
  ...new Set([
    ...builtInFeedIds(story),
    ...definitions.matching(story, now).map((definition) => definition.id),
  ]),
];
