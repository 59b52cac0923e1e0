import { type FeedFormat, feedGuid, itemGuid } from '../../format.ts';
import { feedText } from '../../render/assemble.ts';
import { json } from '../json/text.ts';
import { ninjsStory, ninjsTombstone, standard } from './item.ts';
import { ninjsKind } from './kind.ts';
import { ninjsPackage } from './package.ts';

const frame: FeedFormat['frame'] = ({ info, updated }, site) => {
  const head = json({ ...ninjsPackage(info, updated, ninjsKind.extension, site), standard: standard('3.1') });
  return { open: `${head.slice(0, -1)},"associations":[\n`, between: ',\n', close: '\n]}\n' };
};

/** IPTC ninjs 3.1 (iptc.org/std/ninjs). An association must have a name: the story's id. */
export const ninjs: FeedFormat = {
  ...ninjsKind,
  renderItem: (story, site, content) => json({ name: itemGuid(story), ...ninjsStory(story, site, content) }),
  renderTombstone: (tombstone) => json({ name: feedGuid(tombstone.storyId), ...ninjsTombstone(tombstone) }),
  frame,
  renderFeed: (page, site) => feedText(frame(page, site), page),
};
