import { describe, expect, test } from 'vitest';
import { asJson, eventually } from '../../local-stack.ts';
import { guidOf, sideBySide, type Verbs } from './verbs.ts';

const dated = { firstCreated: '2026-03-01T08:00:00Z' };
/** Digits below the millisecond, as Atom shows them, are no part of a `Date`. */
const comparable = (instant: string) =>
  instant.replace(/(?:\.(\d+))?Z$/, (_end, digits = '') => `.${digits.padEnd(9, '0')}`);

export const times = ({ desk, submitted, put, shown, itemsOf }: Verbs): void => {
  const atom = async (feed: string) => (await desk().call('GET', `/feeds/${feed}.atom`)).text;
  const updatedIn = async (feed: string, id: string) => {
    const entry = (await atom(feed)).split('<entry').find((one) => one.includes(guidOf(id)));
    return comparable(/<updated>([^<]+)/.exec(entry ?? '')?.[1] ?? '');
  };
  const goneIn = async (feed: string, id: string) =>
    comparable(new RegExp(`ref="${guidOf(id)}" when="([^"]+)"`).exec(await atom(feed))?.[1] ?? '');
  const feedUpdated = async (feed: string) => {
    const { updated } = JSON.parse((await desk().call('GET', `/feeds/${feed}.json`)).text)._dateline;
    return Date.parse(updated);
  };

  describe('what readers compare', sideBySide, () => {
    test('of every version is later than of the one before, whatever its dates say', async () => {
      const told: string[] = [];
      const versions = [
        { ...dated },
        { ...dated },
        { versionCreated: '2026-02-01T08:00:00Z' },
        { versionCreated: new Date(Date.now() + 300_000).toISOString() },
        { ...dated },
      ];
      for (const [index, fields] of versions.entries()) {
        const version = index + 1;
        const headline = `Compared ${version}`;
        const { id } = await submitted({ guid: 'compared', version, headline, ...fields });
        const item = (await shown('latest', headline, id)) as unknown as Record<string, string>;
        told.push(await updatedIn('latest', id));
        expect(comparable(item.date_modified ?? '').slice(0, 23)).toBe(told.at(-1)?.slice(0, 23));
        // What the agency says stays beside it.
        const own = 'versionCreated' in fields ? fields.versionCreated : fields.firstCreated;
        expect(item._dateline).toMatchObject({ versionCreated: own });
      }
      expect(told).toEqual([...new Set(told)].sort());
      expect(told[0]).toBe(told.toSorted()[0]);
    });

    test.each([
      ['canceled', { pubStatus: 'canceled' }],
      ['withheld', { pubStatus: 'withheld' }],
    ])('of a story that comes back %s is later than of all it was', async (guid, status) => {
      const ahead = new Date(Date.now() + 300_000).toISOString();
      const { id } = await submitted({ guid, version: 1, headline: 'Shown', versionCreated: ahead });
      await shown('latest', 'Shown', id);
      const before = await updatedIn('latest', id);
      await submitted({ guid, version: 2, headline: 'Shown', ...status, ...dated });
      const when = await eventually(() => goneIn('latest', id));
      expect(when > before).toBe(true);
      const item = (await itemsOf('latest', id))[0];
      expect((item?._tombstone as { cause?: string })?.cause).toBe(
        guid === 'withheld' ? 'withheld' : undefined,
      );
      const page = await eventually(async () => {
        const { status, text } = await desk().call('GET', `/stories/${id}.json`);
        return status === 410 && text;
      });
      expect(comparable(JSON.parse(page).versionCreated)).toBe(when);
    });

    test('of a kill is told with a reason that is one clean line', async () => {
      const { id } = await submitted({ guid: 'unclean', headline: 'Unclean' });
      await shown('latest', 'Unclean', id);
      const reason = JSON.stringify({ reason: 'Wrong\u0007 name,\n\n  and\u0000 place' });
      expect((await desk().call('DELETE', `/v1/articles/${id}`, reason, asJson)).status).toBe(202);
      const tombstone = await eventually(async () => (await itemsOf('latest', id))[0]?._tombstone);
      expect(tombstone).toMatchObject({ reason: 'Wrong name, and place' });
    });

    test('of a story that leaves a feed by a correction is later than of all it was there', async () => {
      const { id } = await submitted({ guid: 'leaves', version: 1, headline: 'Leaves', ...dated });
      await shown('language-en', 'Leaves', id);
      const before = await updatedIn('language-en', id);
      const german = {
        language: 'de',
        body: '<p>Die Fähre fuhr am Montag wieder von der Insel zum Hafen, sagte die Hafenmeisterin der Zeitung.</p>',
      };
      const asked = Date.now();
      await submitted({ guid: 'leaves', version: 2, headline: 'Verlässt', ...german, ...dated });
      const when = await eventually(() => goneIn('language-en', id));
      expect(when > before).toBe(true);
      expect(Date.parse(when.slice(0, 23).concat('Z'))).toBeGreaterThanOrEqual(asked);
    });

    test('of a rewrite is later than of the story whose item it takes', async () => {
      const ahead = new Date(Date.now() + 300_000).toISOString();
      const first = await submitted({ guid: 'told-1', headline: 'Told once', versionCreated: ahead });
      await shown('latest', 'Told once', first.id);
      const before = await updatedIn('latest', first.id);
      const second = await submitted({
        guid: 'told-2',
        headline: 'Told twice',
        evolvedFrom: 'told-1',
        ...dated,
      });
      await shown('latest', 'Told twice', first.id);
      const between = await updatedIn('latest', first.id);
      expect(between > before).toBe(true);
      await put(second.id, { headline: 'Told thrice', ...dated });
      await shown('latest', 'Told thrice', first.id);
      expect((await updatedIn('latest', first.id)) > between).toBe(true);
    });

    test('of a feed is later with everything that changes in its head', async () => {
      const key = await desk().addAgency('clocked');
      const headers = { ...asJson, authorization: `Bearer ${key}` };
      const feed = 'agency-clocked';
      const seen: number[] = [];
      const send = async (fields: Record<string, unknown>) => {
        const body = {
          body: '<p>The ferry sailed on Monday for the northern islands, said the harbour master.</p>',
          ...fields,
        };
        expect((await desk().submit(JSON.stringify(body), headers)).status).toBe(202);
        const before = seen.at(-1) ?? 0;
        seen.push(
          await eventually(async () => {
            const updated = (await desk().feed(feed)) && (await feedUpdated(feed));
            return updated !== undefined && updated !== before && updated;
          }),
        );
      };
      await send({ guid: 'a', headline: 'A', versionCreated: new Date(Date.now() + 300_000).toISOString() });
      await send({ guid: 'b', headline: 'B', ...dated });
      await send({ guid: 'b', version: 2, headline: 'B corrected', ...dated });
      await send({
        guid: 'c',
        headline: 'C',
        embargoed: new Date(Date.now() + 3000).toISOString(),
        ...dated,
      });
      await send({ guid: 'a', version: 2, headline: 'A', pubStatus: 'canceled', ...dated });
      expect(seen).toEqual(seen.toSorted((x, y) => x - y));
      expect(Math.max(...seen)).toBeLessThanOrEqual(Date.now());
    });
  });
};
