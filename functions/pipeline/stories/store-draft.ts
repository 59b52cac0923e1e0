import {
  areUnrelated,
  distance,
  fewestWords,
  relatedDistance,
  simhash,
} from '../../core/fingerprint/index.ts';
import type { Normalised } from '../../core/normalise/normaliser.ts';
import { firstPublishedOf } from '../../core/story/backfilled.ts';
import { isHeldByOperator } from '../../core/story/decide/decision.ts';
import {
  decideDraft,
  type IncomingFacts,
  type IncomingStory,
  storyOf,
} from '../../core/story/decide/draft.ts';
import { canonicalDigest } from '../../core/story/digest.ts';
import type { Draft, Problem } from '../../core/story/draft.ts';
import type { StoryContent, Warning } from '../../core/story/schema.ts';
import { sizeProblems } from '../../core/story/size.ts';
import { contentGuid, storyId } from '../../core/story/story-id.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { instant } from '../ports.ts';
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
  /** The warning for an upload whose line breaks were lost. */
  oneLine?: Warning | undefined;
}

/** The problems of a refused story, and what may be behind them all. */
export const withHint = (problems: Problem[], pointer: string, hint: Warning | undefined): Problem[] =>
  hint ? [...problems, { pointer, detail: hint.detail }] : problems;

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
  const { pointer, normalised, oneLine } = item;
  const { content, warnings, problems, changes } = normalised;
  const report = { pointer, warnings: [...warnings, ...(oneLine ? [oneLine] : [])], changes };
  if (!content || problems.length > 0)
    return refused(report, withHint(problems, pointer, oneLine), 'incomplete');
  const isDated = item.draft.versionCreated !== undefined;
  const { firstPublished, warning }: ReturnType<typeof firstPublishedOf> = isBackfill(receipt, agency)
    ? firstPublishedOf(content, isDated, receipt.receivedAt)
    : {};
  if (warning) report.warnings.push(warning);
  const incoming = {
    ...incomingOf(receipt, agency, item, content),
    ...(firstPublished !== undefined && { firstPublished }),
  };
  const tooLarge = sizeProblems(storyOf(incoming, 0));
  if (tooLarge.length > 0) return refused(report, problemsAt(pointer, tooLarge), 'too-large');
  const outcome = await changeStory(ports, {
    id: incoming.id,
    agency,
    receipt,
    content,
    report,
    read: (current) => factsOf(ports, incoming, current),
    decide: (current, facts, now) => decideDraft(incoming, current, facts, now),
  });
  const { target, releases } = receipt;
  // A correction of a quarantined upload takes its place.
  if (outcome.changed && target !== undefined && releases !== undefined)
    await ports.quarantine.released(target, releases, instant(ports.now()), outcome.changed.version);
  return outcome;
}

/** Whether the upload, or else the policy of its agency, says that its stories are of the past. */
const isBackfill = ({ backfill }: Receipt, { policy }: Agency): boolean =>
  backfill ?? policy.backfill === true;

function incomingOf(
  receipt: Receipt,
  agency: Agency,
  { draft, format, normalised: { changes, quarantine, warnings } }: Item,
  content: StoryContent,
): IncomingStory {
  const digest = canonicalDigest(content);
  const guid = receipt.targetGuid ?? draft.guid ?? contentGuid(digest);
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
    ...(draft.guid !== undefined && !namesMessages.has(format) && { statedGuid: draft.guid }),
    ...(isUnreadable(content, draft, warnings) && { withheldFor: unreadable }),
    ...(agency.policy.unrelatedVersions && { unrelatedVersions: agency.policy.unrelatedVersions }),
  };
}

/** Formats whose guid is the id of one message: the correction of its story comes in another. */
const namesMessages: ReadonlySet<string> = new Set(['rfc822']);

const unreadable = 'embargo-unreadable';

/** Whether the story is withheld since its embargo could not be read, and not by its agency's will. */
const isUnreadable = (content: StoryContent, draft: Draft, warnings: readonly Warning[]): boolean =>
  content.pubStatus === 'withheld' &&
  draft.pubStatus !== 'withheld' &&
  warnings.some(({ code }) => code === unreadable);

/** Reads no more than the decision can need: nearly all stories are new, or newer than the current version. */
async function factsOf(
  { stories }: ChangePorts,
  incoming: IncomingStory,
  current: StoryRow | undefined,
): Promise<IncomingFacts> {
  if (!current) return { held: false };
  const { id, version } = incoming;
  const isOlder = version !== undefined && version < current.version;
  const [story, known, before] = await Promise.all([
    current.pubStatus === 'withheld' ? stories.read(current.object) : undefined,
    isOlder ? stories.version(id, version) : undefined,
    mayBeUnrelated(incoming, current) ? stories.read(current.object) : undefined,
  ]);
  return {
    held: story !== undefined && isHeldByOperator(story),
    ...(known && { known }),
    ...(before && { unrelated: areUnrelated(before, incoming.content) }),
  };
}

/**
 * Whether the texts have to be compared: the upload does not say that it replaces the current version, and the
 * fingerprints, where there are two, are far from one another.
 */
function mayBeUnrelated({ content, version, correction, digest }: IncomingStory, current: StoryRow): boolean {
  if (version !== undefined || correction || digest === current.digest) return false;
  if (current.pubStatus === 'canceled' || content.pubStatus === 'canceled') return false;
  if (content.wordCount < fewestWords || current.fingerprint === undefined)
    return content.wordCount >= fewestWords;
  const fingerprint = simhash(content.text);
  return fingerprint !== undefined && distance(fingerprint, current.fingerprint) > relatedDistance;
}
