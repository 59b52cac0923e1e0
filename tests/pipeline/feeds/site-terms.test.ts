import { expect, test } from 'vitest';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

const details = { copyright: '© 2026 Harbour Desk', license: 'https://harbour.example/licence' };

async function deskWith(more: { details?: typeof details }): Promise<MemoryDesk> {
  const desk = memoryDesk(undefined, more);
  await desk.addAgency('wire');
  await desk.send('wire', {
    guid: 'one',
    headline: 'The ferry sails',
    language: 'en',
    body: '<p>The ferry to the islands sails again on Monday, the port said.</p>',
  });
  await desk.settle();
  return desk;
}

const copyright = /<copyright>([^<]*)<|<rights type="text">([^<]*)<\/rights><generator|"copyright":"([^"]*)"/;
const statedIn = (text = ''): string | undefined => copyright.exec(text)?.slice(1).find(Boolean);

test('copyright line and licence of the site are in every built-in feed, in every format', async () => {
  const desk = await deskWith({ details });
  for (const feed of ['latest', 'agency-wire', 'language-en'])
    for (const extension of ['rss', 'atom', 'json']) {
      const document = await desk.document(`feeds/${feed}.${extension}`);
      expect(statedIn(document), `${feed}.${extension}`).toBe(details.copyright);
      expect(document, `${feed}.${extension}`).toContain(details.license);
    }
});

test('they are in none where the operator says nothing', async () => {
  const desk = await deskWith({});
  for (const extension of ['rss', 'atom', 'json'])
    expect(statedIn(await desk.document(`feeds/latest.${extension}`))).toBeUndefined();
});
