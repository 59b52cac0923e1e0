import { canceledItem, newsItem } from '../../formats/newsmlg2/item.ts';
import { declaration } from '../../render/xml.ts';
import type { StoryRenderer } from '../format.ts';

export const newsmlg2: StoryRenderer = {
  render: (story, site) => `${declaration}${newsItem(story, site, 'full')}\n`,
  renderTombstone: (tombstone) => `${declaration}${canceledItem(tombstone)}\n`,
};
