import { decideHold } from '../../core/story/decide/operator-hold.ts';
import type { Story } from '../../core/story/schema.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { actOf } from './act.ts';
import { type ChangePorts, changeStory, type StoryOutcome } from './change-story.ts';

/**
 * Holds a story back. What the agency sends of it from then on is quarantined, but for a kill, until an operator
 * releases it. The operator's reason is in the provenance and not shown to readers.
 */
export async function holdByOperator(
  ports: ChangePorts,
  receipt: Receipt,
  agency: Agency,
): Promise<StoryOutcome> {
  const act = actOf(receipt);
  return changeStory<Story | undefined>(ports, {
    id: receipt.target ?? '',
    agency,
    receipt,
    read: async (current) => current && ports.stories.read(current.object),
    decide: (current, story) => decideHold(act, current, story),
  });
}
