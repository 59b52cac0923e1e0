import { describe, expect, test } from 'vitest';
import { article, asJson, eventually } from '../../local-stack.ts';
import { sideBySide, type Verbs } from './verbs.ts';

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

export const terms = ({ desk, submitted, put, shown, absent, itemsOf, pageOf }: Verbs): void => {
  describe('terms of use', sideBySide, () => {
    test('that end take the story out of feeds and pages, not before and without the word killed', async () => {
      const { id } = await submitted({ guid: 'ends', headline: 'For an hour', expires: inMs(3_600_000) });
      await shown('latest', 'For an hour', id);
      const expires = inMs(3_000);
      await put(id, { headline: 'For a short time', expires });
      await absent('latest', id);
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expires));
      const [item] = await itemsOf('latest', id);
      expect(item?._tombstone).toMatchObject({ cause: 'expired', when: expires });
      const { text } = await desk().call('GET', '/feeds/latest.atom');
      expect(text).toMatch(/deleted-entry[^>]*><at:comment>Withdrawn: its usage terms have ended/);
      const page = await eventually(async () => {
        const answer = await pageOf(id);
        return answer.status === 410 && answer;
      });
      expect(page.text).toContain('usage terms have ended');
      for (const extension of ['json', 'ninjs', 'newsml', 'nitf', 'md', 'txt']) {
        const { status, text: left } = await pageOf(id, extension);
        expect([extension, status]).toEqual([extension, 410]);
        expect(left).not.toContain('For a short time');
      }
      expect((await desk().call('GET', `/v1/articles/${id}`)).json).toMatchObject({ pubStatus: 'usable' });

      await put(id, { headline: 'For longer', expires: inMs(3_600_000) });
      await shown('latest', 'For longer', id);
      await eventually(async () => (await pageOf(id)).status === 200);
    });

    test('can be changed before they end, and may have ended when the story comes', async () => {
      const { id } = await submitted({ guid: 'longer', headline: 'Ends soon', expires: inMs(3_000) });
      await put(id, { headline: 'Ends later', expires: inMs(3_600_000) });
      const over = await submitted({ guid: 'over', headline: 'Ended before', expires: inMs(-1_000) });
      expect(over.warnings).toContain('expired');
      const held = await submitted({
        guid: 'held-over',
        headline: 'Ends under embargo',
        embargoed: inMs(3_000),
        expires: inMs(2_000),
      });
      const last = await submitted({ guid: 'last', headline: 'Last to end' });
      await shown('latest', 'Last to end', last.id);
      await put(last.id, { headline: 'Last to end', expires: inMs(4_000) });
      await absent('latest', last.id);
      await shown('latest', 'Ends later', id);
      expect(await itemsOf('latest', over.id, held.id)).toEqual([]);
      expect((await pageOf(held.id)).status).toBe(404);
    });

    test('end by the policy of the agency, and when the message was lost', async () => {
      const days = 3 / 86_400;
      const key = await desk().addAgency('brief', { policy: { expiresAfterDays: days } });
      const theirs = { authorization: `Bearer ${key}`, ...asJson };
      const body = article({ guid: 'brief', headline: 'Brief by policy' });
      const { json } = await desk().submit(body, theirs);
      const id = json.results?.[0]?.storyId ?? '';
      const submittedAgain = await desk().submit(
        article({ guid: 'brief', headline: 'Brief by policy' }),
        theirs,
      );
      expect(submittedAgain.json.results?.[0]).toMatchObject({ status: 'duplicate', version: 1 });
      // 410 says that it was published and is so no longer.
      await eventually(async () => {
        await desk().stack.invoke('reconcile', {});
        return (await pageOf(id)).status === 410;
      });
    });
  });
};
