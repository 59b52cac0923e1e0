import { isWithin, lastChange, nextChange } from '../../core/feeds/filters/windows.ts';
import { isArchivedSince } from '../../core/story/backfilled.ts';
import { partitionOf } from '../../store/entities/feeds/definitions.ts';
import type { FeedRow } from '../../store/entities/feeds/feeds.ts';
import { type Membership, placeOf } from '../../store/entities/feeds/memberships.ts';
import type { ClusterMember } from '../../store/entities/stories/clusters.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';
import type { HeadReads } from './head-reads.ts';

type Ports = Pick<PipelinePorts, 'memberships' | 'stories' | 'clusters'>;

/** The newest stories of a feed, as its head shows them. */
export interface NewestEntries {
  /** Newest publication first. */
  live: Membership[];
  /** Stories that left the feed, among the newest rows. */
  gone: Membership[];
  /** When stories come or leave by their age, milliseconds; undefined when none does. */
  changesAt?: number;
  /** When stories last came or went by their age, and when those came that did, milliseconds. */
  changedAt?: number;
  /** Below this position nothing is shown, now or later, but what is amended. */
  floor?: string;
  /** Position of the newest story of the past, which heads leave to the archive, among the newest rows. */
  past?: string;
}

const parallelReads = 16;
/** A row may be written this long after the story was published. */
const lateMs = 600_000;

/**
 * What a feed shows of its memberships at one instant: what is live, of the right age, and, in a feed that shows
 * one story of a cluster, not a copy of a story that the feed shows. It depends on rows and the clock alone, so
 * that every builder finds the same.
 *
 * Of a cluster the story is shown that the cluster is named after, which is the first that was published; when
 * it is not live in the feed, the live one that was published next.
 */
export class FeedEntries {
  readonly #ports: Ports;
  readonly #reads: Pick<HeadReads, 'newest'>;
  readonly #feed: Pick<FeedRow, 'size' | 'aging' | 'onePerCluster' | 'since'>;
  readonly #partition: string;
  readonly #now: number;
  /** Which story of a cluster is shown, looked up once. */
  readonly #shown = new Map<string, Promise<string | undefined>>();

  constructor(
    ports: Ports,
    feed: Pick<FeedRow, 'id' | 'generation' | 'size' | 'aging' | 'onePerCluster' | 'since'>,
    nowMs: number,
    reads: Pick<HeadReads, 'newest'>,
  ) {
    this.#ports = ports;
    this.#reads = reads;
    this.#feed = feed;
    this.#partition = partitionOf(feed.id, feed.generation);
    this.#now = nowMs;
  }

