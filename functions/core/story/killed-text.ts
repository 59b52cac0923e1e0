import type { StoryContent } from './schema.ts';

/** A killed story keeps its headline, for those who have to find it, and nothing else that a reader could see. */
export const withoutKilledText = (content: StoryContent): StoryContent => {
  if (content.pubStatus !== 'canceled') return content;
  const { summary: _summary, ...rest } = content;
  return { ...rest, body: '', text: '', wordCount: 0, associations: [], embeds: [] };
};
