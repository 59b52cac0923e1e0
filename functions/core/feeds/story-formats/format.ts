import type { StoryFormatId } from '../../../contract/feeds.ts';
import type { Story } from '../../story/schema.ts';
import type { Site, Tombstone } from '../format.ts';

/** What a link to a story needs to know of the format it is in. */
export interface StoryFormatKind {
  id: StoryFormatId;
  title: string;
  /** File name extension without dot: `{baseUrl}/stories/{id}.{extension}`. */
  extension: string;
  /** With charset where the format has one. */
  mediaType: string;
}

/** Pure: same input, same bytes. */
export interface StoryRenderer {
  /** `renditions`: every format that this story can be had in, for a format that links to the others. */
  render(story: Story, site: Site, renditions?: readonly StoryFormatKind[]): string;
  /** What stands there when the story is withdrawn; nothing of the story is in it. */
  renderTombstone(tombstone: Tombstone, site: Site): string;
}

/** A format in which one story stands alone. */
export type StoryFormat = StoryFormatKind & StoryRenderer;

/** A format that is loaded when a story is first rendered in it. */
export interface ListedStoryFormat extends StoryFormatKind {
  load(): Promise<StoryFormat>;
}
