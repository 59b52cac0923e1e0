import { feedFormatKinds } from '../../../../contract/formats.ts';
import { type FeedRenderer, feedGuid, itemGuid } from '../../format.ts';
import { ninjsRights } from '../../rights/ninjs.ts';
import { json } from '../json/text.ts';
import { ninjsStory, ninjsTombstone, standard } from '../ninjs/item.ts';
import { ninjsPackage } from '../ninjs/package.ts';

/** ninjs 2 has the properties of ninjs 3 that Dateline uses, with names in lower case. */
export const lowerCaseKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowerCaseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.toLowerCase(), lowerCaseKeys(one)]),
  );
};
const lower = (value: object): string => json(Object(lowerCaseKeys(value)));

const frame: FeedRenderer['frame'] = ({ info, updated }, site) => {
  const head = lower({
    ...ninjsPackage(info, updated, feedFormatKinds.ninjs2.extension, site),
    standard: standard('2.2'),
  });
  return { open: `${head.slice(0, -1)},"associations":[\n`, between: ',\n', close: '\n]}\n' };
};

/** IPTC ninjs 2.2 (iptc.org/std/ninjs), for systems that do not read version 3. */
export const ninjs2: FeedRenderer = {
  renderItem: (story, site, content) => lower({ name: itemGuid(story), ...ninjsStory(story, site, content) }),
  renderTombstone: (tombstone) => lower({ name: feedGuid(tombstone.storyId), ...ninjsTombstone(tombstone) }),
  itemTerms: {
    before: '}',
    render(storyId, { license }) {
      const rightsInfo = ninjsRights(license, feedGuid(storyId));
      return rightsInfo && `,${lower({ rightsInfo }).slice(1, -1)}`;
    },
  },
  frame,
};
