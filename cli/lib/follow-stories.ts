import { setTimeout as sleep } from 'node:timers/promises';
import { instant } from '../../functions/pipeline/ports.ts';
import type { DoneRow } from '../../functions/store/entities/uploads/receipts.ts';
import type { OperatorDesk } from '../connect/ports.ts';

/** A story of a finished upload, or one whose embargo or usage terms ended. */
export interface TailedStory {
  /** UTC, ISO 8601. */
  at: string;
  agency: string;
  /** Outcome; `published` if its embargo ended, `expired` if its usage terms ended. */
  status: string;
  storyId?: string;
  version?: number;
  headline?: string;
  receipt?: string;
  /** Operation of the receipt: submit, correct, kill, hold, release. */
  operation?: string;
  /** The first problem or warning. */
  detail?: string;
}

/** Each poll reads this far back again: index updates are delayed and clocks differ. */
const overlapMs = 10_000;

/** Stories since an instant, in the order in which their uploads finished, each once. */
export async function* followStories(
  desk: OperatorDesk,
  options: { since: number; everyMs: number; follow: boolean; stop: AbortSignal },
): AsyncGenerator<TailedStory> {
  const seen = new Map<string, number>();
  for (let from = options.since; !options.stop.aborted; ) {
    const until = desk.now();
    for await (const row of desk.receipts.done(instant(from), '~')) {
      const name = `${row.id} ${row.wsk}`;
      if (seen.has(name)) continue;
      seen.set(name, Date.parse(row.wsk));
      yield* storiesOf(desk, row);
      if (options.stop.aborted) return;
    }
    if (!options.follow) return;
    from = Math.max(options.since, until - overlapMs);
    for (const [name, at] of seen) if (at < from) seen.delete(name);
    await sleep(options.everyMs, undefined, { signal: options.stop }).catch(() => {});
  }
}

async function* storiesOf(desk: OperatorDesk, row: DoneRow): AsyncGenerator<TailedStory> {
  const at = row.wsk;
  if (row.stories !== undefined) {
    for (const id of row.stories)
      yield { at, status: 'expired', storyId: id, ...(await currentOf(desk, id)) };
    return;
  }
  if (row.published !== undefined) {
    yield { at, status: 'published', storyId: row.id, ...(await currentOf(desk, row.id)) };
    return;
  }
  const results = row.resultsKey === undefined ? row.results : (await desk.receipts.get(row.id))?.results;
  for (const { status, storyId, version, object, problems = [], warnings } of results ?? []) {
    const story = object === undefined ? undefined : await desk.stories.read(object);
    const detail = problems[0] ?? warnings[0];
    yield {
      at,
      agency: row.agency,
      status,
      receipt: row.id,
      operation: row.operation,
      ...(storyId !== undefined && { storyId }),
      ...(version !== undefined && { version }),
      ...(story && { headline: story.headline }),
      ...(detail && { detail: detail.detail }),
    };
  }
}

async function currentOf(desk: OperatorDesk, id: string) {
  const { agency = '', version, headline } = (await desk.stories.get(id)) ?? {};
  return { agency, ...(version !== undefined && { version }), ...(headline !== undefined && { headline }) };
}
