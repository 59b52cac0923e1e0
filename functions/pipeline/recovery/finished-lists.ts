import { type CountedUpload, hourOf } from '../../store/entities/hours.ts';
import type { Finished, StoryResult } from '../../store/entities/uploads/receipts.ts';
import type { FinishedUpload } from '../../store/entities/uploads/uploads.ts';
import type { PipelinePorts } from '../ports.ts';

type Ports = Pick<PipelinePorts, 'hours' | 'uploads'>;

/** Uploads that are written together. */
const together = 5000;

/** Acts of a person on a story are listed, and not counted: they bring none. */
const counted: readonly string[] = ['submit', 'correct', 'kill'];

/**
 * Lists and counts what was finished, for the people of the desk. It rides on the walk of the reconciler over finished
 * receipts, so that an upload costs no request and no read more. Repeating a walk changes nothing that is read.
 */
export class FinishedLists {
  readonly #ports: Ports;
  #uploads: CountedUpload[] = [];
  #added = 0;
  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** How many receipts came. */
  get added(): number {
    return this.#added;
  }

  /** Takes what was finished, in the order of time. */
  async add({ at, receipt }: Finished): Promise<void> {
    if (!receipt) return;
    // Hours count by time, so that what was finished in one moment is written together.
    if (this.#uploads.length >= together && this.#uploads.at(-1)?.at !== at) await this.write();
    this.#added++;
    const { id, agency, operation, results } = receipt;
    this.#uploads.push({ at, id, agency, ...outcomeOf(counted.includes(operation) ? results : []) });
  }

  /** Writes what came since the last time. */
  async write(): Promise<void> {
    const uploads = this.#uploads;
    this.#uploads = [];
    if (uploads.length === 0) return;
    const byAgency = new Map<string, FinishedUpload[]>(Map.groupBy(uploads, ({ agency }) => agency));
    await this.#ports.uploads.add(byAgency);
    for (const [hour, ofHour] of Map.groupBy(uploads, ({ at }) => hourOf(at)))
      await this.#ports.hours.count(hour, ofHour);
  }
}

function outcomeOf(results: readonly StoryResult[]): Pick<CountedUpload, 'counts' | 'refusedBy'> {
  const counts = { accepted: 0, duplicate: 0, quarantined: 0, refused: 0 };
  const refusedBy: Record<string, number> = {};
  for (const { status, reason = 'unknown' } of results) {
    if (status === 'processing') continue;
    counts[status]++;
    if (status === 'refused') refusedBy[reason] = (refusedBy[reason] ?? 0) + 1;
  }
  return { counts, refusedBy };
}
