import { beforeAll, describe, expect, test } from 'vitest';
import { storyId } from '../../../functions/core/story/story-id.ts';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';
import { type Client, clients, type Had } from './clients.ts';
import { missingClients } from './installed-clients.ts';
import { type Sent, sent, upload } from './wire.ts';

/*
 * Stories go in at one end of the desk; at the other end the libraries that subscribers use read every feed and its
 * archive, and have to have what went in.
 */

/** What has to be had of a story at last; `gone` with the word that a removed item's title begins with. */
type Fate = { live: Sent; published?: string } | { gone: string } | 'never';
const fates = new Map<string, Fate>();
const idOf = (guid: string): string => `urn:uuid:${storyId('wire', guid)}`;

let desk: MemoryDesk;
const count = 88;
const minutes = (n: number): string => new Date(desk.now() + n * 60_000).toISOString();

async function send(story: Sent, fate: Fate, more: object = {}, backfill = false): Promise<void> {
  await desk.send('wire', upload(story, more), backfill ? { backfill } : {});
  await desk.settle();
  fates.set(story.guid, fate);
}

beforeAll(async () => {
  desk = memoryDesk();
  await desk.addAgency('wire');
  for (let n = 0; n < count; n++) {
    const story = sent(n);
    if (n % 11 === 3) await send(story, { live: story }, { embargoed: minutes(20) });
    else if (n % 11 === 5) await send(story, 'never', { embargoed: minutes(60 * 24 * 365) });
    else if (n % 11 === 7) await send(story, { gone: 'EXPIRED' }, { expires: minutes(30) });
    else if (n % 11 === 9) {
      const firstCreated = `20${String(10 + (n % 10))}-03-0${1 + (n % 9)}T10:00:00Z`;
      await send(story, { live: story, published: firstCreated }, { firstCreated }, true);
    } else await send(story, { live: story });
  }
  for (let n = 0; n < count; n += 11) {
    const story = {
      ...sent(n),
      headline: `${sent(n).headline}, corrected`,
      paragraphs: [`Corrected: ${n}.`, ...sent(n).paragraphs],
    };
    await send(story, { live: story }, { version: 2, correctionNote: 'The sum was wrong' });
    await send(sent(n + 1), { gone: 'KILLED' }, { version: 2, pubStatus: 'canceled' });
    await send(sent(n + 2), { gone: 'WITHHELD' }, { version: 2, pubStatus: 'withheld' });
  }
  // Embargoes and terms end, and the archive takes the stories of the past in.
  await desk.wait(45 * 60_000);
});

const document = async (key: string): Promise<string> => {
  const found = await desk.document(key);
  if (found === undefined) throw new Error(`${key} is missing`);
  return found;
};

/** The head and the whole archive, as docs/feeds.md says to read them. */
async function documents(extension: 'rss' | 'atom' | 'json'): Promise<string[]> {
  const all = [await document(`feeds/latest.${extension}`)];
  for (;;) {
    const last = all.at(-1) ?? '';
    const next =
      extension === 'json'
        ? (JSON.parse(last) as { next_url?: string }).next_url
        : /rel="prev-archive"[^>]*? href="([^"]+)"/.exec(last)?.[1];
    if (next === undefined) return all;
    all.push(await document(new URL(next).pathname.slice(1)));
  }
}

/** By id; what is nearer to the head counts. */
async function allItems(extension: 'rss' | 'atom' | 'json', client: Client): Promise<Map<string, Had>> {
  const had = new Map<string, Had>();
  for (const text of await documents(extension))
    for (const item of await client(text)) if (!had.has(item.id)) had.set(item.id, item);
  return had;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
/** Paragraphs of a text, without their markup. One client decodes references twice: its `<` may be a character. */
const paragraphsOf = (content: string): string[] =>
  [...content.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, one = '']) =>
    one
      .replace(/<\/?[a-z][^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? ''),
  );

const cases = (['rss', 'atom', 'json'] as const).flatMap((extension) =>
  Object.entries(clients[extension]).map(([name, client]) => ({ extension, name, client })),
);

describe.each(cases)('$name, $extension', ({ extension, client }) => {
  let had: Map<string, Had>;
  beforeAll(async () => {
    had = await allItems(extension, client);
  });
  const itemOf = (guid: string): Had | undefined => had.get(idOf(guid));

  test('has every story with its title, text, author and date, corrections included', () => {
    let checked = 0;
    for (const [guid, fate] of fates) {
      if (fate === 'never' || !('live' in fate)) continue;
      const { headline, paragraphs, author } = fate.live;
      const item = itemOf(guid);
      expect(item?.title, guid).toBe(headline);
      expect(paragraphsOf(item?.content ?? ''), guid).toEqual(expect.arrayContaining(paragraphs));
      expect(item?.authors, guid).toEqual([author ?? 'The wire agency']);
      const date = item?.published ?? Number.NaN;
      if (fate.published !== undefined) expect(date, guid).toBe(Date.parse(fate.published));
      else expect(Math.abs(date - desk.now()), guid).toBeLessThan(3_600_000);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(40);
  });

  test('has nothing of a story that was killed, held or expired but the word for it', () => {
    let checked = 0;
    for (const [guid, fate] of fates) {
      if (fate === 'never' || !('gone' in fate)) continue;
      const item = itemOf(guid);
      // The head keeps the newest twenty, and pages those whose stories were in them.
      if (item === undefined) continue;
      expect(item.title, guid).toContain(fate.gone);
      expect(item.content, guid).not.toMatch(/<p>|\d{4}/);
      checked += 1;
    }
    expect(checked).toBeGreaterThanOrEqual(20);
  });

  test('has no story under embargo, and none that did not go in', () => {
    for (const [guid, fate] of fates) if (fate === 'never') expect(itemOf(guid), guid).toBeUndefined();
    const sentIds = new Set([...fates.keys()].map(idOf));
    expect([...had.keys()].filter((id) => !sentIds.has(id))).toEqual([]);
  });
});

test('stories of the past are in no head, and all kinds of fate were there', async () => {
  const head = JSON.parse(await document('feeds/latest.json')) as { items: { id: string }[] };
  const past = [...fates].filter(
    ([, fate]) => fate !== 'never' && 'live' in fate && fate.published !== undefined,
  );
  expect(past.length).toBe(8);
  const shown = new Set(head.items.map(({ id }) => id));
  for (const [guid] of past) expect(shown.has(idOf(guid)), guid).toBe(false);
  expect(fates.size).toBe(count);
});

test.skipIf(true).each([...missingClients])('%s is not installed, and was not asked', () => {});
