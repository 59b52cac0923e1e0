import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorDesk } from '../../cli/connect/ports.ts';
import { doctorPorts } from '../../cli/doctor/ports.ts';
import { described } from '../../cli/doctor/report.ts';
import type { DoctorPorts, Scope } from '../../functions/operations/doctor/check.ts';
import { type Examined, examine } from '../../functions/operations/doctor/examine.ts';
import { repair } from '../../functions/operations/doctor/repair.ts';
import { syncKeysOf } from '../../functions/pipeline/delivery/sync-keys.ts';
import { fillPatienceMs } from '../../functions/pipeline/feed-definitions/define.ts';
import { keys, work, workKey } from '../../functions/store/dynamodb/keys.ts';
import type { StoryRow } from '../../functions/store/entities/stories/stories.ts';
import { Receipts } from '../../functions/store/entities/uploads/receipts.ts';
import type { Objects } from '../../functions/store/s3/objects.ts';
import { article, asJson, eventually, openDesk, type TestDesk } from '../local-stack.ts';
import { operatorDesk } from './operator.ts';

let desk: TestDesk;
let operator: OperatorDesk;
let ports: DoctorPorts;
/** Ids of the stories by their guids. */
const ids = new Map<string, string>();

const scope: Scope = { patienceMs: 0, orphanAgeMs: 0, pages: 'all' };
const look = (): Promise<Examined> => examine(ports, { extent: { all: true }, scope, confirmMs: 300 });
const codesOf = ({ findings }: Pick<Examined, 'findings'>): string[] =>
  [...new Set(findings.map(({ check }) => check.code))].sort();
const idOf = (guid: string): string => ids.get(guid) ?? '';
const row = async (guid: string): Promise<StoryRow> => (await operator.stories.get(idOf(guid))) as StoryRow;

const total = 8;
beforeAll(async () => {
  desk = await openDesk({ unscheduled: true });
  operator = operatorDesk();
  ports = doctorPorts(operator);
  // A head of two stories, so that a few make an archive.
  await operator.table.put({
    ...keys.feed('short'),
    ...workKey(work.feeds, 'short'),
    id: 'short',
    title: 'Short',
    description: 'Two at a time',
    content: 'full',
    size: 2,
    builtIn: false,
    generation: 1,
    revision: 1,
    createdAt: new Date().toISOString(),
  });
  await operator.definitions.put({ id: 'short', generation: 1 });
  for (let n = 0; n < total; n++) await submit(`story-${n}`);
  await submit('held', { embargoed: new Date(Date.now() + 86_400_000).toISOString() });
  await desk.call('PUT', '/v1/articles/story-1', article({ guid: 'story-1', headline: 'Corrected' }), asJson);
  await desk.call('DELETE', '/v1/articles/story-2', '{"reason":"Legal"}', asJson);
  // Writes the news sitemap, which is left to the minute.
  await desk.stack.invoke('reconcile', {});
  await eventually(async () => codesOf(await look()).length === 0);
});
afterAll(() => desk.close());

async function submit(guid: string, more: Record<string, unknown> = {}): Promise<void> {
  const answer = await desk.submit(article({ guid, headline: `Headline of ${guid}`, ...more }), asJson);
  ids.set(guid, answer.json.results?.[0]?.storyId ?? '');
}

const membershipKey = async (guid: string, feed: string) => {
  const { id, published = '', version } = await row(guid);
  return keys.membership(feed, published, id, version);
};

interface Harm {
  name: string;
  code: string;
  harm(): Promise<void>;
  /** For what nobody can mend: puts it right. */
  undo?: () => Promise<void>;
}

const lateReceipt = (state: 'pending' | 'stuck', id: string): (() => Promise<void>) => {
  return async () => {
    const bytes = Buffer.from(article({ guid: id, headline: `Headline of ${id}` }));
    const receipt = {
      id,
      agency: 'test',
      operation: 'submit' as const,
      state: 'pending' as const,
      receivedAt: new Date(Date.now() - 60_000).toISOString(),
      rawDigest: 'e'.repeat(64),
      rawSize: bytes.length,
      mediaType: 'application/json',
    };
    await operator.receipts.create(receipt, bytes);
    if (state === 'stuck') await operator.receipts.postpone(receipt, new Date().toISOString(), true);
  };
};

