import { describe, expect, test } from 'vitest';
import { storyId } from '../../../functions/core/story/story-id.ts';
import { storeDraft } from '../../../functions/pipeline/stories/store-draft.ts';
import { agency, content, MemoryDesk, receipt } from './memory-desk.ts';

const idOf = (guid: string): string => storyId(agency.id, guid);

async function send(desk: MemoryDesk, guid: string, evolvedFrom?: string, headline = guid) {
  desk.nowMs += 1000;
  const { result, changed } = await storeDraft(desk.ports(), receipt(`${guid}-${headline}`), agency, {
    pointer: '',
    format: 'json',
    draft: { guid, body: { kind: 'text', value: '' }, changes: [] },
    normalised: {
      content: content({ headline, text: headline, ...(evolvedFrom && { evolvedFrom }) }),
      warnings: [],
      problems: [],
      changes: [],
    },
  });
  return { warnings: result.warnings.map(({ code }) => code), feeds: changed?.feeds };
}

/** The headlines that the feed shows, by its items. */
function shown(desk: MemoryDesk): Record<string, string | undefined> {
  const newest = new Map<string, { version: number; object: string }>();
  for (const { storyId: id, version, object } of desk.partition('FEED#latest#STORIES')) {
    const before = newest.get(String(id));
    if (!before || before.version < Number(version))
      newest.set(String(id), { version: Number(version), object: String(object) });
  }
  return Object.fromEntries(Array.from(newest, ([id, { object }]) => [id, desk.texts.get(object)?.headline]));
}

/** All orders of some guids. */
const orders = (guids: string[]): string[][] =>
  guids.length < 2
    ? [guids]
    : guids.flatMap((first) => orders(guids.filter((one) => one !== first)).map((rest) => [first, ...rest]));

/** Each evolved from the one before, and the first from the last. */
const loopOf = (length: number) => {
  const guids = Array.from({ length }, (_, n) => `l-${n + 1}`);
  return new Map(guids.map((guid, n) => [guid, guids[(n + length - 1) % length] ?? '']));
};

const cases = [1, 2, 3, 4].flatMap((length) =>
  orders([...loopOf(length).keys()]).map((order) => [order.join(' '), loopOf(length)] as const),
);

describe('a loop of rewrites', () => {
  test.each(cases)(
    'that is sent as %s is not closed, and corrections of its newest are shown',
    async (order, loop) => {
      const desk = new MemoryDesk();
      const sent: string[][] = [];
      for (const guid of order.split(' ')) sent.push((await send(desk, guid, loop.get(guid) ?? '')).warnings);
      // The last one would close it.
      expect(sent).toEqual([...sent.slice(1).map(() => []), ['evolved-from']]);
      // Chains that began apart stay two items.
      const items = Object.entries(shown(desk));
      expect(items.length).toBeGreaterThan(0);
      for (const [id, guid = ''] of items) {
        const before = desk.reads;
        const corrected = await send(desk, guid, loop.get(guid), `${guid} corrected`);
        expect(corrected.feeds).toEqual(['latest']);
        expect(shown(desk)[id]).toBe(`${guid} corrected`);
        expect(desk.reads - before).toBeLessThan(20);
      }
    },
  );

  test('that is in the table already shows one story of it, and the corrections of that one', async () => {
    const desk = new MemoryDesk();
    const loop = loopOf(3);
    for (const guid of loop.keys()) await send(desk, guid);
    // As version 0.1.0 linked them.
    const links = [...loop.entries()].map(([guid, from]) => ({ id: idOf(guid), previous: idOf(from) }));
    for (const { id, previous } of links) {
      const next = links.find((one) => one.previous === id)?.id ?? '';
      desk.rows.set(id, { ...desk.rows.get(id), chain: idOf('l-1'), previous, next });
    }
    const readsBefore = desk.reads;
    const feeds = [];
    for (const guid of loop.keys())
      feeds.push(await send(desk, guid, loop.get(guid) ?? '', `${guid} corrected`));
    expect(shown(desk)[idOf('l-1')]).toBe('l-3 corrected');
    expect(desk.reads - readsBefore).toBeLessThan(60);
    // A story that evolves from one of them cannot come after them all.
    expect((await send(desk, 'new', 'l-2')).warnings).toEqual(['evolved-from']);
    expect(shown(desk)[idOf('new')]).toBe('new');
  });
});

test('a rewrite reads its own row, that of its story and no more', async () => {
  const desk = new MemoryDesk();
  await send(desk, 'first');
  const before = desk.reads;
  await send(desk, 'plain');
  const plain = desk.reads - before;
  const between = desk.reads;
  expect((await send(desk, 'second', 'first')).warnings).toEqual([]);
  // Its own row and the one before to be linked; the one before, and the first for its position, to be shown.
  expect(desk.reads - between - plain).toBe(4);
  expect(Object.values(shown(desk)).sort()).toEqual(['plain', 'second']);
});

test('a second rewrite of the same instant is in the chain of the story, although the first has not joined it', async () => {
  const desk = new MemoryDesk();
  const { chains } = desk.ports();
  await send(desk, 'strike-1');
  const [first, a] = [idOf('strike-1'), idOf('strike-2a')];
  // The writer of the first rewrite stands between its link and its own row.
  await chains.succeed(first, { id: a, guid: 'strike-2a' }, first);
  await send(desk, 'strike-2b', 'strike-1');
  await chains.join(a, first, first);
  await send(desk, 'strike-2a', 'strike-1');
  const ids = [first, a, idOf('strike-2b')];
  expect(await Promise.all(ids.map(async (id) => (await chains.row(id))?.chain))).toEqual([
    first,
    first,
    first,
  ]);
  expect(shown(desk)).toEqual({ [first]: 'strike-2b' });
});
