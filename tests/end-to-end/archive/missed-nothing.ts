import { describe, expect, test } from 'vitest';
import { readBack } from '../../core/feeds/read-back.ts';
import { documentedPoller } from '../../docs/poller.ts';
import { asJson, eventually, type TestDesk } from '../../local-stack.ts';

interface Given {
  desk: () => TestDesk;
  story: (n: number) => Record<string, unknown>;
  /** Guids of the stories of the desk end in a number from 0 on; ids by that number. */
  ids: Map<number, string>;
}

interface Shown {
  /** Index in the document. */
  at: number;
  /** All items of the document are in the order of their publication. */
  inOrder: boolean;
  title: string | undefined;
  updated: string | undefined;
}

/** A subscriber that holds to docs/feeds.md, "How to be sure you missed nothing". */
export function missedNothing({ desk, story, ids }: Given): void {
  const put = (n: number, fields: Record<string, unknown>) =>
    desk().call('PUT', `/v1/articles/archive-${n}`, JSON.stringify({ ...story(n), ...fields }), asJson);
  const head = (extension: 'rss' | 'atom' | 'json') => desk().call('GET', `/feeds/latest.${extension}`);

  describe('a correction of a story that has left the newest ones', () => {
    test('comes into the head in every format, at its position, and is told by its time', async () => {
      const times = async (): Promise<Record<string, Shown | undefined>> =>
        Object.fromEntries(
          await Promise.all(
            (['rss', 'atom', 'json'] as const).map(async (extension) => {
              const { items } = readBack(extension, (await head(extension)).text);
              const at = items.findIndex(({ id }) => id === ids.get(2));
              const one = items[at];
              const dates = items.map(({ published }) => Date.parse(published ?? ''));
              const inOrder = dates.every((date, n) => n === 0 || date <= (dates[n - 1] ?? 0));
              return [extension, one && { at, inOrder, title: one.title, updated: one.updated }];
            }),
          ),
        );
      expect(Object.values(await times())).toEqual([undefined, undefined, undefined]);
      await put(2, { headline: 'Archived story 2, corrected once' });
      const first = await eventually(async () => {
        const now = await times();
        return Object.values(now).every((one) => one !== undefined) && now;
      });
      await put(2, { headline: 'Archived story 2, corrected twice' });
      const second = await eventually(async () => {
        const now = await times();
        return Object.values(now).every((one) => one?.title?.endsWith('twice') === true) && now;
      });
      for (const format of ['rss', 'atom', 'json']) {
        // Behind the newest fifty.
        expect(second[format]?.at).toBeGreaterThanOrEqual(50);
        expect(second[format]?.inOrder).toBe(true);
        expect(Date.parse(second[format]?.updated ?? '')).toBeGreaterThan(
          Date.parse(first[format]?.updated ?? ''),
        );
      }
    });
  });

  test('a subscriber who was away for two pages has every story in its newest version, and no removed one', async () => {
    const { poll, live } = (await documentedPoller())(`${desk().stack.url}/feeds/latest.json`);
    await poll();
    const known = new Set(live().map(({ id }) => id));
    for (const id of [...ids.values()].slice(0, 5)) expect(known).toContain(id);
    expect(await poll()).toEqual([]);
    const [from, to] = [ids.size, ids.size + 70];
    for (let n = from; n < to; n++) {
      const { json } = await desk().submit(JSON.stringify(story(n)), asJson);
      ids.set(n, `urn:uuid:${json.results?.[0]?.storyId}`);
    }
    for (const n of [4, from + 1]) await put(n, { headline: `Corrected for the poller ${n}` });
    for (const n of [6, from + 2])
      await desk().call('DELETE', `/v1/articles/archive-${n}`, '{"reason":"Legal"}', asJson);
    const news = new Set<string>();
    await eventually(async () => {
      for (const { id } of await poll()) news.add(id);
      const found = new Map(live().map((item) => [item.id, item.title]));
      const came = [...ids].filter(([n]) => n >= from && n !== from + 2).every(([, id]) => found.has(id));
      const corrected = [4, from + 1].every(
        (n) => found.get(ids.get(n) ?? '') === `Corrected for the poller ${n}`,
      );
      const gone = [6, from + 2].every((n) => !found.has(ids.get(n) ?? ''));
      return came && corrected && gone;
    });
    // Nothing else has changed.
    const changed = [4, 6, ...Array.from({ length: to - from }, (_, n) => from + n)];
    for (const id of news) expect(changed.map((n) => ids.get(n))).toContain(id);
  });
}