/** Takes an object away; its `undo` brings it back. */
function loss(bucket: () => Objects, keyOf: () => Promise<string>): Pick<Harm, 'harm' | 'undo'> {
  let lost = { key: '', text: '' };
  return {
    harm: async () => {
      const key = await keyOf();
      lost = { key, text: (await bucket().text(key)) ?? '' };
      await bucket().delete(key);
    },
    undo: () => bucket().put(lost.key, lost.text, { contentType: 'application/octet-stream' }),
  };
}

const harms: Harm[] = [
  {
    name: 'a receipt that nobody took',
    code: 'receipt-pending',
    harm: lateReceipt('pending', 'late-receipt'),
  },
  { name: 'a receipt that was given up', code: 'receipt-stuck', harm: lateReceipt('stuck', 'stuck-receipt') },
  {
    name: 'raw bytes that are gone',
    code: 'receipt-object-missing',
    ...loss(
      () => ports.intakeBucket,
      async () => {
        const receipt = await operator.receipts.get((await row('story-3')).receipt);
        return receipt ? Receipts.rawKey(receipt) : '';
      },
    ),
  },
  {
    name: 'a canonical story that is gone',
    code: 'story-object-missing',
    ...loss(
      () => ports.storiesBucket,
      // Of a version that stands no more, since the feeds of the others could not be built.
      async () => (await operator.stories.versions(idOf('story-1'), 5)).at(-1)?.object ?? '',
    ),
  },
  {
    name: 'a version that is not in the history',
    code: 'story-version-missing',
    harm: async () => operator.table.remove(keys.storyVersion(idOf('story-4'), 1)),
  },
  {
    name: 'a story that is not in a feed',
    code: 'story-not-in-feeds',
    harm: async () => operator.table.remove(await membershipKey('story-5', 'language-en')),
  },
  {
    name: 'a kill that did not reach a feed',
    code: 'story-not-in-feeds',
    harm: async () => operator.table.remove(await membershipKey('story-2', 'latest')),
  },
  {
    name: 'a story page that is gone',
    code: 'story-document',
    harm: () => ports.feedsBucket.delete(`stories/${idOf('story-6')}.html`),
  },
  {
    name: 'text of a killed story',
    code: 'text-public',
    harm: () =>
      ports.feedsBucket.put(`stories/${idOf('story-2')}.html`, 'The bridge', { contentType: 'text/html' }),
  },
  {
    name: 'text of a held story',
    code: 'text-public',
    harm: () =>
      ports.feedsBucket.put(`stories/${idOf('held')}.txt`, 'The bridge', { contentType: 'text/plain' }),
  },
  {
    name: 'a held story in a feed',
    code: 'feed-entry-stray',
    harm: async () => {
      const { id, version, object, storedAt } = await row('held');
      const entry = { storyId: id, version, object, published: storedAt, at: storedAt };
      await operator.memberships.put([{ feed: 'latest', state: 'live' }], entry);
    },
  },
  {
    name: 'a head that is gone',
    code: 'feed-head',
    harm: () => ports.feedsBucket.delete('feeds/agency-test.atom'),
  },
  {
    name: 'a head with other bytes',
    code: 'feed-head',
    harm: () => ports.feedsBucket.put('feeds/short.json', '{}', { contentType: 'application/json' }),
  },
  {
    name: 'an archive page that is gone',
    code: 'archive-page',
    harm: () => ports.feedsBucket.delete('feeds/short/archive/2.rss'),
  },
  {
    name: 'an archive page that no row tells of',
    code: 'archive-gap',
    harm: async () => {
      const { rows } = await operator.table.page<{ pk: string; sk: string }>(
        keys.archivePage('short', '').pk,
      );
      const [first] = rows;
      if (first) await operator.table.remove({ pk: first.pk, sk: first.sk });
    },
  },
  {
    name: 'a text that belongs to no story',
    code: 'orphan-story-object',
    harm: () =>
      ports.storiesBucket.put(`stories/${idOf('story-6')}/1-0000000000000000.json`, '{}', {
        contentType: 'application/json',
      }),
  },
  {
    name: 'a public document that belongs to no feed',
    code: 'orphan-document',
    harm: () => ports.feedsBucket.put('feeds/nobody.rss', '<rss/>', { contentType: 'application/rss+xml' }),
  },
  {
    name: 'a filling that nobody goes on with',
    code: 'filling-stands',
    harm: async () => {
      const at = new Date(Date.now() - 2 * fillPatienceMs).toISOString();
      const filling = { id: 'short', generation: 9, cursor: '', seen: 3, matched: 0, startedAt: at };
      await operator.definitions.putFilling({ ...filling, passStartedAt: at }, at);
    },
  },
  {
    name: 'a key at the CDN that belongs to nobody',
    code: 'subscriber-keys',
    harm: async () => {
      const createdAt = new Date().toISOString();
      await operator.subscribers.create({ id: 'reader', name: 'Reader', feeds: ['*'], createdAt });
      await syncKeysOf(operator, 'reader');
      const puts = new Map([['f'.repeat(64), 'folder 0 *']]);
      await (await operator.keyStore()).change({ puts, deletes: [] });
    },
  },
  {
    name: 'a list that is gone',
    code: 'public-list-missing',
    harm: () => ports.feedsBucket.delete('feeds.opml'),
  },
];

