import { describe, expect, test } from 'vitest';
import type { StoryContent } from '../../../functions/core/story/schema.ts';
import type { StoryOutcome } from '../../../functions/pipeline/stories/change-story.ts';
import { releaseDue, releaseEmbargo } from '../../../functions/pipeline/stories/embargo-release.ts';
import { kill } from '../../../functions/pipeline/stories/kill.ts';
import { holdByOperator } from '../../../functions/pipeline/stories/operator-hold.ts';
import { releaseByOperator } from '../../../functions/pipeline/stories/operator-release.ts';
import { publishAgain } from '../../../functions/pipeline/stories/publish.ts';
import { storeDraft } from '../../../functions/pipeline/stories/store-draft.ts';
import type { Receipt } from '../../../functions/store/entities/uploads/receipts.ts';
import { agency, at, content, longText, MemoryDesk, receipt } from './memory-desk.ts';

const submit = (
  desk: MemoryDesk,
  guid: string,
  fields: Partial<StoryContent> = {},
  by: Receipt = receipt(`receipt-${guid}`),
): Promise<StoryOutcome> =>
  storeDraft(desk.ports(), by, agency, {
    pointer: '',
    format: 'json',
    draft: { guid, body: { kind: 'text', value: '' }, changes: [] },
    normalised: { content: content(fields), warnings: [], problems: [], changes: [] },
  });

const rowOf = (desk: MemoryDesk, { result }: StoryOutcome) => desk.story(result.storyId ?? '');

/** Version and state of a story's rows in a feed, in order of version. */
const inFeed = (desk: MemoryDesk, storyId: string | undefined, feed = 'latest') =>
  desk
    .partition(`FEED#${feed}#STORIES`)
    .filter((row) => row.storyId === storyId)
    .map(({ version, state, clusterId }) => ({ version, state, clusterId }))
    .sort((a, b) => Number(a.version) - Number(b.version));

describe('what a change says', () => {
  test('is the state of the story and the feeds that have to be built', async () => {
    const desk = new MemoryDesk();
    desk.partitions = ['latest', 'rivers@2'];
    const first = await submit(desk, 'a');
    expect(first.changed).toMatchObject({
      storyId: first.result.storyId,
      version: 1,
      state: 'published',
      feeds: ['latest', 'rivers'],
      story: { version: 1, clusterId: first.result.storyId },
    });
    const target = { target: first.result.storyId ?? '' };
    const held = await holdByOperator(
      desk.ports(),
      receipt('hold', { ...target, operation: 'hold', by: 'operator' }),
      agency,
    );
    expect(held.changed).toMatchObject({ version: 2, state: 'withheld', feeds: ['latest', 'rivers'] });
    const back = await releaseByOperator(
      desk.ports(),
      receipt('release', { ...target, operation: 'release', by: 'operator' }),
      agency,
    );
    expect(back.changed).toMatchObject({ version: 3, state: 'published' });
    const killed = await kill(desk.ports(), receipt('kill', { ...target, operation: 'kill' }), agency);
    expect(killed.changed).toMatchObject({ version: 4, state: 'killed', feeds: ['latest', 'rivers'] });
    expect(inFeed(desk, first.result.storyId).map(({ state }) => state)).toEqual([
      ...['live', 'gone', 'live', 'gone'],
    ]);
  });

  test('of an embargoed story and of an expired one names no feed', async () => {
    const desk = new MemoryDesk();
    const held = await submit(desk, 'a', { embargoed: at(60) });
    expect(held.changed).toMatchObject({ state: 'embargoed', feeds: [] });
    expect(desk.timers).toEqual([{ release: held.result.storyId }]);
    const expired = await submit(desk, 'b', { expires: at(0) });
    expect(expired.changed).toMatchObject({ state: 'expired', feeds: [] });
    expect(expired.result.warnings).toMatchObject([{ code: 'expired' }]);
  });

  test('is nothing for a story that is quarantined, refused or history', async () => {
    const desk = new MemoryDesk();
    const first = await submit(desk, 'a');
    await kill(desk.ports(), receipt('kill', { target: first.result.storyId ?? '' }), agency);
    const late = await submit(desk, 'a', { headline: 'Late' }, receipt('late'));
    expect(late).toMatchObject({ result: { status: 'quarantined', warnings: [{ code: 'killed' }] } });
    expect(late.changed).toBeUndefined();
    expect(desk.quarantined).toMatchObject([{ headline: 'Late', receipt: 'late', code: 'killed' }]);
  });
});

