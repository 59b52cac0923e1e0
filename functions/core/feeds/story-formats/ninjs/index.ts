import { json } from '../../formats/json/text.ts';
import { ninjsStory, ninjsTombstone, standard } from '../../formats/ninjs/item.ts';
import type { StoryRenderer } from '../format.ts';

export const ninjs: StoryRenderer = {
  render: (story, site) => `${json({ ...ninjsStory(story, site, 'full'), standard: standard('3.1') })}\n`,
  renderTombstone: (tombstone) => `${json({ ...ninjsTombstone(tombstone), standard: standard('3.1') })}\n`,
};
