import { isDeepStrictEqual } from 'node:util';
import type { NewestItem } from '../../core/feeds/documents/directory.ts';
import { agencyField } from '../agency-names.ts';
import type { Shown } from './write-page.ts';

/** Headlines that the directory shows of a feed. */
const headlines = 5;

/** What the directory shows of a feed, from the stories of its head. */
export const newestItems = (shown: readonly Shown[]): NewestItem[] =>
  shown.slice(0, headlines).map(({ storyId, published, headline, agency, agencyName, language }) => ({
    storyId,
    published,
    headline,
    agency,
    ...agencyField(agencyName),
    language,
  }));

/**
 * Whether an item stands in the place of another one: a correction shows other words there, a rewrite is another story
 * with the time of the first one. Items that newer ones have pushed out are not missed.
 */
export const isCorrected = (before: readonly NewestItem[], now: readonly NewestItem[]): boolean =>
  now.some((item) => {
    const there = before.filter(({ published }) => published === item.published);
    return there.length > 0 && !there.some((one) => isDeepStrictEqual(withoutEmpty(one), withoutEmpty(item)));
  });

/** What was read from the table has no fields without a value. */
const withoutEmpty = (item: NewestItem): object =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
