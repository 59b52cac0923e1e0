import type { Upload } from '../core/intake/format.ts';
import { read } from '../core/intake/index.ts';
import { normalise } from '../core/normalise/index.ts';
import type { Problem } from '../core/story/draft.ts';
import type { Agency } from '../store/agencies.ts';
import type { Receipt, StoryResult } from '../store/receipts.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { kill } from './kill.ts';
import { type Placed, placeDraft } from './place.ts';
import { hint } from './settle.ts';

export type IngestPorts = Pick<
  Desk,
  | 'agencies'
  | 'receipts'
  | 'stories'
  | 'memberships'
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
  const placed = receipt.operation === 'kill' ? [await kill(ports, receipt, agency)] : await stories();

  const feeds = new Set(placed.flatMap((one) => one.feeds));
  const touched = placed.flatMap((one) =>
    one.feeds.length > 0 && one.result.storyId ? [one.result.storyId] : [],
  );
  const results = placed.map((one) => one.result);
  for (const { status } of results) ports.meter.count(status);
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
    ...(feeds.size > 0 ? [hint(ports, { feeds, stories: new Set(touched) }, receipt.id)] : []),
  ]);
  return finished;

  async function stories(): Promise<Placed[]> {
    given.upload ??= await readRaw(ports, receipt);
    const { items, problems, format } = given.upload;
    if (problems.length > 0) return [refused('', problems)];
    if (receipt.operation === 'correct' && items.length !== 1) {
      return [
        refused('', [
          { pointer: '', detail: `A correction carries exactly one story, this one has ${items.length}` },
        ]),
      ];
    }
    const out: Placed[] = [];
    // One after the other: two versions of one story in one upload keep their order.
    for (const item of items) {
      if ('problems' in item) out.push(refused(item.pointer, item.problems));
      else {
        const normalised = normalise(item.draft, {
          now: receipt.receivedAt,
          agencyName: agency?.name ?? '',
          policy: agency?.policy ?? {},
        });
        out.push(await placeDraft(ports, receipt, agency as Agency, { ...item, format, normalised }));
      }
    }
    return out;
  }
}

async function readRaw(ports: Pick<Desk, 'receipts'>, receipt: Receipt): Promise<ReadUpload> {
  const bytes = await ports.receipts.raw(receipt);
  if (!bytes) throw new Error(`Raw bytes of receipt ${receipt.id} are missing`);
  return read(uploadOf(receipt, bytes));
}

const refused = (pointer: string, problems: Problem[]): Placed => {
  const result: StoryResult = { status: 'refused', pointer, warnings: [], problems };
  return { result, feeds: [] };
};
