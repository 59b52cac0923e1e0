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
  /** Parallel uploads; each holds its file in memory. */
  concurrency: number;
  wait: boolean;
  /** Only ask what would happen. */
  dryRun?: boolean;
  /** The stories are of the past. */
  backfill?: boolean;
  mediaType?: string;
  journal?: Journal;
  /** Start no further file. */
  stop: AbortSignal;
  /** Abort running uploads. */
  abort: AbortSignal;
  /** Called for every finished file; `before` if an earlier run finished it. */
  onOutcome(outcome: Outcome, before: boolean, done: number): void;
}

export interface Ended {
  tally: Tally;
  done: number;
  /** Finished by an earlier run. */
  before: number;
}

/**
 * Submits files in parallel, each at most once thanks to the journal and the Idempotency-Key. After `stop` it only
 * finishes running uploads.
 * @throws what `upload` throws, after the running uploads have ended.
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
      : await upload(
          run.client,
          { name, bytes, digest, ...type },
          { wait: run.wait, signal: run.abort, dryRun: run.dryRun === true, backfill: run.backfill === true },
        ));
  if (known) ended.before++;
  else run.journal?.note(outcome);
  ended.done++;
  ended.tally[outcome.status]++;
  run.onOutcome(outcome, known !== undefined, ended.done);
}

/** The bytes of a file, or only its size if it is too large for HTTP. */
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
  errors: [{ pointer: '', detail: `${digest} are too much for HTTP; put the file into the drop folder` }],
});
