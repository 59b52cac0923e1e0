import { describe, expect, it } from 'vitest';
import { read } from '../../../../../functions/core/intake/index.ts';

const story =
  'Twelve people left the harbour on Thursday before the storm came, an official of the town said.';
const more = 'All of them were given rooms in the school for the night, and went home on Friday.';

async function draftOf(value: string) {
  const { items } = await read({
    bytes: new TextEncoder().encode(value),
    receivedAt: '2026-05-03T10:00:00Z',
  });
  const [item] = items;
  if (item === undefined || 'problems' in item) throw new Error('not read');
  return item.draft;
}

describe('a line over the headline', () => {
  it.each([
    'Source: AFP',
    'TNN | Dec 11, 2025, 04.51 AM IST',
    'ANI | Updated: Dec 11, 2025 14:12 IST',
    'विशेष संवाददाता, लखनऊ',
    'Home / India News / Storm empties harbour of a small town',
    'For immediate release',
    'EMBARGO LIFTED',
  ])('is not taken for it, and stays: %s', async (line) => {
    const draft = await draftOf(`${line}\n\nStorm empties harbour\n\n${story}\n\n${more}`);
    expect(draft.headline).toBe('Storm empties harbour');
    expect(draft.body?.value).toBe(`${line}\n\n${story}\n\n${more}`);
  });

  it('is no deck under it either', async () => {
    const draft = await draftOf(
      `Storm empties harbour\nANI | Updated: Dec 11, 2025 14:12 IST\n\n${story}\n\n${more}`,
    );
    expect(draft).toMatchObject({ headline: 'Storm empties harbour' });
    expect(draft.subheadline).toBeUndefined();
  });

  it.each([
    'TALA-HARBOUR-DREDGE\n2nd take\n02/05/2026',
    'Cabo Verde/Brava/Ensino',
    'Liechtenstein/Verkehr/',
    'ఆంధ్రప్రదేశ్-కాఫీ-రేడియో',
    'К сведению редакторов: видео будет передано до вечера',
    'Ode Lawal, Lokoja',
    'Na Rehema Mshindo',
    'নিজস্ব প্রতিবেদক, হাতিয়া',
    'EMBARGOED until 6 May 2026, 08:00 UTC',
  ])('may stand right over it, with a line between them or none: %s', async (lines) => {
    for (const between of ['\n', '\n\n']) {
      const draft = await draftOf(`${lines}${between}Storm empties harbour\n\n${story}\n\n${more}`);
      expect(draft.headline).toBe('Storm empties harbour');
      expect(draft.subheadline).toBeUndefined();
    }
  });

  it('is the headline where the story speaks of the name in it', async () => {
    const about =
      'Gouden Draak stays open, the owner of the restaurant said when the council had met on Friday.';
    const draft = await draftOf(`De Gouden Draak\n\nA deck of five words here\n\n${about}\n\n${more}`);
    expect(draft.headline).toBe('De Gouden Draak');
  });
});
