import { describe, expect, test } from 'vitest';
import { type Change, isLive } from '../../../functions/core/delivery/change.ts';
import type { LogHead, LogSegment } from '../../../functions/core/delivery/log-documents.ts';
import { emptyDigest, setDigest } from '../../../functions/core/delivery/set-digest.ts';
import { endLog } from '../../../functions/pipeline/delivery/log-changes.ts';
import { keepLog } from '../../../functions/pipeline/feed-definitions/keep-log.ts';
import { retireFeed } from '../../../functions/pipeline/feed-definitions/retire.ts';
import { partitionOf } from '../../../functions/store/entities/feeds/definitions.ts';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

const story = (n: number, more: object = {}) => ({
  guid: `story-${n}`,
  headline: `Story ${n}`,
  language: 'en',
  keywords: ['river'],
  body: `<p>Report number ${n} says something of its own about the harbour of town ${n * 7919}.</p>`,
  ...more,
});

/** Times of publication are made distinct in one process, whatever its desks are: an hour sets them apart. */
const hourMs = 3_600_000;

async function deskWith(definition: object): Promise<MemoryDesk> {
  const desk = memoryDesk(undefined, { only: 'rivers' });
  await desk.addAgency('wire');
  await desk.define({ id: 'rivers', title: 'Rivers', description: 'Rivers', changes: true, ...definition });
  await desk.settle();
  return desk;
}

const head = async (desk: MemoryDesk): Promise<LogHead> =>
  JSON.parse((await desk.document('changes/rivers.json')) ?? '{"seq":-1,"entries":[]}') as LogHead;

/** Every entry of the log, as a reader finds them. */
async function wholeLog(desk: MemoryDesk): Promise<Change[]> {
  const { entries, seq } = await head(desk);
  const all: Change[] = [];
  for (let first = 1; first + 99 <= seq; first += 100) {
    const segment = JSON.parse((await desk.document(`changes/rivers/${first}.json`)) ?? '') as LogSegment;
    all.push(...segment.entries);
  }
  return [...all, ...entries];
}

/** What the feed holds by its rows. */
async function heldBy(desk: MemoryDesk): Promise<{ storyId: string; version: number }[]> {
  const row = await desk.ports.feeds.get('rivers');
  const rows = await desk.ports.memberships.between(partitionOf('rivers', row?.generation ?? 1), '', '~');
  return rows.filter(({ state }) => state === 'live').map(({ storyId, version }) => ({ storyId, version }));
}

/** Checks that the log has no gap and leads to what the feed holds. */
async function expectWhole(desk: MemoryDesk): Promise<Change[]> {
  const all = await wholeLog(desk);
  const { seq, digest, count, complete } = await head(desk);
  expect(all.map((one) => one.seq)).toEqual(Array.from({ length: seq }, (_, at) => at + 1));
  const held = new Map<string, number>();
  for (const { storyId, version, type } of all) {
    if (isLive(type)) held.set(storyId, version);
    else held.delete(storyId);
  }
  const own = [...held].map(([storyId, version]) => ({ storyId, version }));
  const rows = await heldBy(desk);
  expect(own.map(({ storyId, version }) => `${storyId} ${version}`).sort()).toEqual(
    rows.map(({ storyId, version }) => `${storyId} ${version}`).sort(),
  );
  expect({ digest, count, complete }).toEqual({
    digest: setDigest(rows),
    count: rows.length,
    complete: true,
  });
  return all;
}

const types = (all: readonly Change[]): string[] => all.map(({ type, guid }) => `${type} ${guid}`);

