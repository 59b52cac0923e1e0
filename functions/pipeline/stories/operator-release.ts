import { decideRelease, type Release } from '../../core/story/decide/operator-release.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { instant } from '../ports.ts';
import { actOf } from './act.ts';
import { type ChangePorts, changeStory, type StoryOutcome } from './change-story.ts';

/**
 * Releases the quarantined upload that the receipt names in `releases`, or else the story that is withheld; for an
 * operator, or for the agency itself. It becomes the current version and is published like any other.
 */
export async function releaseByOperator(
  ports: ChangePorts,
  receipt: Receipt,
  agency: Agency,
): Promise<StoryOutcome> {
  const { target = '', releases } = receipt;
  const act = actOf(receipt);
  const outcome = await changeStory(ports, {
    id: target,
    agency,
    receipt,
    read: (current) => waitingOf(ports, receipt, current),
    decide: (current, waiting, now) => decideRelease(act, current, waiting, now),
  });
  if (outcome.changed && releases !== undefined)
    await ports.quarantine.released(target, releases, instant(ports.now()), outcome.changed.version);
  return outcome;
}

async function waitingOf(
  { stories, quarantine }: ChangePorts,
  { target = '', releases, releaseAt, by }: Receipt,
  current: StoryRow | undefined,
): Promise<Release> {
  const [story, row] = await Promise.all([
    current && stories.read(current.object),
    releases === undefined ? undefined : quarantine.get(target, releases),
  ]);
  // What was refused at the desk does not wait any more.
  const waiting = row && row.refusedAt === undefined ? await stories.read(row.object) : undefined;
  return {
    quarantined: releases !== undefined,
    byAgency: by === undefined,
    ...(story && { story }),
    ...(waiting && { waiting }),
    ...(releaseAt !== undefined && { at: releaseAt }),
  };
}
