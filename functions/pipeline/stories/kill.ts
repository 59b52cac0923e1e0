import { limits } from '../../contract/limits.ts';
import { loadOnce } from '../../core/load-once.ts';
import { cut } from '../../core/story/cut.ts';
import { decideKill, type Kill, type KillFacts } from '../../core/story/decide/kill.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { actOf } from './act.ts';
import { type ChangePorts, changeStory, type StoryOutcome } from './change-story.ts';
import { newestAfter } from './rewrite-chain.ts';

/** Part of the normaliser, which a function that starts to take a kill does not need as a whole. */
const loadCleanLine = loadOnce(
  async () => (await import('../../core/normalise/recognise/characters.ts')).cleanLine,
);

/** Kills the story that a receipt names. A kill that comes before its story holds the story when it comes. */
export async function kill(ports: ChangePorts, receipt: Receipt, agency: Agency): Promise<StoryOutcome> {
  const { target: storyId = '', targetGuid: guid } = receipt;
  const cleanLine = await loadCleanLine();
  const given: Kill = {
    ...actOf(receipt),
    storyId,
    ...(guid !== undefined && { guid }),
    agency: agency.id,
    reason: cut(cleanLine(receipt.reason ?? '', new Map()), limits.killReasonLength),
  };
  return changeStory(ports, {
    id: storyId,
    agency,
    receipt,
    read: (current) => factsOf(ports, current),
    decide: (current, facts) => decideKill(given, current, facts),
  });
}

async function factsOf(ports: ChangePorts, current: StoryRow | undefined): Promise<KillFacts> {
  if (!current) return {};
  const [story, rewrite] = await Promise.all([
    ports.stories.read(current.object),
    current.chain === undefined ? undefined : newestAfter(ports, current),
  ]);
  return { ...(story && { story }), ...(rewrite && { rewrite }) };
}