  /** The newest stories, as many as the head holds. `floor` is what an earlier build found. */
  async newest(floor = ''): Promise<NewestEntries> {
    const { size } = this.#feed;
    for (let asked = size; ; asked *= 2) {
      const found = await this.#reads.newest(asked);
      const every = found.filter((entry) => entry.state === 'live');
      const live = every.filter((entry) => entry.backfilledAt === undefined);
      const past = every.filter((entry) => entry.backfilledAt !== undefined && this.#isArchived(entry));
      const last = found.at(-1);
      const all = every.length < asked || last === undefined || placeOf(last) <= floor;
      const shown = await this.#ofAge(live);
      // Below a story of the past the archive has everything, so that the head may end there.
      if (shown.length < size && !all && (past.length === 0 || asked < 4 * size)) continue;
      const changes = live
        .map(({ windows }) => nextChange(windows, this.#now))
        .filter((change) => change !== undefined);
      return {
        live: shown.slice(0, size),
        gone: found.filter((entry) => entry.state === 'gone'),
        ...(past[0] && { past: placeOf(past[0]) }),
        ...(changes.length > 0 && { changesAt: Math.min(...changes) }),
        ...(this.#feed.aging && { changedAt: this.#changedAt(live) }),
        ...(this.#feed.aging && { floor: all ? this.#floor(live) : floor }),
      };
    }
  }

  /**
   * The stories after one position and up to another, `limit` shown ones at most, oldest first, with those that left
   * the feed among them. For the archive, which has no stories of young feeds: their age is not looked at.
   */
  async between(after: string, to: string, limit = Number.POSITIVE_INFINITY): Promise<Membership[]> {
    const found: Membership[] = [];
    for (let from = after, left = limit; left > 0; ) {
      const rows = await this.#ports.memberships.between(this.#partition, from, to, left);
      const kept = await this.#kept(rows.filter((entry) => this.#isArchived(entry)));
      found.push(...kept);
      const live = rows.filter((entry) => entry.state === 'live').length;
      const last = rows.at(-1);
      if (live < left || last === undefined) break;
      left -= kept.filter((entry) => entry.state === 'live').length;
      from = placeOf(last);
    }
    return found;
  }

  /** A story as it is in the feed now; undefined when it is not shown. */
  async at(position: string): Promise<Membership | undefined> {
    const entry = await this.#ports.memberships.at(this.#partition, position);
    if (entry?.state !== 'live' || !this.#isArchived(entry)) return undefined;
    return (await this.#ofAge([entry]))[0];
  }

  /** Of some stories that are live and of the right age, those that are not copies of what the feed shows. */
  async shown(entries: readonly Membership[]): Promise<Membership[]> {
    return this.#kept(entries.filter((entry) => this.#isArchived(entry)));
  }

  /** The positions of the copies of a story: where something changes when the story comes or goes. */
  async positionsOfCopies(story: ClusterMember): Promise<string[]> {
    if (!this.#feed.onePerCluster) return [];
    const entry = await this.#ports.memberships.at(this.#partition, placeOf(story));
    if (entry?.clusterId === undefined) return [];
    const [founder, members] = await Promise.all([
      this.#ports.stories.get(entry.clusterId),
      this.#ports.clusters.members(entry.clusterId),
    ]);
    const all =
      founder?.published === undefined ? members : [toMember(founder.id, founder.published), ...members];
    return all.map(placeOf);
  }

  /** Whether the archive that is being built has a story: those of the past come with the next one. */
  #isArchived(entry: Membership): boolean {
    return isArchivedSince(entry, this.#feed.since);
  }

  async #ofAge(live: Membership[]): Promise<Membership[]> {
    return this.#kept(live.filter(({ windows }) => isWithin(windows, this.#now)));
  }

  /** Without the copies of what is shown. */
  async #kept(entries: Membership[]): Promise<Membership[]> {
    if (!this.#feed.onePerCluster) return entries;
    const kept = await parallelMap(entries, parallelReads, async (entry) => {
      const { storyId, clusterId, state } = entry;
      if (state === 'gone' || clusterId === undefined || clusterId === storyId) return [entry];
      const shown = await this.#shownOf(clusterId);
      return shown === undefined || shown === storyId ? [entry] : [];
    });
    return kept.flat();
  }

  #shownOf(clusterId: string): Promise<string | undefined> {
    const known = this.#shown.get(clusterId) ?? this.#choose(clusterId);
    this.#shown.set(clusterId, known);
    return known;
  }

  async #choose(clusterId: string): Promise<string | undefined> {
    const founder = await this.#ports.stories.get(clusterId);
    const members = async function* (clusters: PipelinePorts['clusters']) {
      if (founder?.published !== undefined) yield toMember(clusterId, founder.published);
      yield* await clusters.members(clusterId);
    };
    for await (const member of members(this.#ports.clusters)) {
      if (await this.#isLive(member, clusterId)) return member.storyId;
    }
    return undefined;
  }

  /** A member may have left the cluster with a later version. */
  async #isLive(member: ClusterMember, clusterId: string): Promise<boolean> {
    const entry = await this.#ports.memberships.at(this.#partition, placeOf(member));
    return entry?.state === 'live' && (entry.clusterId ?? entry.storyId) === clusterId;
  }

  /** What has left by its age was new once, and a head without it must not look older than one with it. */
  #changedAt(live: Membership[]): number {
    const times = live
      .filter(({ windows }) => (lastChange(windows, this.#now) ?? 0) > 0 || isWithin(windows, this.#now))
      .flatMap(({ at, windows }) => [Date.parse(at), lastChange(windows, this.#now) ?? 0]);
    return Math.max(0, ...times);
  }

  /** Just below the oldest story that is shown or may still be. */
  #floor(live: Membership[]): string {
    const late = new Date(this.#now - lateMs).toISOString();
    const open = live.filter(
      ({ windows }) => isWithin(windows, this.#now) || nextChange(windows, this.#now) !== undefined,
    );
    return [late, ...open.map(({ published }) => published)].sort()[0] ?? late;
  }
}

const toMember = (storyId: string, published: string): ClusterMember => ({ storyId, published });
