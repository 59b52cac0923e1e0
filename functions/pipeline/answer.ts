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
  return {
    receipt: receipt.id,
    state: receipt.state,
    operation: receipt.operation,
    receivedAt: receipt.receivedAt,
    ...(receipt.finishedAt && { finishedAt: receipt.finishedAt }),
    ...(receipt.format && { format: receipt.format }),
    results: await Promise.all(
      results.map(async (result) => {
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
    ),
  };
}
