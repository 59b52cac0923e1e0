import { publicDigest } from '../../../story/public-digest.ts';
import type { Story } from '../../../story/schema.ts';
import { json as jsonText } from '../../formats/json/text.ts';
import { tombstoneStatus } from '../../render/tombstone.ts';
import type { StoryRenderer } from '../format.ts';

/**
 * The canonical story as Dateline keeps it, without where it came from and with the agency's own times. Its digest is the one
 * that readers can check.
 */
const withoutProvenance = ({
  provenance: _provenance,
  updated: _updated,
  agencyName: _agencyName,
  ...story
}: Story) => story;

export const json: StoryRenderer = {
  render: (story) => `${jsonText({ ...withoutProvenance(story), digest: publicDigest(story) })}\n`,
  renderTombstone: ({ storyId, version, when, reason, cause }) => {
    const times = cause === 'expired' ? { expires: when } : { versionCreated: when };
    const pubStatus = tombstoneStatus({ cause });
    return `${jsonText({ id: storyId, version, pubStatus, ...times, correctionNote: reason })}\n`;
  },
};