describe('a kill', () => {
  test('asks neither for destinations nor for similar stories nor for a chain', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk, 'a', { evolvedFrom: 'before' });
    const never = () => {
      throw new Error('A kill needs none of it');
    };
    const ports = Object.assign(desk.ports(), {
      matcher: { current: never },
      fingerprints: { bands: never },
    });
    const killed = await kill(ports, receipt('kill', { target: result.storyId ?? '' }), agency);
    expect(killed.changed).toMatchObject({ state: 'killed', feeds: ['latest'] });
  });
});

describe('two writers', () => {
  test('decide again when the other one was first', async () => {
    const desk = new MemoryDesk();
    const first = await submit(desk, 'a');
    const target = first.result.storyId ?? '';
    desk.beforeWrite = async () => {
      desk.beforeWrite = () => undefined;
      await submit(desk, 'a', { headline: 'Another' }, receipt('other', { operation: 'correct', target }));
    };
    const killed = await kill(desk.ports(), receipt('kill', { target }), agency);
    expect(killed.result).toMatchObject({ status: 'accepted', version: 3 });
    expect(inFeed(desk, target)).toMatchObject([
      { version: 1, state: 'live' },
      { version: 2, state: 'live' },
      { version: 3, state: 'gone' },
    ]);
    expect(rowOf(desk, killed)).toMatchObject({ version: 3, headline: 'Another' });
  });
});

describe('a repeated delivery', () => {
  const crash = (desk: MemoryDesk) => {
    desk.beforeBatch = () => {
      desk.beforeBatch = () => undefined;
      throw new Error('Crash');
    };
  };

  test('writes what a crash has left out, fingerprints too, and names the same feeds', async () => {
    const desk = new MemoryDesk();
    crash(desk);
    await expect(submit(desk, 'a')).rejects.toThrow('Crash');
    expect(desk.written.size).toBe(0);
    desk.nowMs += 5_000;
    const again = await submit(desk, 'a');
    expect(again.result.status).toBe('accepted');
    expect(again.changed).toMatchObject({ version: 1, state: 'published', feeds: ['latest'] });
    expect(inFeed(desk, again.result.storyId)).toMatchObject([{ version: 1, state: 'live' }]);
    const copy = await submit(desk, 'copy');
    expect(rowOf(desk, copy)?.clusterId).toBe(again.result.storyId);
  });

  test('of a kill takes the story out of every feed', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk, 'a');
    const killed = receipt('kill', { target: result.storyId ?? '' });
    crash(desk);
    await expect(kill(desk.ports(), killed, agency)).rejects.toThrow('Crash');
    const again = await kill(desk.ports(), killed, agency);
    expect(again.result).toMatchObject({ status: 'accepted', version: 2 });
    expect(inFeed(desk, result.storyId).at(-1)).toMatchObject({ version: 2, state: 'gone' });
    const other = await kill(desk.ports(), { ...killed, id: 'other' }, agency);
    expect(other.result).toMatchObject({ status: 'duplicate', version: 2 });
  });

  test('makes nobody find an old text for longer', async () => {
    const desk = new MemoryDesk();
    await submit(desk, 'a');
    const bands = () =>
      [...desk.written.values()].filter(({ pk }) => pk.startsWith('BAND#')).map(({ stories }) => stories);
    const before = bands();
    expect(before.length).toBeGreaterThan(0);
    desk.nowMs += 86_400_000;
    const again = await submit(desk, 'a', {}, receipt('again'));
    expect(again.result.status).toBe('duplicate');
    expect(bands()).toEqual(before);
  });

  test('adds a feed that was defined since, so that a kill reaches it', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk, 'a');
    desk.partitions = ['latest', 'young'];
    await submit(desk, 'a', {}, receipt('again'));
    expect(inFeed(desk, result.storyId, 'young')).toMatchObject([{ version: 1, state: 'live' }]);
    desk.partitions = ['latest'];
    await kill(desk.ports(), receipt('kill', { target: result.storyId ?? '' }), agency);
    expect(inFeed(desk, result.storyId, 'young').at(-1)).toMatchObject({ version: 2, state: 'gone' });
  });

  test('does not join a feed with a version that is current no more', async () => {
    const desk = new MemoryDesk();
    const { result } = await submit(desk, 'a');
    const old = desk.story(result.storyId ?? '');
    await kill(desk.ports(), receipt('kill', { target: result.storyId ?? '' }), agency);
    desk.partitions = ['latest', 'young'];
    const [text] = [...desk.texts.values()];
    if (!old || !text) throw new Error('The story was not stored');
    expect(await publishAgain(desk.ports(), old, { story: text, agencyName: 'Agency' })).toBeUndefined();
    expect(inFeed(desk, result.storyId, 'young')).toEqual([]);
  });
});

