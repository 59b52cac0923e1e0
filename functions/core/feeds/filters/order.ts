import { updatedAt } from '../render/date.ts';

/** How the stories of a feed's head can follow one another. */
export const feedOrders = ['published', 'updated', 'urgency'] as const;
export type FeedOrder = (typeof feedOrders)[number];

/** What the order of stories depends on. Instants are UTC, ISO 8601. */
export interface Ordered {
  storyId: string;
  /** First publication. */
  published: string;
  versionCreated: string;
  /** Where it is not `versionCreated`; see `Story`. */
  updated?: string;
  /** 1 (most urgent) to 9. */
  urgency?: number;
}

/** After every urgency that can be given (IPTC: 1 to 9). */
const leastUrgent = 10;

const changedAt = (story: Ordered): number => Date.parse(updatedAt(story));

const byPublication = (a: Ordered, b: Ordered): number =>
  Date.parse(b.published) - Date.parse(a.published) || (a.storyId < b.storyId ? 1 : -1);

const comparisons: Record<FeedOrder, (a: Ordered, b: Ordered) => number> = {
  published: byPublication,
  updated: (a, b) => changedAt(b) - changedAt(a) || byPublication(a, b),
  urgency: (a, b) => (a.urgency ?? leastUrgent) - (b.urgency ?? leastUrgent) || byPublication(a, b),
};

/** Stories in the order of a feed's head: newest first publication, newest version, or most urgent first. */
export const inOrder = <T extends Ordered>(stories: readonly T[], order: FeedOrder = 'published'): T[] =>
  stories.toSorted(comparisons[order]);
