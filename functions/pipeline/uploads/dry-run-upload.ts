import type { Sniff } from '../../core/intake/format.ts';
import type { Story } from '../../core/story/schema.ts';
import { isContentGuid } from '../../core/story/story-id.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { StoryResult } from '../../store/entities/uploads/receipts.ts';
import { read } from '../load-core.ts';
import { instant, type Meter } from '../ports.ts';
import type { ChangePorts, StoryOutcome } from '../stories/change-story.ts';
import { rehearsalOf } from '../stories/dry-run-story.ts';
import { carriesStories, outcomesOf, uploadOf } from './ingest.ts';
import type { PlacementPorts } from './placements.ts';
import { type ResultAnswer, receiptAnswer } from './receipt-answer.ts';
import { type Accepted, newReceipt, type ReceivePorts, type Submission, sameRequest } from './receive.ts';

/** Another story, as far as a dry run names it. */
export interface NamedStory {
  storyId: string;
  agency?: string;
  guid?: string;
  headline?: string;
}

/** A result of a dry run: what the real request would answer, and the stories that it is about. */
export interface TriedResult extends ResultAnswer {
  /** The version that would be replaced. */
  corrects?: { version: number; headline: string };
  /** The story that would leave the feeds for this one. */
  displaces?: NamedStory;
  /** Published stories of any agency that are nearly the same text, the nearest first. */
  similar?: NamedStory[];
}

export type TryPorts = ReceivePorts & PlacementPorts;

export interface TriedAnswer {
  format?: string;
  results: TriedResult[];
}

/** What a dry run has read besides its answer. */
export interface Seen {
  /** The upload, decoded; undefined for an operation that carries no story. */
  input(): Promise<Pick<Sniff, 'text' | 'encoding'> | undefined>;
  /** Whole stories, in the order of the results; undefined for one that is refused. */
  story(at: number): Promise<Story | undefined>;
}

export type Tried =
  | { kind: 'tried'; answer: TriedAnswer; seen: Seen }
  | Exclude<Accepted, { kind: 'received' }>;

/**
 * Answers what a request would do, without doing it: it goes the way of the real one, on ports that write nothing. What
 * others send between the dry run and the real request may change the outcome.
 */
export async function tryOut(ports: TryPorts, agency: Agency, submission: Submission): Promise<Tried> {
  const receipt = newReceipt(agency, submission, instant(ports.now()));
  const known = await ports.receipts.get(receipt.id);
  if (known && !sameRequest(known, receipt)) return { kind: 'key-mismatch', receipt: known };
  const options = { withStories: true, allStories: true };
  if (known?.state === 'done') {
    const asDuplicate = submission.idempotencyKey === undefined;
    const { format, results } = await receiptAnswer(ports, known, { ...options, asDuplicate });
    const seen: Seen = {
      input: async () =>
        carriesStories(receipt.operation)
          ? (await read(uploadOf(receipt, submission.bytes))).sniff
          : undefined,
      story: (at) => storyAt(ports.stories, known.results?.[at]),
    };
    return { kind: 'tried', answer: { ...(format !== undefined && { format }), results }, seen };
  }
  const carries = carriesStories(receipt.operation);
  const upload = carries ? await read(uploadOf(receipt, submission.bytes)) : undefined;
  if (upload?.mediaTypeRefused) return { kind: 'unsupported', problems: upload.problems };
  const rehearsal = rehearsalOf(ports);
  const outcomes = await outcomesOf({ ...rehearsal, meter: silent }, receipt, agency, upload);
  const results = outcomes.map(({ result }) => result);
  const { stories, chains } = rehearsal;
  const finished = { ...receipt, state: 'done' as const, results, outcomes };
  const answer = await receiptAnswer({ ...ports, stories, chains }, finished, { ...options, fresh: true });
  const named = await Promise.all(
    answer.results.map(async (result, at) => ({ ...result, ...(await namedBy(chains, outcomes[at])) })),
  );
  return {
    kind: 'tried',
    answer: { ...(upload && { format: upload.format }), results: named },
    seen: { input: async () => upload?.sniff, story: (at) => storyAt(stories, results[at]) },
  };
}

const storyAt = async (
  stories: Pick<TryPorts['stories'], 'read'>,
  result: StoryResult | undefined,
): Promise<Story | undefined> => (result?.object === undefined ? undefined : stories.read(result.object));

const silent: Meter = { count: () => {}, milliseconds: () => {} };

/** The stories that an outcome is about besides its own. */
async function namedBy(
  chains: ChangePorts['chains'],
  outcome: StoryOutcome | undefined,
): Promise<Pick<TriedResult, 'corrects' | 'displaces' | 'similar'>> {
  if (!outcome?.changed || outcome.result.status !== 'accepted') return {};
  const { before, row, alike = [] } = outcome;
  const joined = before?.previous === undefined ? (await chains.row(row?.id ?? ''))?.previous : undefined;
  const displaced = joined === undefined ? undefined : await chains.row(joined);
  return {
    ...(before && { corrects: { version: before.version, headline: before.headline } }),
    ...(joined !== undefined && { displaces: { storyId: joined, ...nameOf(displaced ?? {}) } }),
    ...(alike.length > 0 && { similar: alike.map((one) => ({ storyId: one.id, ...nameOf(one) })) }),
  };
}

const nameOf = ({ agency, guid, headline }: Partial<StoryRow>): Omit<NamedStory, 'storyId'> => ({
  ...(agency !== undefined && { agency }),
  ...(guid !== undefined && !isContentGuid(guid) && { guid }),
  ...(headline !== undefined && { headline }),
});
