import { NotFoundError } from '../../core/errors.ts';
import type { Upload } from '../../core/intake/format.ts';
import { lostLineBreaks } from '../../core/story/one-line.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { loadNormalise, read } from '../load-core.ts';
import { type IngestPorts, instant } from '../ports.ts';
import { type ChangePorts, refused, type StoryOutcome } from '../stories/change-story.ts';
import { followChanges } from '../stories/followers/index.ts';
import { kill } from '../stories/kill.ts';
import { holdByOperator } from '../stories/operator-hold.ts';
import { releaseByOperator } from '../stories/operator-release.ts';
import { refuseQuarantined } from '../stories/refuse-quarantined.ts';
import { storeDraft, withHint } from '../stories/store-draft.ts';

/** Operations on one story whose receipt carries no story itself. */
const acts: Partial<
  Record<
    Receipt['operation'],
    (ports: ChangePorts, receipt: Receipt, agency: Agency) => Promise<StoryOutcome>
  >
> = {
  kill,
  hold: holdByOperator,
  release: releaseByOperator,
  refuse: refuseQuarantined,
};
export const carriesStories = (operation: Receipt['operation']): boolean => acts[operation] === undefined;

/** What an upload says, before anything is stored. */
export type ReadUpload = Awaited<ReturnType<typeof read>>;

export const uploadOf = (receipt: Receipt, bytes: Uint8Array): Upload => ({
  bytes,
  receivedAt: receipt.receivedAt,
  ...(receipt.mediaType && { mediaType: receipt.mediaType }),
  ...(receipt.charset && { charset: receipt.charset }),
  ...(receipt.filename && { filename: receipt.filename }),
  ...(receipt.baseUrl && { baseUrl: receipt.baseUrl }),
});

/**
 * Makes stories of a stored receipt. Idempotent: it may run twice, at the same time, or again after a crash at any
 * point, with the same outcome. Returns the receipt with its results.
 * @throws Error when the raw bytes or the agency are missing; the message then ends as a dead letter.
 */
export async function ingest(
  ports: IngestPorts,
  receipt: Receipt,
  given: { agency?: Agency; upload?: ReadUpload } = {},
): Promise<FreshReceipt> {
  if (receipt.state === 'done') return receipt;
  const agency = given.agency ?? (await ports.agencies.get(receipt.agency));
  if (!agency) throw new NotFoundError('agency of receipt', receipt.id);
  const carries = carriesStories(receipt.operation);
  const upload = carries ? (given.upload ?? (await readRaw(ports, receipt))) : undefined;
  const outcomes = await outcomesOf(ports, receipt, agency, upload);
  await ports.received;
  return finish(ports, receipt, outcomes, upload?.format);
}

/** A receipt that was finished just now, with what happened to each of its stories. */
export interface FreshReceipt extends Receipt {
  /** In the order of the results; absent where another process finished it. */
  outcomes?: StoryOutcome[];
}

/** What changes stories by one upload or act. */
export type OutcomePorts = ChangePorts & Pick<IngestPorts, 'meter'>;

/**
 * Carries out what a receipt asks for, and returns what happened to each story.
 * @param upload what the upload says; needed for operations that carry stories
 */
export async function outcomesOf(
  ports: OutcomePorts,
  receipt: Receipt,
  agency: Agency,
  upload: ReadUpload | undefined,
): Promise<StoryOutcome[]> {
  const act = acts[receipt.operation];
  if (act) return [await act(ports, receipt, agency)];
  if (!upload) throw new NotFoundError('upload of receipt', receipt.id);
  return storeUpload(ports, receipt, agency, upload);
}

async function storeUpload(
  ports: OutcomePorts,
  receipt: Receipt,
  agency: Agency,
  { items, problems, format, sniff }: ReadUpload,
): Promise<StoryOutcome[]> {
  const oneLine = lostLineBreaks(sniff.text, format);
  if (problems.length > 0) return [unreadable('', withHint(problems, '', oneLine))];
  if (receipt.operation === 'correct' && items.length !== 1) {
    const detail = `A correction carries exactly one story, this one has ${items.length}`;
    return [refused({ pointer: '', warnings: [] }, [{ pointer: '', detail }], 'not-one-story')];
  }
  const normalise = await loadNormalise();
  const context = { now: receipt.receivedAt, agencyName: agency.name, policy: agency.policy };
  const outcomes: StoryOutcome[] = [];
  // One after the other: two versions of one story in one upload keep their order.
  for (const item of items) {
    if ('problems' in item) {
      outcomes.push(unreadable(item.pointer, withHint(item.problems, item.pointer, oneLine)));
      continue;
    }
    const began = performance.now();
    const normalised = normalise(item.draft, context);
    ports.meter.milliseconds('normaliseTime', performance.now() - began);
    outcomes.push(await storeDraft(ports, receipt, agency, { ...item, format, normalised, oneLine }));
  }
  return outcomes;
}

const unreadable = (pointer: string, problems: ReadUpload['problems']): StoryOutcome =>
  refused({ pointer, warnings: [] }, problems, 'unreadable');

/** Stores the results with the receipt, and passes the changes on. */
async function finish(
  ports: IngestPorts,
  receipt: Receipt,
  outcomes: StoryOutcome[],
  format?: string,
): Promise<FreshReceipt> {
  for (const { result, reason } of outcomes) {
    if (result.status !== 'processing') ports.meter.count(result.status, 1, reason);
  }
  const changes = outcomes.flatMap(({ changed }) => changed ?? []);
  const results = outcomes.map(({ result }) => result);
  const outcome = {
    results,
    feeds: [...new Set(changes.flatMap(({ feeds }) => feeds))],
    // Taken before builds are requested, so that those builds are later. The reconciler checks finished receipts
    // and repeats requests that were lost.
    finishedAt: instant(ports.now()),
    ...(format !== undefined && { format }),
  };
  const [finished] = await Promise.all([
    ports.receipts.finish(receipt, outcome),
    ...(results.some(({ status }) => status === 'accepted')
      ? [ports.activity.note(receipt.agency, outcome.finishedAt)]
      : []),
    followChanges(ports, changes, receipt.id),
  ]);
  ports.log.info('Receipt ingested', summaryOf(finished, outcome.feeds));
  return finished.results === results ? { ...finished, outcomes } : finished;
}

async function readRaw(ports: Pick<IngestPorts, 'receipts'>, receipt: Receipt): Promise<ReadUpload> {
  const bytes = await ports.receipts.raw(receipt);
  if (!bytes) throw new NotFoundError('raw bytes of receipt', receipt.id);
  return read(uploadOf(receipt, bytes));
}

/** Stories and feeds of one receipt that a log line names; the receipt itself has them all. */
const namedInLog = 100;

/** A receipt in the log: its stories and the feeds they are in, none of their text. */
function summaryOf(receipt: Receipt, feeds: string[]): Record<string, unknown> {
  const results = receipt.results ?? [];
  const stories = results.flatMap(({ storyId, version, status }) =>
    storyId === undefined ? [] : [{ story: storyId, version, status }],
  );
  return {
    receipt: receipt.id,
    agency: receipt.agency,
    operation: receipt.operation,
    format: receipt.format,
    results: results.length,
    refused: results.filter(({ status }) => status === 'refused').length,
    stories: stories.slice(0, namedInLog),
    feeds: feeds.slice(0, namedInLog),
  };
}
