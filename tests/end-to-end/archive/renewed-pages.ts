import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { storyPageKey } from '../../../functions/contract/object-keys.ts';
import { rerenderPages } from '../../../functions/pipeline/recovery/rerender-pages.ts';
import { tableDesk } from '../../../functions/platform/composition.ts';
import type { BuildMessage } from '../../../functions/queues/messages.ts';
import { keys } from '../../../functions/store/dynamodb/keys.ts';
import type { FeedState } from '../../../functions/store/entities/feeds/feed-states.ts';
import { Memberships } from '../../../functions/store/entities/feeds/memberships.ts';
import type { PagesRenewal } from '../../../functions/store/entities/reconciler.ts';
import { article, asJson, eventually, type TestDesk } from '../../local-stack.ts';

interface Given {
  desk(): TestDesk;
  /** Guids in the feeds, by the number of a story; 3 was corrected, 5 killed. */
  ids: ReadonlyMap<number, string>;
  release: { readonly revision: number; change(to: { revision: number }): void };
}

const openStores = () => {
  const { FEEDS_BUCKET = '', TABLE_NAME = '', STORIES_BUCKET = '' } = process.env;
  const desk = tableDesk({ TABLE_NAME, STORIES_BUCKET });
  return { ...desk, feedsBucket: desk.publicBucket(FEEDS_BUCKET) };
};
let opened: ReturnType<typeof openStores> | undefined;
/** The stores of the stack, which has to run by then. */
const stores = () => {
  opened ??= openStores();
  return opened;
};
const marksOf = async (key: string) => (await stores().feedsBucket.head(key))?.metadata ?? {};
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Story pages, the directory and the sitemap after a release whose renderers write other bytes. */
export const renewedPages = ({ desk, ids, release }: Given): void => {
  const page = (n: number) => storyPageKey(ids.get(n)?.slice('urn:uuid:'.length) ?? '');
  const submitted = async (fields: Record<string, unknown>) =>
    (await desk().submit(article(fields), asJson)).json.results?.[0]?.storyId ?? '';
  const outdated = async () =>
    ((await desk().stack.invoke('reconcile', {})) as { outdated: number }).outdated;
  /** Runs the reconciler as long as it finds something to be rendered anew; a feed may just have been built. */
  const renewed = () =>
    eventually(async () => {
      if ((await outdated()) + (await outdated()) === 0) return true;
      await sleep(500);
      return false;
    });

  describe('the pages for people after such a release', () => {
    test('are all rendered anew; what was killed stays gone, what is held stays unknown', async () => {
      const held = await submitted({ guid: 'held', headline: 'Held story', embargoed: inOneHour() });
      const pages = [...ids.keys()].map(page);
      const before = new Map(await Promise.all(pages.map(async (key) => [key, await marksOf(key)] as const)));
      const both = () => Promise.all([page(3), page(5)].map((key) => desk().call('GET', `/${key}`)));
      const [corrected, killed] = await both();
      expect([corrected?.status, killed?.status]).toEqual([200, 410]);
      release.change({ revision: release.revision + 1 });
      const old = await marksOf('index.html');
      await eventually(async () => {
        await renewed();
        return (await marksOf('index.html')).look !== old.look;
      });
      await renewed();
      const { look } = await marksOf('index.html');
      // Built at most once in five seconds: the message that asked for it may still be put off.
      await eventually(async () => (await marksOf('sitemap-news.xml')).look === look);
      for (const key of pages) {
        expect(await marksOf(key)).toEqual({ ...before.get(key), look });
      }
      const [correctedNow, killedNow] = await both();
      expect([correctedNow?.text, killedNow?.text]).toEqual([corrected?.text, killed?.text]);
      expect(killedNow?.status).toBe(410);
      expect(await marksOf(storyPageKey(held))).toEqual({});
    });

    test('include that of an older story whose place another took, also when its message was lost', async () => {
      const newer = storyPageKey(await submitted({ guid: 'rewrite', evolvedFrom: 'archive-3' }));
      await eventually(async () => (await desk().call('GET', `/${page(3)}`)).text.includes(newer));
      const { version = '' } = await marksOf(page(3));
      const old = { contentType: 'text/html', metadata: { version, look: 'of an older release' } };
      await stores().feedsBucket.put(page(3), 'old', old);
      await desk().table.update(keys.reconciler(), { update: 'REMOVE pages' });
      await renewed();
      expect((await marksOf(page(3))).look).toBe((await marksOf(newer)).look);
      expect((await desk().call('GET', `/${page(3)}`)).text).toContain('Corrected in the archive');
    });

    test('are looked at some in a run, from where the last run ended, and then never again', async () => {
      const entry = (n: number) => ({
        storyId: `ancient-${n}`,
        version: 1,
        published: new Date(Date.UTC(2001, 0, 1, 0, n)).toISOString(),
        object: 'none',
        at: '2001-01-01T00:00:00.000Z',
      });
      const rows = Array.from({ length: 450 }, (_, n) => entry(n)).flatMap((one) =>
        Memberships.rows([{ feed: 'latest', state: 'gone' }], one),
      );
      await desk().table.writeMany(rows);
      const looks = new Map<string, string>();
      let asked: string[] = [];
      let read = 0;
      const told: string[] = [];
      const ports = {
        ...stores(),
        feedsBucket: {
          head: async (key: string) => {
            read++;
            const look = looks.get(key);
            return look === undefined ? undefined : { metadata: { look } };
          },
        } as never,
        feedsQueue: {
          sendGrouped: async (sent: { message: BuildMessage }[]) => {
            asked = sent.map(({ message }) =>
              'story' in message
                ? storyPageKey(message.story)
                : message.feed === 'directory'
                  ? 'index.html'
                  : 'sitemap-news.xml',
            );
          },
        } as never,
        log: { info: () => {}, warn: () => {}, error: (message: string) => told.push(message) },
        meter: { count: () => {}, milliseconds: () => {} },
      };
      const look = '0123456789abcdef';
      const latest = { archived: { look: `${look} 1` } } as FeedState;
      const seen = new Map<string, number>();
      let pages: PagesRenewal | undefined;
      for (let run = 0; run < 30; run++) {
        asked = [];
        const outcome = await rerenderPages(ports, latest, pages);
        pages = outcome.pages;
        expect(asked).toHaveLength(outcome.asked);
        expect(asked.length).toBeLessThanOrEqual(202);
        for (const key of asked) {
          seen.set(key, (seen.get(key) ?? 0) + 1);
          // One page can never be rendered.
          if (key !== storyPageKey('ancient-7')) looks.set(key, look);
        }
        if (pages?.upTo === undefined) break;
      }
      expect(pages).toEqual({ look });
      const again = [...seen].filter(([, times]) => times > 1);
      expect(again).toEqual([[storyPageKey('ancient-7'), 3]]);
      expect(told).toEqual(['Pages cannot be rendered again']);
      for (let n = 0; n < 450; n++) expect(seen.has(storyPageKey(`ancient-${n}`))).toBe(true);
      for (const n of ids.keys()) if (n !== 3) expect(seen.has(page(n))).toBe(true);
      read = 0;
      expect(await rerenderPages(ports, latest, pages)).toEqual({ pages, asked: 0 });
      expect(read).toBe(0);
    });
  });
};
