import type { Upload } from '../../core/intake/format.ts';
import type { Story } from '../../core/story/schema.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt } from '../../store/entities/receipts.ts';
import { loadNormalise, read } from '../load-core.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { requestBuilds, type Work } from '../request-builds.ts';
import { kill } from '../stories/kill.ts';
import { holdByOperator } from '../stories/operator-hold.ts';
import { releaseByOperator } from '../stories/operator-release.ts';
import { refused, type StoryOutcome } from '../stories/outcome.ts';
import { storeDraft } from '../stories/store-draft.ts';

export type IngestPorts = Pick<
  PipelinePorts,
  | 'agencies'
  | 'activity'
  | 'receipts'
  | 'stories'
  | 'chains'
  | 'quarantine'
  | 'table'
  | 'feeds'
  | 'amendments'
  | 'matcher'
  | 'fingerprints'
  | 'feedsQueue'
  | 'receiptsQueue'
  | 'now'
  | 'log'
  | 'meter'
>;

/** Operations on one story whose receipt carries no story itself. */
const acts: Partial<Record<Receipt['operation'], typeof releaseByOperator>> = {
  kill,
  hold: holdByOperator,
  release: releaseByOperator,
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
 * Makes stories of a stored receipt. Idempotent: it may run twice, at once, or again after a crash at any
 * point, with the same outcome. Returns the receipt with its results.
 * @throws Error when the raw bytes or the agency are missing; the message then ends as a dead letter.
 */
export async function ingest(
  ports: IngestPorts,
  receipt: Receipt,
  given: { agency?: Agency; upload?: ReadUpload } = {},
): Promise<Receipt> {
  if (receipt.state === 'done') return receipt;
  const agency = given.agency ?? (await ports.agencies.get(receipt.agency));
  if (!agency) throw new Error(`Receipt ${receipt.id} belongs to no known agency`);
  const act = acts[receipt.operation];
  const placed = act ? [await act(ports, receipt, agency)] : await stories();

  const feeds = new Set(placed.flatMap((one) => one.feeds));
  const work = { feeds, ...touched(ports, placed) };
  const results = placed.map((one) => one.result);
  for (const { result, reason } of placed) {
    if (result.status !== 'processing') ports.meter.count(result.status, 1, reason);
  }
  // Finished before the hint is sent, so that the builds it causes are seen to be later; a lost hint is the
  // reconciler's, which looks at finished receipts.
  const outcome = {
    results,
    feeds: [...feeds],
    finishedAt: instant(ports.now()),
    ...(given.upload && { format: given.upload.format }),
  };
  const [finished] = await Promise.all([
    ports.receipts.finish(receipt, outcome),
    ...(results.some(({ status }) => status === 'accepted')
      ? [ports.activity.note(agency.id, outcome.finishedAt)]
      : []),
    ...(feeds.size > 0 ? [requestBuilds(ports, work, receipt.id)] : []),
  ]);
  ports.log.info('Receipt ingested', summaryOf(finished, outcome.feeds));
  return finished;

  async function stories(): Promise<StoryOutcome[]> {
    given.upload ??= await readRaw(ports, receipt);
    const { items, problems, format } = given.upload;
    if (problems.length > 0) return [refused('', problems, 'unreadable')];
    if (receipt.operation === 'correct' && items.length !== 1) {
      return [
        refused(
          '',
          [{ pointer: '', detail: `A correction carries exactly one story, this one has ${items.length}` }],
          'not-one-story',
        ),
      ];
    }
    const normalise = await loadNormalise();
    const out: StoryOutcome[] = [];
    // One after the other: two versions of one story in one upload keep their order.
    for (const item of items) {
      if ('problems' in item) out.push(refused(item.pointer, item.problems, 'unreadable'));
      else {
        const began = performance.now();
        const normalised = normalise(item.draft, {
          now: receipt.receivedAt,
          agencyName: agency?.name ?? '',
          policy: agency?.policy ?? {},
        });
        ports.meter.milliseconds('normaliseTime', performance.now() - began);
        out.push(await storeDraft(ports, receipt, agency as Agency, { ...item, format, normalised }));
      }
    }
    return out;
  }
}

/** The stories whose pages are to be written, and what this process knows of their newest versions. */
function touched(
  { stories }: Pick<PipelinePorts, 'stories'>,
  placed: StoryOutcome[],
): Pick<Work, 'stories' | 'written'> {
  const ids = new Set<string>();
  const written = new Map<string, Story>();
  for (const { feeds, result } of placed) {
    if (feeds.length === 0 || result.storyId === undefined) continue;
    ids.add(result.storyId);
    const story = result.object === undefined ? undefined : stories.recent(result.object);
    if (story) written.set(result.storyId, story);
  }
  return { stories: ids, written };
}

async function readRaw(ports: Pick<PipelinePorts, 'receipts'>, receipt: Receipt): Promise<ReadUpload> {
  const bytes = await ports.receipts.raw(receipt);
  if (!bytes) throw new Error(`Raw bytes of receipt ${receipt.id} are missing`);
  return read(uploadOf(receipt, bytes));
}

/** Stories and feeds of one receipt that a log line names; the receipt itself has them all. */
const namedInLog = 100;

/** What a log tells of a receipt: which stories came of it and the feeds they are in, nothing of what they say. */
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
