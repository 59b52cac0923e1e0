import { feedFormatKinds } from '../../../../contract/formats.ts';
import { type FeedRenderer, feedGuid, itemGuid } from '../../format.ts';
import { ninjsRights } from '../../rights/ninjs.ts';
import { json } from '../json/text.ts';
import { ninjsStory, ninjsTombstone, standard } from './item.ts';
import { ninjsPackage } from './package.ts';

const frame: FeedRenderer['frame'] = ({ info, updated }, site) => {
  const head = json({
    ...ninjsPackage(info, updated, feedFormatKinds.ninjs.extension, site),
    standard: standard('3.1'),
  });
  return { open: `${head.slice(0, -1)},"associations":[\n`, between: ',\n', close: '\n]}\n' };
};

/** IPTC ninjs 3.1 (iptc.org/std/ninjs). An association must have a name: the story's id. */
export const ninjs: FeedRenderer = {
  renderItem: (story, site, content) => json({ name: itemGuid(story), ...ninjsStory(story, site, content) }),
  renderTombstone: (tombstone) => json({ name: feedGuid(tombstone.storyId), ...ninjsTombstone(tombstone) }),
  itemTerms: {
    before: '}',
    render(storyId, { license }) {
      const rightsInfo = ninjsRights(license, feedGuid(storyId));
      return rightsInfo && `,${json({ rightsInfo }).slice(1, -1)}`;
    },
  },
  frame,
};
