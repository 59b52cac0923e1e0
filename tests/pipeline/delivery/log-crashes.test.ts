import { expect, test } from 'vitest';
import type { Change } from '../../../functions/core/delivery/change.ts';
import { type LogHead, type LogSegment, segmentOf } from '../../../functions/core/delivery/log-documents.ts';
import { digestOf, gapIn, type Holdings, replay } from '../../../functions/core/delivery/replay.ts';
import { digestAfter, emptyDigest } from '../../../functions/core/delivery/set-digest.ts';
import { partitionOf } from '../../../functions/store/entities/feeds/definitions.ts';
import { Faults } from '../../doubles/faults.ts';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

/** Numbers from 0 to below 1 that are the same for a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy that reads the log when it happens to, from where it was. */
class Copy {
  seq = 0;
  readonly held: Holdings = new Map();
  readonly seen: Change[] = [];
  readonly #desk: MemoryDesk;
  #digest = emptyDigest;
  constructor(desk: MemoryDesk) {
    this.#desk = desk;
  }

  async read(): Promise<LogHead | undefined> {
    const text = await this.#desk.document('changes/rivers.json');
    if (text === undefined) return undefined;
    const head = JSON.parse(text) as LogHead;
    expect(head.seq).toBeGreaterThanOrEqual(this.seq);
    for (let first = segmentOf(this.seq + 1); first <= head.seq; first += 100) {
      const isFull = first + 99 <= head.seq;
      const { entries } = isFull ? await this.#segment(first) : head;
      const due = entries.filter(({ seq }) => seq > this.seq);
      expect(gapIn(due, this.seq, isFull ? first + 99 : head.seq)).toBeUndefined();
      // What was read once never changes.
      for (const entry of entries.filter(({ seq }) => seq <= this.seq))
        expect(entry).toEqual(this.seen[entry.seq - 1]);
      this.seen.push(...due);
      for (const entry of due) this.#take(entry);
      this.seq = due.at(-1)?.seq ?? this.seq;
    }
    expect({ digest: this.#digest, count: this.held.size }).toEqual({
      digest: head.digest,
      count: head.count,
    });
    return head;
  }

  /** The digest is kept up to date: that of thousands of stories at each look would take most of the time. */
  #take(entry: Change): void {
    const { storyId } = entry;
    const before = this.held.get(storyId);
    replay(this.held, [entry]);
    const after = this.held.get(storyId);
    const held = (one: typeof before) => one && { storyId, version: one.version };
    this.#digest = digestAfter(this.#digest, held(before), held(after));
  }

  async #segment(first: number): Promise<LogSegment> {
    return JSON.parse((await this.#desk.document(`changes/rivers/${first}.json`)) ?? '{}') as LogSegment;
  }
}

const story = (n: number, version: number, keyword: string) => ({
  guid: `story-${n}`,
  headline: `Story ${n}, version ${version}`,
  language: 'en',
  keywords: [keyword],
  body: `<p>Report ${n * 7919} in its version ${version} is short.</p>`,
});

const definition = (keyword: string[] | undefined) => ({
  id: 'rivers',
  title: 'Rivers',
  description: 'Rivers',
  formats: ['json'],
  changes: true,
  ...(keyword && { filter: { keyword } }),
});

/** Changes of one run: 10,000 were run for docs/bench.md, and fewer are for every day. */
const changes = Number(process.env.DATELINE_LOG_CHANGES ?? 250);

test.each([1, 2])(
  'a copy equals the feed after changes, kills of stories and of builders (run %i)',
  async (seed) => {
    const next = random(seed);
    const among = (n: number): number => Math.floor(next() * n);
    // A build of this feed makes some thirty requests.
    const faults = new Faults(() => (next() < 0.3 ? among(35) : undefined));
    const desk = memoryDesk(undefined, { faults, only: 'rivers' });
    await desk.addAgency('wire');
    await desk.define(definition(['river']));
    await desk.settle();
    const copy = new Copy(desk);
    const ids: string[] = [];
    const keywords = ['river', 'river', 'river', 'hill'] as const;
    for (let done = 0; done < changes; done++) {
      const dice = next();
      const n = among(ids.length);
      const target = ids[n] ?? '';
      const row = target === '' ? undefined : await desk.ports.stories.get(target);
      const keyword = keywords[among(4)] ?? 'river';
      if (dice < 0.45 || !row) {
        const sent = await desk.send('wire', story(ids.length, 1, keyword));
        ids.push(sent.results?.[0]?.storyId ?? '');
      } else if (dice < 0.75) await desk.send('wire', story(n, done, keyword));
      else if (dice < 0.85) {
        const kill = {
          operation: 'kill',
          target,
          targetVersion: row.version,
          reason: `Wrong ${done}`,
        } as const;
        await desk.send('wire', '', kill);
      } else if (dice < 0.95) {
        const hold = { target, targetVersion: row.version, by: 'operator', reason: `Wait ${done}` } as const;
        await desk.send('wire', `${done}`, {
          operation: row.pubStatus === 'withheld' ? 'release' : 'hold',
          ...hold,
        });
      } else if (dice < 0.96) await desk.define(definition(next() < 0.5 ? ['river'] : ['river', 'hill']));
      if (next() < 0.5) await desk.settle();
      if (next() < 0.1) await desk.wait(60_000 * (1 + among(5)));
      if (next() < 0.2) await copy.read();
    }
    faults.end();
    await desk.settle();
    await desk.wait(15 * 60_000);
    const head = await copy.read();
    expect(head?.complete).toBe(true);
    expect(head?.digest).toBe(digestOf(copy.held));
    const row = await desk.ports.feeds.get('rivers');
    const rows = await desk.ports.memberships.between(partitionOf('rivers', row?.generation ?? 0), '', '~');
    const live = rows
      .filter(({ state }) => state === 'live')
      .map(({ storyId, version }) => [storyId, version]);
    expect(live.length).toBeGreaterThan(changes / 20);
    expect([...copy.held].map(([id, { version }]) => [id, version]).sort()).toEqual(live.sort());
    const types = new Set(copy.seen.map(({ type }) => type));
    for (const type of [
      'published',
      'corrected',
      'killed',
      'withheld',
      'released',
      'left',
      'joined',
    ] as const)
      expect(types).toContain(type);
    expect(faults.kills).toBeGreaterThan(changes / 20);
  },
);
