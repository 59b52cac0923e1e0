import type { Normalised } from '../../core/normalise/normaliser.ts';
import { isHeldByOperator } from '../../core/story/decide/decision.ts';
import {
  decideDraft,
  type IncomingFacts,
  type IncomingStory,
  storyOf,
} from '../../core/story/decide/draft.ts';
import { canonicalDigest } from '../../core/story/digest.ts';
import type { Draft } from '../../core/story/draft.ts';
import { contentGuid, storyId } from '../../core/story/identity.ts';
import type { StoryContent } from '../../core/story/schema.ts';
import { sizeProblems } from '../../core/story/size.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt } from '../../store/entities/receipts.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import { actOf } from './act.ts';
import { type ChangePorts, changeStory, problemsAt, refused, type StoryOutcome } from './change-story.ts';

/** One story of an upload. */
export interface Item {
  /** Where in the upload it is. */
  pointer: string;
  draft: Draft;
  /** Input format. */
  format: string;
  normalised: Normalised;
}

/**
 * Compares a normalised story with the current version and stores it as a new version, history, duplicate or
 * quarantined. Refused, with every problem, when it is incomplete, too large, or may not follow the current version.
 */
export async function storeDraft(
  ports: ChangePorts,
  receipt: Receipt,
  agency: Agency,
  item: Item,
): Promise<StoryOutcome> {
  const { pointer, normalised } = item;
  const { content, warnings, problems, changes } = normalised;
  const report = { pointer, warnings, changes };
  if (!content || problems.length > 0) return refused(report, problems, 'incomplete');
  const incoming = incomingOf(receipt, agency, item, content);
  const tooLarge = sizeProblems(storyOf(incoming, 0));
  if (tooLarge.length > 0) return refused(report, problemsAt(pointer, tooLarge), 'too-large');
  return changeStory(ports, {
    id: incoming.id,
    agency,
    receipt,
    content,
    report,
    read: (current) => factsOf(ports, incoming, current),
    decide: (current, facts, now) => decideDraft(incoming, current, facts, now),
  });
}

function incomingOf(
  receipt: Receipt,
  agency: Agency,
  { draft, format, normalised: { changes, quarantine } }: Item,
  content: StoryContent,
): IncomingStory {
  const digest = canonicalDigest(content);
  const guid = draft.guid ?? contentGuid(digest);
  const act = actOf(receipt);
  return {
    ...act,
    changes: [...changes, ...act.changes],
    id: receipt.target ?? storyId(agency.id, guid),
    guid,
    agency: agency.id,
    format,
    content,
    digest,
    dated: draft.versionCreated !== undefined,
    correction: receipt.operation === 'correct',
    ...(draft.version !== undefined && { version: draft.version }),
    ...(quarantine && { quarantine }),
  };
}

/** Reads no more than the decision can need: nearly all stories are new, or newer than the current version. */
async function factsOf(
  { stories }: ChangePorts,
  { id, version }: IncomingStory,
  current: StoryRow | undefined,
): Promise<IncomingFacts> {
  if (!current) return { held: false };
  const isOlder = version !== undefined && version < current.version;
  const [story, known] = await Promise.all([
    current.pubStatus === 'withheld' ? stories.read(current.object) : undefined,
    isOlder ? stories.version(id, version) : undefined,
  ]);
  return { held: story !== undefined && isHeldByOperator(story), ...(known && { known }) };
}
