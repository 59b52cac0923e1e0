import { readFile, stat } from 'node:fs/promises';
import { limits } from '../../functions/contract/limits.ts';
import { CliError } from '../errors.ts';
import type { ApiClient } from './client.ts';
import type { Candidate } from './files.ts';
import type { Journal } from './journal.ts';
import { emptyTally, type Outcome, type Tally } from './outcome.ts';
import { digestOf, upload } from './upload.ts';

export interface Run {
  client: ApiClient;
  files: readonly Candidate[];
  /** Files under way at the same time; as many are in memory. */
  concurrency: number;
  wait: boolean;
  mediaType?: string;
  journal?: Journal;
  /** Begin no further file. */
  stop: AbortSignal;
  /** Leave what is under way. */
  abort: AbortSignal;
  /** Told of every file that is done; `before` when an earlier run had done it. */
  onOutcome(outcome: Outcome, before: boolean, done: number): void;
}

export interface Ended {
  tally: Tally;
  done: number;
  /** Done by an earlier run. */
  before: number;
}

/**
 * Submits files, several at a time, each at most once by the journal and the Idempotency-Key. Ends early when
 * `stop` says so; what is under way is finished then.
 * @throws what `upload` throws, after the files under way have ended.
 */
export async function submitAll(run: Run): Promise<Ended> {
  const ended: Ended = { tally: emptyTally(), done: 0, before: 0 };
  const queue = run.files.values();
  const failure = new AbortController();
  const work = async (): Promise<void> => {
    for (const candidate of queue) {
      if (run.stop.aborted || failure.signal.aborted) return;
      try {
        await one(run, candidate, ended);
      } catch (error) {
        failure.abort();
        throw error;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: run.concurrency }, work));
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed && !run.abort.aborted) throw failed.reason;
  return ended;
}

async function one(run: Run, { path, name }: Candidate, ended: Ended): Promise<void> {
  const bytes = await bytesOf(path);
  const digest = typeof bytes === 'number' ? `${bytes} bytes` : digestOf(bytes);
  const known = run.journal?.outcome(name, digest);
  const type = run.mediaType === undefined ? {} : { mediaType: run.mediaType };
  const outcome =
    known ??
    (typeof bytes === 'number'
      ? tooLarge(name, digest)
      : await upload(run.client, { name, bytes, digest, ...type }, { wait: run.wait, signal: run.abort }));
  if (known) ended.before++;
  else run.journal?.note(outcome);
  ended.done++;
  ended.tally[outcome.status]++;
  run.onOutcome(outcome, known !== undefined, ended.done);
}

/** The bytes of a file, or only their number when HTTP does not take so many. */
async function bytesOf(path: string): Promise<Uint8Array | number> {
  try {
    const { size } = await stat(path);
    return size > limits.httpUpload ? size : await readFile(path);
  } catch (error) {
    throw new CliError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

const tooLarge = (file: string, digest: string): Outcome => ({
  file,
  digest,
  status: 'refused',
  stories: [],
  errors: [{ pointer: '', detail: `${digest} are more than HTTP takes; put the file into the drop folder` }],
});
