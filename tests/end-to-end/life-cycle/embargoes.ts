import { describe, expect, test } from 'vitest';
import { article, asJson, eventually } from '../../local-stack.ts';
import { sideBySide, type Verbs } from './verbs.ts';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

export const embargoes = ({ desk, submitted, put, shown, absent, itemsOf, pageOf }: Verbs): void => {
  describe('an embargo', sideBySide, () => {
    test('holds the story everywhere until its time, then releases it by itself', async () => {
      const held = { guid: 'held', headline: 'Ferry is to be sold' };
      const { id } = await submitted({ ...held, embargoed: inMs(3_600_000) });
      await submitted({ guid: 'after-held', headline: 'Ferry sails as planned' });
      await eventually(async () =>
        (await desk().call('GET', '/feeds/latest.json')).text.includes('Ferry sails as planned'),
      );
      const feeds = ['rss', 'atom', 'json'].map((extension) => `/feeds/latest.${extension}`);
      for (const path of [...feeds, `/stories/${id}.html`, '/'])
        expect((await desk().call('GET', path)).text).not.toContain('Ferry is to be sold');
      expect((await pageOf(id)).status).toBe(404);
      expect((await desk().call('GET', `/v1/articles/${id}`)).json.headline).toBe('Ferry is to be sold');
      const embargoed = inMs(1_500);
      await put(id, { ...held, embargoed });
      await shown('latest', 'Ferry is to be sold', id);
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargoed));
      expect((await desk().call('GET', `/v1/articles/${id}`)).json.published ?? '').toMatch(/^\d/);
    });

    test('can be changed, made earlier or later, and lifted', async () => {
      const begun = Date.now();
      const { id } = await submitted({
        guid: 'lifted',
        headline: 'Held for an hour',
        embargoed: inMs(3_600_000),
      });
      const sooner = await submitted({
        guid: 'sooner',
        headline: 'Held too long',
        embargoed: inMs(3_600_000),
      });
      // Two uploads have been taken in this time: postponing comes before the end on a slow machine, too.
      const margin = Math.max(4_000, 4 * (Date.now() - begun));
      const later = await submitted({ guid: 'later', headline: 'Held too short', embargoed: inMs(margin) });
      const postponed = await put(later.id, { headline: 'Held longer', embargoed: inMs(3_600_000) });
      expect(postponed.json.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });
      // Its end comes after the one that was postponed.
      const embargoed = inMs(margin + 1_000);
      await put(sooner.id, { headline: 'Held shorter', embargoed });
      expect((await pageOf(id)).status).toBe(404);
      await put(id, { headline: 'Lifted at once' });
      await shown('latest', 'Lifted at once', id);
      await shown('latest', 'Held shorter', sooner.id);
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargoed));
      expect(await itemsOf('latest', later.id)).toEqual([]);
      expect((await pageOf(later.id)).status).toBe(404);
    });

    test('that comes when the story is out is refused, and nothing of the version is seen', async () => {
      const { id } = await submitted({ guid: 'too-late', headline: 'Out already' });
      await shown('latest', 'Out already', id);
      const embargoed = inMs(3_600_000);
      const [corrected, sent] = [
        await put(id, { headline: 'Not before its time', embargoed }),
        await desk().submit(
          article({ guid: 'too-late', version: 7, headline: 'Not before its time', embargoed }),
          asJson,
        ),
      ];
      for (const { status, json } of [corrected, sent]) {
        expect(status).toBe(422);
        expect(json.errors).toEqual([
          { pointer: '/embargoed', detail: expect.stringContaining('version 1 stays published') },
        ]);
      }
      await submitted({ guid: 'after-too-late', headline: 'After the late embargo' });
      await eventually(async () =>
        (await desk().call('GET', '/feeds/latest.json')).text.includes('After the late embargo'),
      );
      expect((await desk().call('GET', '/feeds/latest.json')).text).not.toContain('Not before its time');
      expect((await desk().call('GET', `/v1/articles/${id}`)).json).toMatchObject({ version: 1 });
      // What is over holds nothing back, and a kill waits for no time.
      expect((await put(id, { headline: 'Corrected', embargoed: inMs(-60_000) })).status).toBe(202);
      await shown('latest', 'Corrected', id);
      const killed = await desk().submit(
        article({ guid: 'too-late', version: 9, pubStatus: 'canceled', embargoed }),
        asJson,
      );
      expect(killed.status).toBe(202);
      await absent('latest', id);
    });

    test('ends without anybody asking, even when the message was lost', async () => {
      const { id } = await submitted({
        guid: 'held-and-lost',
        headline: 'Held and its message lost',
        embargoed: inMs(1_500),
      });
      await eventually(async () => {
        await desk().stack.invoke('reconcile', {});
        return (await itemsOf('latest', id))[0]?.title === 'Held and its message lost';
      });
    });
  });

  describe('a withheld story', sideBySide, () => {
    test('stands nowhere until its agency says that it is usable, and can be taken back so', async () => {
      const { id } = await submitted({ guid: 'kept', headline: 'Kept back', pubStatus: 'withheld' });
      await submitted({ guid: 'not-kept', headline: 'Kept by nobody' });
      await eventually(async () =>
        (await desk().call('GET', '/feeds/latest.json')).text.includes('by nobody'),
      );
      expect(await itemsOf('latest', id)).toEqual([]);
      expect((await pageOf(id)).status).toBe(404);
      expect((await desk().call('GET', `/v1/articles/${id}`)).json.pubStatus).toBe('withheld');

      await put(id, { headline: 'Given out' });
      await shown('latest', 'Given out', id);
      await put(id, { headline: 'Kept back again', pubStatus: 'withheld' });
      await absent('latest', id);
      await eventually(async () => (await pageOf(id)).status === 410);
      await put(id, { headline: 'Given out again' });
      await shown('latest', 'Given out again', id);
      await eventually(async () => (await pageOf(id)).status === 200);
    });
  });
};
