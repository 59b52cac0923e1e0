import QuickLRU from 'quick-lru';
import type { Amendment } from '../../store/entities/feeds/amendments.ts';
import type { FeedState } from '../../store/entities/feeds/feed-states.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import { unsettledMs } from '../pacing/clock-skew.ts';
import { instant, type PipelinePorts } from '../ports.ts';

/** Feeds whose newest rows one process remembers; each is some fifty rows. */
const remembered = 100;
/** After so many builds in a row that read only what is new, everything is read. */
const mostFromMemory = 20;
/**
 * A feed is read completely until only builders that know of the count of amendments have built it for this long: a
 * function of the version before, which does not count, may still run while a release is under way.
 */
const trustedAfterMs = 3_600_000;

/** What a build has read of a feed. */
interface Remembered {
  build: number;
  begun: number;
  amended: number;
  /** The newest rows with so many live ones, as `Memberships.newest` returns them. */
  size: number;
  newest: Membership[];
  amendments: Amendment[];
  /** Builds since everything was read. */
  times: number;
}

/** What the builders of one process remember of the feeds that they have built last, by partition. */
export class HeadMemory {
  readonly #heads = new QuickLRU<string, Remembered>({ maxSize: remembered });
  readonly trustedAfterMs: number;
  /** @param trustedAfterMs for tests, and for a desk that was always of this version */
  constructor(after = trustedAfterMs) {
    this.trustedAfterMs = after;
  }

  get(partition: string): Remembered | undefined {
    return this.#heads.get(partition);
  }

  keep(partition: string, read: Remembered): void {
    this.#heads.set(partition, read);
  }
}

/** What a build has to note in the state of its feed, so that the next one need not read everything. */
export type Noted = Pick<FeedState, 'unamended' | 'countedBuild' | 'countedSince'>;

/**
 * The newest rows of a feed and its amendments, without reading again what cannot have changed (docs/decisions 17).
 *
 * - Amendments are counted in the state of the feed after they are written. At a count at which a build has found none
 *   there are none; at the count of the last build they are those that it has read.
 * - A row that is written long after its position comes with an amendment. So where the count is the same, all rows are
 *   known but those whose position is about as young as the last build.
 */
export class HeadReads {
  readonly #ports: Pick<PipelinePorts, 'amendments' | 'memberships'> & { heads: HeadMemory };
  readonly #partition: string;
  readonly #begun: number;
  /** Absent: everything is read, and nothing noted. */
  readonly #state: FeedState | undefined;
  readonly #isTrusted: boolean;
  readonly #known: Remembered | undefined;
  #newest: Pick<Remembered, 'size' | 'newest'> | undefined;
  #read: Promise<Amendment[]> | undefined;
  #amendments: Amendment[] | undefined;
  #isComplete = false;

  constructor(
    ports: Pick<PipelinePorts, 'amendments' | 'memberships'> & { heads: HeadMemory },
    partition: string,
    begun: number,
    { state, complete }: { state?: FeedState; complete?: boolean } = {},
  ) {
    this.#ports = ports;
    this.#partition = partition;
    this.#begun = begun;
    this.#state = state;
    const { countedSince = begun, amended = 0 } = state ?? {};
    this.#isTrusted = !complete && isCounted(state) && begun - countedSince >= ports.heads.trustedAfterMs;
    const known = this.#isTrusted ? ports.heads.get(partition) : undefined;
    const isLast = known?.build === buildBefore(state) && known.amended === amended;
    this.#known = known && isLast && known.times < mostFromMemory ? known : undefined;
  }

  /** What is noted for the feed and has not expired, read once; see `Amendments.of`. */
  async amendments(): Promise<Amendment[]> {
    this.#read ??= this.#allAmendments();
    const found = await this.#read;
    this.#amendments = found;
    return found;
  }

  async #allAmendments(): Promise<Amendment[]> {
    const { amended = 0, unamended } = this.#state ?? {};
    if (this.#known) return this.#known.amendments.filter(({ expiresAt }) => expiresAt * 1000 > this.#begun);
    if (this.#isTrusted && unamended === amended) return [];
    return this.#ports.amendments.of(this.#partition, this.#begun);
  }

  /** Notes what became of an amendment; see `Amendments.archived`. */
  async archived(amendment: Amendment, options: { keep?: boolean } = {}): Promise<void> {
    // What was read is not what is there now.
    this.#read = undefined;
    this.#amendments = undefined;
    await this.#ports.amendments.archived(this.#partition, amendment, options);
  }

  /** The newest stories, `size` live ones and the gone ones between them; see `Memberships.newest`. */
  async newest(size: number): Promise<Membership[]> {
    const { memberships } = this.#ports;
    const known = this.#known?.size === size ? this.#known : undefined;
    const found = (known && (await this.#since(known))) ?? (await this.#all(size, memberships));
    this.#newest ??= { size, newest: found };
    return found;
  }

  async #all(size: number, memberships: PipelinePorts['memberships']): Promise<Membership[]> {
    this.#isComplete = true;
    return memberships.newest(this.#partition, size);
  }

  /** Undefined where stories have left the feed, so that older ones are needed. */
  async #since({ begun, size, newest }: Remembered): Promise<Membership[] | undefined> {
    const since = instant(begun - unsettledMs);
    const young = await this.#ports.memberships.newest(this.#partition, size, since);
    const rows = upTo(size, [...young, ...newest.filter((entry) => placeOf(entry) < since)]);
    return liveIn(rows) < Math.min(size, liveIn(newest)) ? undefined : rows;
  }

  /** Remembers what was read for the next build, once this one is noted. */
  noted(): Noted {
    const { build = 0, amended = 0, countedSince } = this.#state ?? {};
    if (!this.#state) return {};
    const amendments = this.#amendments;
    if (amendments && this.#newest) {
      const times = this.#isComplete ? 0 : (this.#known?.times ?? 0) + 1;
      const read = { build, begun: this.#begun, amended, ...this.#newest, amendments, times };
      this.#ports.heads.keep(this.#partition, read);
    }
    return {
      ...(amendments?.length === 0 && { unamended: amended }),
      countedBuild: build,
      countedSince: isCounted(this.#state) && countedSince !== undefined ? countedSince : this.#begun,
    };
  }
}

const buildBefore = (state: FeedState | undefined): number => (state?.build ?? 0) - 1;

/** Whether the last build was by a builder that knows of the count; a build that failed notes nothing. */
const isCounted = (state: FeedState | undefined): boolean =>
  state?.countedBuild !== undefined && state.countedBuild === buildBefore(state);

const liveIn = (rows: readonly Membership[]): number => rows.filter(({ state }) => state === 'live').length;

/** The rows up to the live one after the first `size` live ones. */
function upTo(size: number, rows: readonly Membership[]): Membership[] {
  let live = 0;
  const end = rows.findIndex(({ state }) => state === 'live' && ++live > size);
  return rows.slice(0, end < 0 ? rows.length : end);
}
