import type { CurrentStory, Decision } from '../../../../functions/core/story/decide/decision.ts';
import type { IncomingStory } from '../../../../functions/core/story/decide/draft.ts';
import { canonicalDigest } from '../../../../functions/core/story/digest.ts';
import type { Story, StoryContent } from '../../../../functions/core/story/schema.ts';

export const now = '2026-11-30T12:00:00.000Z';
export const inAnHour = '2026-11-30T13:00:00.000Z';

export const content = (more: Partial<StoryContent> = {}): StoryContent => ({
  headline: 'Bridge opens',
  authors: [],
  located: [],
  language: 'en',
  textDirection: 'ltr',
  body: '<p>The bridge opened.</p>',
  text: 'The bridge opened.',
  wordCount: 3,
  versionCreated: '2026-11-30T11:00:00.000Z',
  pubStatus: 'usable',
  keywords: [],
  subjects: [],
  credits: [],
  associations: [],
  embeds: [],
  links: {},
  ...more,
});

/** What an agency sends, by its content. */
export function incoming(
  fields: Partial<StoryContent> = {},
  more: Partial<IncomingStory> = {},
): IncomingStory {
  const given = content(fields);
  return {
    id: 'story',
    guid: 'guid',
    agency: 'agency',
    receipt: 'receipt-2',
    receivedAt: now,
    format: 'json',
    content: given,
    digest: canonicalDigest(given),
    dated: false,
    correction: false,
    changes: [],
    ...more,
  };
}

/** A stored version, and its row. */
export function stored(
  fields: Partial<StoryContent> = {},
  more: Partial<Story & Pick<CurrentStory, 'receipt'>> = {},
): { story: Story; current: CurrentStory } {
  const given = content(fields);
  const { receipt = 'receipt-1', ...rest } = more;
  const story: Story = {
    ...given,
    id: 'story',
    guid: 'guid',
    version: 1,
    agency: 'agency',
    digest: canonicalDigest(given),
    provenance: { receipt, format: 'json', changes: [] },
    ...rest,
  };
  const { guid, version, digest, versionCreated, pubStatus, headline, published } = story;
  const current: CurrentStory = {
    ...{ guid, version, digest, versionCreated, pubStatus, headline },
    receipt,
    object: `stories/story/${version}.json`,
    ...(published !== undefined && { published }),
  };
  return { story, current };
}

/** The story of a decision that publishes one. */
export function published(decision: Decision): Story {
  if (decision.kind !== 'publish') throw new Error(`Expected publish, got ${JSON.stringify(decision)}`);
  return decision.story;
}
