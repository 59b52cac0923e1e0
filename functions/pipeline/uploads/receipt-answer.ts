import { limits } from '../../contract/limits.ts';
import { superseded } from '../../core/story/decide/draft.ts';
import type { Problem } from '../../core/story/draft.ts';
import type { Change, Story, Warning } from '../../core/story/schema.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt, StoryResult } from '../../store/entities/uploads/receipts.ts';
import type { FreshReceipt } from './ingest.ts';
import { type PlaceFields, type PlacementPorts, placesOf } from './placements.ts';

/** The outcome of one story, as the agency gets it. */
export interface ResultAnswer extends PlaceFields {
  status: StoryResult['status'];
  pointer?: string;
  storyId?: string;
  version?: number;
  story?: Partial<Story>;
  changes: Change[];
  warnings: Warning[];
  errors?: Problem[];
}

export interface ReceiptAnswer {
  receipt: string;
  state: Receipt['state'];
  operation: Receipt['operation'];
  receivedAt: string;
  finishedAt?: string;
  format?: string;
  filename?: string;
  results: ResultAnswer[];
}

/** Stories are put into an answer only up to this number; beyond it, each has its own address. */
const storiesInAnswer = 20;
/** Room for what an answer holds besides its results. */
const frameBytes = 16 * 1024;

/**
 * The answer to an agency about a receipt. `asDuplicate` is for a repeated upload: what was accepted then is a
 * duplicate now, and may not be current any more. `fresh` is for a receipt that was finished in this request;
 * `allStories` for one whose stories have no address of their own.
 */
export async function receiptAnswer(
  ports: PlacementPorts,
  receipt: FreshReceipt,
  options: { withStories: boolean; allStories?: boolean; asDuplicate?: boolean; fresh?: boolean },
): Promise<ReceiptAnswer> {
  const results = receipt.results ?? [{ status: 'processing' as const, pointer: '', warnings: [] }];
  const few = results.length <= storiesInAnswer;
  const withStories = options.withStories && (few || options.allStories === true);
  const places = await placesOf(ports, { ...receipt, results }, few);
  const answered = await Promise.all(
    results.map(async (result, at): Promise<ResultAnswer> => {
      const stored = withStories && result.object ? await ports.stories.read(result.object) : undefined;
      const { fields = {}, row } = places[at] ?? {};
      const current = withStories && !options.fresh ? row : undefined;
      const { provenance, ...story } = stored ?? {};
      const killed = current?.pubStatus === 'canceled' && stored?.pubStatus !== 'canceled';
      const changes = provenance?.changes ?? result.changes ?? [];
      const status = options.asDuplicate && result.status === 'accepted' ? 'duplicate' : result.status;
      return {
        status,
        ...(result.pointer !== '' && { pointer: result.pointer }),
        ...(result.storyId && { storyId: result.storyId }),
        ...(result.version !== undefined && { version: result.version }),
        ...fields,
        ...(stored && !killed && { story }),
        // The excerpts in them are of the text.
        changes: killed ? changes.map(({ step, reason }) => ({ step, reason })) : changes,
        warnings: warningsNow(result, current, killed, options.asDuplicate === true),
        ...(result.problems && result.problems.length > 0 && { errors: result.problems }),
      };
    }),
  );
  const name = receipt.filename ?? receipt.dropKey?.split('/').at(-1);
  return {
    receipt: receipt.id,
    state: receipt.state,
    operation: receipt.operation,
    receivedAt: receipt.receivedAt,
    ...(receipt.finishedAt && { finishedAt: receipt.finishedAt }),
    ...(receipt.format && { format: receipt.format }),
    ...(name !== undefined && { filename: name }),
    results: answered.length > 1 ? within(limits.answerBytes - frameBytes, answered) : answered,
  };
}

/** The warnings of then, and what happened to the story since. */
function warningsNow(
  { warnings, version }: StoryResult,
  current: StoryRow | undefined,
  killed: boolean,
  repeated: boolean,
): Warning[] {
  if (killed) {
    const detail = 'The story was killed; its text is closed';
    return warnings.some(({ code }) => code === 'killed')
      ? warnings
      : [...warnings, { code: 'killed', detail }];
  }
  if (!repeated || version === undefined || current === undefined || current.version <= version)
    return warnings;
  return [...warnings.filter(({ code }) => code !== 'superseded'), superseded(current.version)];
}

/**
 * Shortens the results that no longer fit by what has an address of its own: the stories, and the lists of their
 * changes, which are in them.
 */
function within(bytes: number, answers: ResultAnswer[]): ResultAnswer[] {
  let left = bytes;
  return answers.map((answer) => {
    const size = Buffer.byteLength(JSON.stringify(answer));
    if (size <= left) {
      left -= size;
      return answer;
    }
    const { story: _story, ...rest } = answer;
    return { ...rest, changes: [] };
  });
}