describe('a desk that is as it should be', () => {
  test('has nothing to be mended, whether all is looked at or only what was worked on', async () => {
    const all = await look();
    expect(all.findings.map(described)).toEqual([]);
    expect(all.looked).toMatchObject({ story: total + 1, feed: 4, objects: 5 });
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const extent = { all: false, since, sample: 3, start: '80000000-0000-8000-8000-000000000000' } as const;
    const lately = await examine(ports, { extent, scope: { ...scope, pages: 'newest' }, confirmMs: 0 });
    expect(lately.findings.map(described)).toEqual([]);
    expect(lately.looked.story).toBeGreaterThanOrEqual(total + 1);
  });
});

describe('a feed that is being built', () => {
  const head = 'feeds/short.json';
  const harmed = async (find: () => Promise<Examined>): Promise<string[]> => {
    const whole = (await operator.feedsBucket.text(head)) ?? '';
    await operator.feedsBucket.put(head, '{}', { contentType: 'application/json' });
    try {
      return codesOf(await find());
    } finally {
      await operator.feedsBucket.put(head, whole, { contentType: 'application/feed+json; charset=utf-8' });
    }
  };

  test('is looked at when its builder is done, and not taken for well', async () => {
    const now = Date.now();
    await operator.feedStates.lease('short', 'a slow builder', now, now + 1_500);
    expect(await harmed(look)).toEqual(['feed-head']);
  });

  test('and is behind the table at both looks, each time by another build, is as it should be', async () => {
    const build = async (): Promise<void> => {
      const now = Date.now();
      await operator.feedStates.lease('short', 'another', now, now + 10_000);
      await operator.feedStates.release('short', 'another');
    };
    const busy = { ...ports, pause: build };
    expect(await harmed(() => examine(busy, { extent: { all: true }, scope, confirmMs: 1 }))).toEqual([]);
  });
});

describe('harm', () => {
  const named = ({ findings }: Pick<Examined, 'findings'>): string[] =>
    findings.map(({ check }) => check.code).sort();
  let found: Examined;

  test('of every kind is found, each once, and nothing else', async () => {
    for (const { harm } of harms) await harm();
    found = await look();
    const expected = harms.map(({ code }) => code).sort();
    expect(named(found), JSON.stringify(found.findings.map(described))).toEqual(expected);
  });

  test('is mended by the ways of the pipeline, all but what is lost', async () => {
    const { repaired, remaining } = await repair(ports, found.findings, scope);
    const lost = harms.filter(({ undo }) => undo).map(({ code }) => code);
    expect(remaining.map(({ check }) => check.code).sort()).toEqual(lost.sort());
    expect(repaired).toHaveLength(harms.length - lost.length);
    // Stories that were stuck come into feeds now, which wait for their intervals.
    await expect.poll(async () => named(await look()), { timeout: 240_000 }).toEqual(lost);
    for (const { undo } of harms) await undo?.();
    expect((await look()).findings.map(described)).toEqual([]);
  });

  test('that was mended is seen by readers', async () => {
    const latest = await desk.feed('latest');
    const titles = latest?.items.map(({ title }) => title) ?? [];
    expect(titles).toEqual(expect.arrayContaining(['Headline of late-receipt', 'Headline of stuck-receipt']));
    expect(titles).not.toContain('Headline of held');
    expect(titles).not.toContain('Headline of story-2');
    expect((await desk.call('GET', `/stories/${idOf('held')}.txt`)).status).toBe(404);
    expect((await desk.call('GET', `/stories/${idOf('story-2')}.html`)).text).not.toContain('The bridge');
    expect((await desk.call('GET', '/feeds/nobody.rss')).status).toBe(404);
  });
});