describe('the log of a feed', () => {
  test('begins empty, with what is to come', async () => {
    const desk = await deskWith({});
    expect(await head(desk)).toEqual({
      feed: 'rivers',
      seq: 0,
      digest: emptyDigest,
      count: 0,
      complete: true,
      segments: 'https://feeds.example.com/changes/rivers/{first}.json',
      entries: [],
    });
  });

  test('has what happens to stories, one entry each, and no text', async () => {
    const desk = await deskWith({ filter: { keyword: ['river'] } });
    await desk.send('wire', story(1));
    await desk.settle();
    await desk.wait(60_000);
    await desk.send('wire', story(1, { headline: 'Corrected' }), { operation: 'submit' });
    await desk.send('wire', story(2));
    await desk.settle();
    await desk.send('wire', story(2, { keywords: ['hill'] }));
    await desk.settle();
    const { storyId: target = '' } = (await wholeLog(desk))[0] ?? {};
    const kill = { operation: 'kill', target, targetVersion: 2, reason: 'Wrong' } as const;
    await desk.send('wire', '', kill);
    await desk.settle();
    const all = await expectWhole(desk);
    expect(types(all)).toEqual([
      'published story-1',
      'corrected story-1',
      'published story-2',
      'left story-2',
      'killed story-1',
    ]);
    expect(all[0]).toEqual({
      seq: 1,
      type: 'published',
      storyId: target,
      guid: 'story-1',
      version: 1,
      digest: expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/),
      at: expect.stringMatching(/^2026-11-30T/),
      url: `https://feeds.example.com/stories/${target}.json`,
    });
    expect(await desk.document('changes/rivers.json')).not.toMatch(/Story|Corrected|harbour/);
  });

  test('merges what came between two builds into the newest state, and loses no kill', async () => {
    const desk = await deskWith({});
    const { id } = (await desk.send('wire', story(1))) as { id: string };
    await desk.send('wire', story(1, { headline: 'Second' }));
    const [row] = await heldBy(desk);
    const kill = { operation: 'kill', target: row?.storyId ?? '', targetVersion: 2, reason: 'x' } as const;
    await desk.send('wire', '', kill);
    await desk.send('wire', story(2));
    await desk.send('wire', story(2, { headline: 'Second' }));
    await desk.settle();
    expect(types(await expectWhole(desk)).sort()).toEqual(['killed story-1', 'published story-2']);
    expect(id).toBeDefined();
  });

  test('goes on with another filter: what left and what joined is in it', async () => {
    const desk = await deskWith({ filter: { keyword: ['river'] } });
    await desk.send('wire', story(1));
    await desk.send('wire', story(2, { keywords: ['hill'] }));
    await desk.settle();
    await desk.define({
      id: 'rivers',
      title: 'Hills',
      description: 'Hills',
      changes: true,
      filter: { keyword: ['hill'] },
    });
    await desk.settle();
    // Nothing else asks for a build.
    expect(types(await expectWhole(desk))).toEqual(['published story-1', 'joined story-2', 'left story-1']);
  });

  test('asks for another build after the one that shows a new filter, or the feed for the first time', async () => {
    const desk = await deskWith({});
    const feed = await desk.ports.feeds.get('rivers');
    if (!feed) throw new Error('no feed');
    const begun = (generation: number) => ({ build: { feed: { ...feed, generation } } }) as never;
    expect(await endLog(begun(0), feed)).toBe(true);
    expect(await endLog(begun(feed.generation), feed)).toBe(false);
    expect(await endLog(begun(0), { ...feed, changes: false })).toBe(false);
  });

  test('of a feed that had none is completed with what the feed holds', async () => {
    const desk = await deskWith({ changes: false });
    for (let n = 1; n <= 7; n++) await desk.send('wire', story(n));
    await desk.settle();
    expect(await desk.document('changes/rivers.json')).toBeUndefined();
    await desk.wait(hourMs, hourMs);
    expect(await keepLog(desk.ports, 'rivers')).toBe(true);
    await desk.send('wire', story(8));
    await desk.settle();
    const all = await expectWhole(desk);
    expect(all).toHaveLength(8);
    for (const { guid, type } of all) expect(type).toBe(guid === 'story-8' ? 'published' : 'joined');
  });

  test('calls the stories new that came after the feed was defined, and those before not', async () => {
    const desk = memoryDesk(undefined, { only: 'rivers' });
    await desk.addAgency('wire');
    await desk.send('wire', story(1));
    await desk.settle();
    await desk.wait(hourMs, hourMs);
    await desk.define({ id: 'rivers', title: 'Rivers', description: 'Rivers', changes: true });
    await desk.send('wire', story(2));
    await desk.settle();
    expect(types(await expectWhole(desk)).sort()).toEqual(['joined story-1', 'published story-2']);
  });

  test('that a later definition asks for begins with what the feed holds', async () => {
    const desk = await deskWith({ changes: false });
    await desk.send('wire', story(1));
    await desk.settle();
    await desk.wait(hourMs, hourMs);
    await desk.define({ id: 'rivers', title: 'Rivers', description: 'Rivers', changes: true });
    await desk.send('wire', story(2));
    await desk.settle();
    expect(types(await expectWhole(desk)).sort()).toEqual(['joined story-1', 'published story-2']);
  });

  test('is kept by a later definition, and goes on when a retired feed is defined again', async () => {
    const desk = await deskWith({});
    await desk.send('wire', story(1));
    await desk.settle();
    await desk.define({ id: 'rivers', title: 'Rivers 2', description: 'Rivers' });
    await desk.send('wire', story(2));
    await desk.settle();
    expect(types(await expectWhole(desk))).toEqual(['published story-1', 'published story-2']);
    await retireFeed(desk.ports, 'rivers');
    await desk.settle();
    expect(await desk.document('changes/rivers.json')).toBeUndefined();
    await desk.define({ id: 'rivers', title: 'Rivers 3', description: 'Rivers' });
    await desk.send('wire', story(3));
    await desk.settle();
    await desk.wait(180_000);
    const all = await expectWhole(desk);
    expect(types(all).slice(0, 2)).toEqual(['published story-1', 'published story-2']);
    expect(all.at(-1)?.guid).toBe('story-3');
  });

  test('of a desk with another address, or one that was restored, is written again with the addresses of now', async () => {
    const desk = await deskWith({ visibility: 'private', changes: undefined });
    for (let n = 1; n <= 205; n++) await desk.send('wire', story(n));
    await desk.settle();
    const folder = `p/${await desk.ports.privateFolder.name()}/`;
    const keys = [1, 101].map((first) => `${folder}changes/rivers/${first}.json`);
    const before = await Promise.all(keys.map((key) => desk.document(key)));
    const log = await desk.ports.changeLogs.get('rivers');
    if (log) await desk.ports.changeLogs.put({ ...log, base: 'https://old.example.com', written: 205 }, log);
    for (const key of keys) await desk.feedsBucket.delete(key);
    await desk.send('wire', story(206));
    await desk.settle();
    expect(await Promise.all(keys.map((key) => desk.document(key)))).toEqual(before);
    expect(before[0]).toContain('https://feeds.example.com/private/feeds/rivers/stories/');
    const written = JSON.parse((await desk.document(`${folder}changes/rivers.json`)) ?? '') as LogHead;
    expect({ seq: written.seq, first: written.entries[0]?.seq }).toEqual({ seq: 206, first: 201 });
  });

  test('of young stories says when they leave by their age', async () => {
    const desk = await deskWith({ filter: { age: { max: 1 } } });
    await desk.send('wire', story(1));
    await desk.settle();
    expect(types(await wholeLog(desk))).toEqual(['published story-1']);
    await desk.wait(2 * 3_600_000, 600_000);
    expect(types(await wholeLog(desk))).toEqual(['published story-1', 'left story-1']);
  });

  test('is written again byte for byte', async () => {
    const desk = await deskWith({});
    for (let n = 1; n <= 105; n++) await desk.send('wire', story(n));
    await desk.settle();
    await expectWhole(desk);
    const keys = ['changes/rivers.json', 'changes/rivers/1.json'];
    const before = await Promise.all(keys.map((key) => desk.document(key)));
    for (const key of keys) await desk.feedsBucket.delete(key);
    await desk.ports.changeLogs.unwritten('rivers');
    await desk.ports.feeds.renew('rivers');
    await desk.send('wire', story(1));
    await desk.ports.feedsQueue.sendGrouped([
      { group: '', deduplicationId: '', message: { feed: 'rivers' } },
    ]);
    await desk.settle();
    expect(await Promise.all(keys.map((key) => desk.document(key)))).toEqual(before);
  });
});
