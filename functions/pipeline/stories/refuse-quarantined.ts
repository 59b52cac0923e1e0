import type { Agency } from '../../store/entities/people/agencies.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { instant } from '../ports.ts';
import { type ChangePorts, refused, type StoryOutcome } from './change-story.ts';

/**
 * Drops the quarantined upload that the receipt names in `releases`: it is published never, and its own receipt says
 * why. Nothing that readers see changes.
 */
export async function refuseQuarantined(
  { quarantine, stories, now }: ChangePorts,
  receipt: Receipt,
  _agency: Agency,
): Promise<StoryOutcome> {
  const { id, target: storyId = '', releases = '', reason = '' } = receipt;
  const done = await quarantine.refused(storyId, releases, { by: id, at: instant(now()), reason });
  if (!done) {
    const detail = 'No story of this upload is quarantined';
    return refused({ pointer: '', warnings: [] }, [{ pointer: '', detail }], 'incomplete');
  }
  const row = await stories.get(storyId);
  return {
    result: { status: 'accepted', pointer: '', storyId, warnings: [] },
    ...(row && { row }),
  };
}
