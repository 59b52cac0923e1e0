import type { FormatKind, StoryFormatId } from '../../../contract/formats.ts';
import type { Story } from '../../story/schema.ts';
import type { Site, Tombstone } from '../format.ts';

/** What a link to a story needs to know of the format it is in. */
export type StoryFormatKind = FormatKind<StoryFormatId>;

/** What the folder of a format exports. Pure: same input, same bytes. */
export interface StoryRenderer {
  /** `renditions`: every format that this story is written in, for a format that links to the others. */
  render(story: Story, site: Site, renditions?: readonly StoryFormatKind[]): string;
  /** The document of a story that was withdrawn; nothing of the story is in it. */
  renderTombstone(tombstone: Tombstone, site: Site): string;
}

/** A format of single stories. */
export type StoryFormat = StoryFormatKind & StoryRenderer;

/** A format that is loaded when a story is first rendered in it. */
export interface ListedStoryFormat extends StoryFormatKind {
  load(): Promise<StoryFormat>;
}
