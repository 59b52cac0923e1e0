import { limits } from '../contract.ts';
import type { Problem } from '../core/story/draft.ts';
import type { Change, Story, Warning } from '../core/story/schema.ts';
import type { Receipt, StoryResult } from '../store/receipts.ts';
import type { Desk } from './desk.ts';

/** What an agency is told of one story. */
export interface ResultAnswer {
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
  results: ResultAnswer[];
}

/** Stories are put into an answer only up to this number; beyond it, each has its own address. */
const storiesInAnswer = 20;
/** Room for what an answer holds beside its results. */
const frameBytes = 16 * 1024;

/**
 * The answer to an agency about a receipt. `asDuplicate` is for a repeated upload: what was accepted then is a
 * duplicate now.
 */
export async function answerOf(
  ports: Pick<Desk, 'stories'>,
  receipt: Receipt,
  options: { withStories: boolean; asDuplicate?: boolean },
): Promise<ReceiptAnswer> {
  const results = receipt.results ?? [{ status: 'processing' as const, pointer: '', warnings: [] }];
  const withStories = options.withStories && results.length <= storiesInAnswer;
  const answered = await Promise.all(
    results.map(async (result): Promise<ResultAnswer> => {
      const stored = withStories && result.object ? await ports.stories.read(result.object) : undefined;
      const { provenance, ...story } = stored ?? {};
      const status = options.asDuplicate && result.status === 'accepted' ? 'duplicate' : result.status;
      return {
        status,
        ...(result.pointer !== '' && { pointer: result.pointer }),
        ...(result.storyId && { storyId: result.storyId }),
        ...(result.version !== undefined && { version: result.version }),
        ...(stored && { story }),
        changes: provenance?.changes ?? result.changes ?? [],
        warnings: result.warnings,
        ...(result.problems && result.problems.length > 0 && { errors: result.problems }),
      };
    }),
  );
  return {
    receipt: receipt.id,
    state: receipt.state,
    operation: receipt.operation,
    receivedAt: receipt.receivedAt,
    ...(receipt.finishedAt && { finishedAt: receipt.finishedAt }),
    ...(receipt.format && { format: receipt.format }),
    results: answered.length > 1 ? within(limits.answerBytes - frameBytes, answered) : answered,
  };
}

/**
 * Leaves out, from the first result that is too much, what can be looked up elsewhere: stories, which have an
 * address of their own, and the list of their changes, which is in them.
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