describe('a story released from an embargo', () => {
  const under = { embargoed: at(60) };
  const shownIn = async (desk: MemoryDesk, held: StoryOutcome) => {
    desk.nowMs += 61_000;
    await releaseEmbargo(desk.ports(), held.result.storyId ?? '');
    return rowOf(desk, held);
  };

  test('is published once its time has come, and builds are requested with its text', async () => {
    const desk = new MemoryDesk();
    const held = await submit(desk, 'held', under);
    await releaseEmbargo(desk.ports(), held.result.storyId ?? '');
    expect(rowOf(desk, held)?.published).toBeUndefined();
    const row = await shownIn(desk, held);
    expect(row).toMatchObject({ published: at(61), dueAt: at(61) });
    expect(desk.builds).toMatchObject([
      { story: row?.id, feeds: ['latest'], written: { headline: 'Strike at the canal' } },
    ]);
    await releaseEmbargo(desk.ports(), row?.id ?? '');
    expect(desk.builds).toHaveLength(1);
  });

  test('joins the cluster of the same text that was sent plain', async () => {
    const desk = new MemoryDesk();
    const held = await submit(desk, 'held', under);
    const plain = await submit(desk, 'plain', { text: longText('Strike') });
    const row = await shownIn(desk, held);
    expect(row).toMatchObject({ clusterId: plain.result.storyId, fingerprint: expect.any(String) });
    expect(inFeed(desk, row?.id)).toMatchObject([{ state: 'live', clusterId: plain.result.storyId }]);
    expect(desk.partition(`CLUSTER#${plain.result.storyId}`)).toMatchObject([{ storyId: row?.id }]);
  });

  test('begins a cluster that a later copy joins', async () => {
    const desk = new MemoryDesk();
    const row = await shownIn(desk, await submit(desk, 'held', under));
    expect(row?.clusterId).toBe(row?.id);
    const copy = await submit(desk, 'copy');
    expect(rowOf(desk, copy)?.clusterId).toBe(row?.id);
  });

  test('is finished by the reconciler when its release was cut off', async () => {
    const desk = new MemoryDesk();
    const held = await submit(desk, 'held', under);
    desk.nowMs += 61_000;
    const rows = [desk.story(held.result.storyId ?? '')];
    desk.beforeBatch = () => {
      desk.beforeBatch = () => undefined;
      throw new Error('Crash');
    };
    const id = held.result.storyId ?? '';
    await expect(releaseEmbargo(desk.ports(), id)).rejects.toThrow('Crash');
    expect(inFeed(desk, id)).toEqual([]);
    desk.nowMs += 30_000;
    // It is still among the held ones.
    const ports = desk.ports();
    ports.stories.due = async () => rows.flatMap((row) => row ?? []);
    expect(await releaseDue(ports)).toBe(1);
    expect(inFeed(desk, id)).toMatchObject([{ version: 1, state: 'live', clusterId: id }]);
    expect(desk.story(id)).toMatchObject({ published: at(61), dueAt: at(61) });
  });

  test('stays out when a newer version has come meanwhile', async () => {
    const desk = new MemoryDesk();
    const held = await submit(desk, 'held', under);
    const target = held.result.storyId ?? '';
    desk.nowMs += 61_000;
    desk.beforeWrite = async () => {
      desk.beforeWrite = () => undefined;
      await kill(desk.ports(), receipt('kill', { target }), agency);
    };
    await releaseEmbargo(desk.ports(), target);
    expect(rowOf(desk, held)).toMatchObject({ version: 2, pubStatus: 'canceled' });
    expect(inFeed(desk, target)).toEqual([]);
    expect(desk.builds).toEqual([]);
  });
});
