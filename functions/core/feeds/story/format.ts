import type { StoryFormatId } from '../../../contract.ts';
import type { Story } from '../../story/schema.ts';
import type { Site, Tombstone } from '../format.ts';

/** A format in which one story stands alone. Pure: same input, same bytes. */
export interface StoryFormat {
  id: StoryFormatId;
  title: string;
  /** File name extension without dot: `{baseUrl}/stories/{id}.{extension}`. */
  extension: string;
  /** With charset where the format has one. */
  mediaType: string;
  /** `renditions`: every format that this story can be had in, for a format that links to the others. */
  render(story: Story, site: Site, renditions?: readonly StoryFormat[]): string;
  /** What stands there when the story is withdrawn; nothing of the story is in it. */
  renderTombstone(tombstone: Tombstone, site: Site): string;
}
