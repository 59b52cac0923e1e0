import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeadMemory, HeadReads } from '../../../functions/pipeline/feeds/head-reads.ts';
import { promptMs } from '../../../functions/pipeline/pacing/clock-skew.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import type { Table } from '../../../functions/store/dynamodb/table.ts';
import { Amendments } from '../../../functions/store/entities/feeds/amendments.ts';
import { FeedStates } from '../../../functions/store/entities/feeds/feed-states.ts';
import { type Membership, Memberships } from '../../../functions/store/entities/feeds/memberships.ts';
import { memoryTable } from '../../doubles/table.ts';
import { atMost } from '../../property-runs.ts';

const feed = 'latest';
const size = 3;
const hour = 3_600_000;
const start = Date.parse('2026-12-01T12:00:00.000Z');
const at = (ms: number): string => new Date(ms).toISOString();

/** One feed in a table, its writers and its builders. */
class Desk {
  nowMs = start;
  readonly table: Table = memoryTable();
  readonly memberships = new Memberships(this.table);
  readonly amendments = new Amendments(this.table);
  readonly states = new FeedStates(this.table);
  readonly stories: Pick<Membership, 'storyId' | 'version' | 'published' | 'state'>[] = [];
  #queries = 0;

  constructor() {
    const page = this.table.page.bind(this.table);
    this.table.page = (...args) => {
      this.#queries++;
      return page(...args);
    };
  }

  /** Stores a story that was published so long ago. */
  async add(sinceMs: number): Promise<void> {
    const published = at(this.nowMs - sinceMs);
    const story = { storyId: `story-${this.stories.length}`, version: 1, published, state: 'live' as const };
    this.stories.push(story);
    await this.#write(story);
  }

  /** Stores a later version of a story, live or gone. */
  async change(index: number, state: Membership['state']): Promise<void> {
    const story = this.stories[index % Math.max(1, this.stories.length)];
    if (!story) return;
    Object.assign(story, { version: story.version + 1, state });
    await this.#write(story);
  }

  /** As `writeMemberships` does: what comes late, or has gone, comes with an amendment. */
  async #write(story: (typeof this.stories)[number]): Promise<void> {
    const { state, ...identity } = story;
    const entry = { ...identity, object: `${story.storyId}/${story.version}`, at: at(this.nowMs) };
    await this.memberships.put([{ feed, state }], entry);
    if (state === 'gone' || this.nowMs - Date.parse(story.published) > promptMs)
      await this.amendments.note(feed, { ...entry, state }, this.nowMs);
  }

  /** A build by a process, and whether it read what is there. Returns the queries that it needed. */
  async build(heads: HeadMemory, options: { archive?: boolean; complete?: boolean } = {}): Promise<number> {
    const state = await this.states.lease(feed, 'owner', this.nowMs, this.nowMs + 15_000);
    if (!state) throw new Error('The feed is leased');
    const { archive = false, complete = false } = options;
    const reads = new HeadReads({ ...this, heads }, feed, this.nowMs, { state, complete });
    const before = this.#queries;
    const amendments = await reads.amendments();
    const newest = await reads.newest(size);
    const needed = this.#queries - before;
    expect(newest).toEqual(await this.memberships.newest(feed, size));
    expect(amendments).toEqual(await this.amendments.of(feed, this.nowMs));
    if (archive) for (const one of amendments) await reads.archived(one);
    await this.#built({ countedBuild: 0, ...reads.noted() });
    return needed;
  }

  /** A build by a function of a version that knows nothing of the count. */
  async buildOfBefore(): Promise<void> {
    await this.states.lease(feed, 'owner', this.nowMs, this.nowMs + 15_000);
    await this.table.change(keys.feedState(feed), { update: 'REMOVE leaseOwner, leaseUntil' });
  }

  async #built(noted: object): Promise<void> {
    const built = { builtAt: at(this.nowMs), digest: '', newest: [] };
    const archived = { generation: 1, pages: 0, to: '', recent: [] };
    await this.states.built(feed, 'owner', { ...built, archived, ...noted });
  }
}

