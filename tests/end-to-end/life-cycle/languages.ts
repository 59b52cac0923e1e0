import { describe, expect, test } from 'vitest';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import { article, asJson, eventually } from '../../local-stack.ts';
import { sideBySide, type Verbs } from './verbs.ts';

export const languages = ({ desk, submitted, put, kill, shown, absent, itemsOf }: Verbs): void => {
  const titleOf = async (feed: string) =>
    (JSON.parse((await desk().call('GET', `/feeds/${feed}.json`)).text) as { title: string }).title;

  describe('a story in a regional language', sideBySide, () => {
    test('is in the feed of the language too, and a correction leaves both right', async () => {
      const { id } = await submitted({ guid: 'british', headline: 'Ferry to the isle', language: 'en-GB' });
      await shown('language-en-gb', 'Ferry to the isle', id);
      await shown('language-en', 'Ferry to the isle', id);
      expect(await titleOf('language-en')).toMatch(/^Dateline.*: English$/);
      await put(id, { headline: 'Ferry to the island', language: 'en-US' });
      await shown('language-en-us', 'Ferry to the island', id);
      await shown('language-en', 'Ferry to the island', id);
      await absent('language-en-gb', id);
      await put(id, {
        headline: 'Fähre zur Insel',
        language: 'de-CH',
        body: '<p>Die Fähre fuhr am Montag wieder von der Insel zum Hafen, sagte die Hafenmeisterin der Zeitung.</p>',
      });
      await shown('language-de-ch', 'Fähre zur Insel', id);
      await shown('language-de', 'Fähre zur Insel', id);
      for (const feed of ['language-en', 'language-en-us']) await absent(feed, id);
      await kill(id);
      for (const feed of ['language-de-ch', 'language-de']) await absent(feed, id);
    });

    test('that came before that feed is taken out of it by a kill, once it was brought in', async () => {
      const fields = { guid: 'older', headline: 'Older than its feed', language: 'en-AU' };
      const { id } = await submitted(fields);
      await shown('language-en', 'Older than its feed', id);
      // As it was stored before a story was in the feed of its language.
      await desk().table.change(keys.story(id), {
        update: 'DELETE #feeds :feeds',
        names: { '#feeds': 'feeds' },
        values: { ':feeds': new Set(['language-en']) },
      });
      const again = await desk().submit(article(fields), asJson);
      expect(again.json.results?.[0]?.status).toMatch(/accepted|duplicate/);
      await desk().submit(article({ ...fields, keywords: [] }), { ...asJson, 'idempotency-key': 'again' });
      await kill(id);
      await eventually(async () =>
        (await itemsOf('language-en', id)).every((item) => item._tombstone !== undefined),
      );
    });
  });
};
