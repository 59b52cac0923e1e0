import { describe, expect, test } from 'vitest';
import { article, asJson, eventually } from '../../local-stack.ts';
import { guidOf, sideBySide, type Verbs } from './verbs.ts';

export const rewrites = ({ desk, submitted, put, kill, shown, absent, pageOf }: Verbs): void => {
  describe('a rewrite', sideBySide, () => {
    test('takes the place of its story under the guid of the first, and both tell of each other', async () => {
      const first = await submitted({ guid: 'quake-1', headline: 'Quake felt in the port' });
      await shown('latest', 'Quake felt in the port', first.id);
      const second = await submitted({
        guid: 'quake-2',
        headline: 'Quake damages the pier',
        evolvedFrom: 'quake-1',
        // Not German enough to be in the feed of the first.
        language: 'de',
        body: '<p>Das Beben hat am Montag die Mole im Hafen beschädigt, sagte die Hafenmeisterin der Zeitung.</p>',
      });
      expect(second.id).not.toBe(first.id);
      const both = [first.id, second.id];
      const item = await shown('latest', 'Quake damages the pier', ...both);
      expect(item).toMatchObject({ id: guidOf(first.id), _dateline: { version: 2 } });
      expect(item.content_html).toContain('Mole');
      await shown('language-de', 'Quake damages the pier', ...both);
      // It is not in the feed that only the first belonged to, and the first is not left there.
      await absent('language-en', ...both);
      expect((await desk().call('GET', '/feeds/latest.rss')).text).not.toContain(second.id.concat('</guid>'));

      const third = await submitted({
        guid: 'quake-3',
        headline: 'Pier closed after quake',
        evolvedFrom: second.id,
      });
      await shown('latest', 'Pier closed after quake', ...both, third.id);
      const api = await Promise.all(
        [...both, third.id].map((id) => desk().call('GET', `/v1/articles/${id}`)),
      );
      expect(api.map(({ json }) => [json.evolvedTo, json.chain?.first])).toEqual([
        ['quake-3', first.id],
        ['quake-3', first.id],
        [undefined, first.id],
      ]);
      expect(api[2]?.json.chain?.previous).toBe(second.id);
      for (const id of both) {
        await eventually(async () => (await pageOf(id)).text.includes(`/stories/${third.id}.html`));
        expect(JSON.parse((await pageOf(id, 'json')).text)).toMatchObject({ evolvedTo: 'quake-3' });
      }
      expect((await pageOf(third.id)).text).toContain(`/stories/${second.id}.html`);
    });

    test('cannot be undone by a correction of the older story, and a kill of it takes the item away', async () => {
      const first = await submitted({ guid: 'fire-1', headline: 'Fire in the mill' });
      const second = await submitted({ guid: 'fire-2', headline: 'Mill fire is out', evolvedFrom: 'fire-1' });
      const both = [first.id, second.id];
      await shown('latest', 'Mill fire is out', ...both);
      await put(first.id, { headline: 'Fire in the old mill' });
      await put(second.id, { headline: 'Mill fire is put out' });
      const item = await shown('latest', 'Mill fire is put out', ...both);
      expect(item._dateline?.version).toBe(3);
      await eventually(async () => (await pageOf(first.id)).text.includes('Fire in the old mill'));

      const killed = await kill(second.id);
      expect(killed.json.results?.[0]?.warnings).toEqual([]);
      await absent('latest', ...both);
      const atom = await eventually(async () => {
        const { text } = await desk().call('GET', '/feeds/latest.atom');
        return text.includes(`ref="${guidOf(first.id)}"`) && text;
      });
      expect(atom).not.toContain('Fire in the old mill');
      for (const id of both) await eventually(async () => (await pageOf(id)).status === 410);
      await put(first.id, { headline: 'Fire once more' });
      await submitted({ guid: 'fire-bystander', headline: 'A bystander of the fire' });
      await eventually(async () =>
        (await desk().call('GET', '/feeds/latest.json')).text.includes('bystander'),
      );
      expect((await desk().call('GET', '/feeds/latest.json')).text).not.toContain('Fire once more');

      const third = await submitted({
        guid: 'fire-3',
        headline: 'What burnt in the mill',
        evolvedFrom: 'fire-2',
      });
      const back = await shown('latest', 'What burnt in the mill', ...both, third.id);
      expect(back.id).toBe(guidOf(first.id));
      expect((await kill(first.id)).json.results?.[0]?.warnings).toMatchObject([{ code: 'rewritten' }]);
      await eventually(async () => (await pageOf(first.id)).status === 410);
      await shown('latest', 'What burnt in the mill', ...both, third.id);
    });

    test('may come before its story, whose id the item bears all the same', async () => {
      const third = await submitted({ guid: 'flood-3', headline: 'Flood recedes', evolvedFrom: 'flood-2' });
      const second = await submitted({ guid: 'flood-2', headline: 'Flood rises', evolvedFrom: 'flood-1' });
      const first = await submitted({ guid: 'flood-1', headline: 'Rain is expected' });
      const all = [first.id, second.id, third.id];
      const item = await shown('latest', 'Flood recedes', ...all);
      expect(item.id).toBe(guidOf(second.id));
      await eventually(async () => (await pageOf(first.id)).text.includes(`/stories/${third.id}.html`));
      expect((await desk().call('GET', '/feeds/latest.json')).text).not.toContain('Rain is expected');
    });

    test('under embargo leaves the older story where it is until its time', async () => {
      const first = await submitted({ guid: 'vote-1', headline: 'Vote is near' });
      await shown('latest', 'Vote is near', first.id);
      const anHour = new Date(Date.now() + 3_600_000).toISOString();
      const vote = { guid: 'vote-2', headline: 'Vote is won', evolvedFrom: 'vote-1' };
      const second = await submitted({ ...vote, embargoed: anHour });
      await put(first.id, { headline: 'Vote is very near' });
      await shown('latest', 'Vote is very near', first.id, second.id);
      const page = await eventually(async () => {
        const { text } = await pageOf(first.id);
        return text.includes('very near') && text;
      });
      expect(page).not.toContain(second.id);
      expect((await desk().call('GET', `/v1/articles/${first.id}`)).json.evolvedTo).toBe('vote-2');

      const embargoed = new Date(Date.now() + 1_500).toISOString();
      await put(second.id, { ...vote, embargoed });
      const item = await shown('latest', 'Vote is won', first.id, second.id);
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(embargoed));
      expect(item).toMatchObject({ id: guidOf(first.id), _dateline: { version: 4 } });
      await eventually(async () => (await pageOf(first.id)).text.includes(second.id));
    });

    test('of a story that has been rewritten comes after that rewrite', async () => {
      const first = await submitted({ guid: 'strike-1', headline: 'Strike called' });
      const [a, b] = await Promise.all(
        ['strike-2a', 'strike-2b'].map((guid) =>
          submitted({ guid, headline: guid, evolvedFrom: 'strike-1' }),
        ),
      );
      const all = [first.id, a?.id ?? '', b?.id ?? ''];
      const api = await Promise.all(all.map((id) => desk().call('GET', `/v1/articles/${id}`)));
      const last = api.find(({ json }) => json.evolvedTo === undefined)?.json;
      expect(last?.headline).toMatch(/^strike-2/);
      await shown('latest', last?.headline ?? '', ...all);
    });

    test('is none of itself, of its own rewrite, of what it was published beside, or of another agency', async () => {
      const self = await submitted({ guid: 'loop', headline: 'A loop', evolvedFrom: 'loop' });
      expect(self.warnings).toContain('evolved-from');
      await shown('latest', 'A loop', self.id);

      const head = await submitted({ guid: 'ring-1', headline: 'Ring one', evolvedFrom: 'ring-2' });
      const tail = await submitted({ guid: 'ring-2', headline: 'Ring two', evolvedFrom: 'ring-1' });
      expect([head.warnings, tail.warnings]).toEqual([[], ['evolved-from']]);
      await shown('latest', 'Ring one', head.id, tail.id);

      const lone = await submitted({ guid: 'lone', headline: 'Alone' });
      await submitted({ guid: 'other-lone', headline: 'Alone too' });
      const late = await put(lone.id, { headline: 'Alone no more', evolvedFrom: 'other-lone' });
      expect(late.json.results?.[0]?.warnings).toMatchObject([{ code: 'evolved-from' }]);
      await shown('latest', 'Alone no more', lone.id);

      const theirs = { authorization: `Bearer ${await desk().addAgency('rival')}`, ...asJson };
      const stolen = article({ guid: 'theft', headline: 'Not yours', evolvedFrom: lone.id });
      const theft = await desk().submit(stolen, theirs);
      const { id: thief, chain } = theft.json.results?.[0]?.story ?? {};
      expect([thief, chain?.first]).not.toContain(lone.id);
      const text = await eventually(async () => {
        const { text } = await desk().call('GET', '/feeds/latest.json');
        return text.includes('Not yours') && text;
      });
      expect(text).toContain('Alone no more');
      await shown('latest', 'Alone no more', lone.id);
    });
  });
};