/** A desk whose feed has been built for an hour by this version, by one process. */
async function running(): Promise<{ desk: Desk; heads: HeadMemory }> {
  const desk = new Desk();
  const heads = new HeadMemory();
  for (let n = 0; n < 5; n++) await desk.add(0);
  await desk.build(heads);
  await desk.build(heads);
  desk.nowMs += hour;
  await desk.build(heads);
  return { desk, heads };
}

describe('a build', () => {
  test('reads everything until the feed was built for an hour by this version', async () => {
    const desk = new Desk();
    const heads = new HeadMemory();
    await desk.add(0);
    for (let n = 0; n < 3; n++) {
      expect(await desk.build(heads)).toBe(2);
      desk.nowMs += hour / 4;
    }
    desk.nowMs += hour;
    expect(await desk.build(heads)).toBe(1);
    await desk.buildOfBefore();
    expect(await desk.build(heads)).toBe(2);
    expect(await desk.build(heads)).toBe(2);
  });

  test('reads no amendments where there were none, and of the rows only the new ones', async () => {
    const { desk, heads } = await running();
    await desk.add(0);
    expect(await desk.build(heads)).toBe(1);
    // Another process has no memory, but the same count.
    expect(await desk.build(new HeadMemory())).toBe(1);
  });

  test('reads them after a kill, and not again while nothing else is amended', async () => {
    const { desk, heads } = await running();
    await desk.change(1, 'gone');
    expect(await desk.build(heads)).toBe(2);
    expect(await desk.build(heads)).toBe(1);
    expect(await desk.build(new HeadMemory())).toBe(2);
    await desk.build(heads);
    // It is not shown for ever.
    desk.nowMs += 40 * 24 * hour;
    expect(await desk.build(heads)).toBe(1);
  });

  test('finds an amendment that is counted after a build has looked', async () => {
    const { desk, heads } = await running();
    const note = { storyId: 'story-0', version: 2, published: at(start), state: 'gone' as const };
    const entry = { ...note, object: 'story-0/2', at: at(desk.nowMs) };
    // A writer that stops between the amendment and its count, while the feed is built, and comes again.
    const { change } = desk.table;
    desk.table.change = async (key, update) =>
      update.update.includes('amended') ? false : change.call(desk.table, key, update);
    await desk.memberships.put([{ feed, state: 'gone' }], entry);
    await desk.amendments.note(feed, entry, desk.nowMs);
    desk.table.change = change;
    await desk.build(heads).catch(() => undefined);
    desk.nowMs += 20_000;
    await desk.amendments.note(feed, entry, desk.nowMs);
    await desk.build(heads);
  });

  test('reads everything when something must go, and now and then', async () => {
    const { desk, heads } = await running();
    expect(await desk.build(heads, { complete: true })).toBe(2);
    const needed: number[] = [];
    await desk.change(0, 'live');
    for (let n = 0; n < 45; n++) needed.push(await desk.build(heads));
    expect(needed.filter((queries) => queries === 2)).toHaveLength(3);
  });

  test('finds what a complete read finds, whatever was written before', async () => {
    const events = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('add' as const),
          late: fc.constantFrom(0, 1000, 4900, 8000, 60_000, hour),
        }),
        fc.record({
          kind: fc.constant('change' as const),
          state: fc.constantFrom('live' as const, 'gone' as const),
          index: fc.nat(20),
        }),
        fc.record({ kind: fc.constant('build' as const), process: fc.nat(1), archive: fc.boolean() }),
        fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(100, 3000, 12_000, hour) }),
        fc.record({ kind: fc.constant('before' as const) }),
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const { desk, heads } = await running();
        const processes = [heads, new HeadMemory()];
        for (const event of all) {
          desk.nowMs += 1;
          if (event.kind === 'add') await desk.add(event.late);
          else if (event.kind === 'change') await desk.change(event.index, event.state);
          else if (event.kind === 'wait') desk.nowMs += event.ms;
          else if (event.kind === 'before') await desk.buildOfBefore();
          else await desk.build(processes[event.process] ?? heads, event);
        }
        await desk.build(heads);
      }),
      atMost(300),
    );
  });
});
