import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { privateAddress } from '../../functions/contract/private-addresses.ts';
import { compareKeys, syncKeysOf } from '../../functions/pipeline/delivery/sync-keys.ts';
import { instant } from '../../functions/pipeline/ports.ts';
import { s3 } from '../../functions/store/aws/clients.ts';
import { Objects } from '../../functions/store/s3/objects.ts';
import { operatorDesk } from '../cli/operator.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';
import { addressReaders } from '../pipeline/readers/installed-clients.ts';
import { define } from './operator.ts';

let desk: TestDesk;
let key: string;
let storyId: string;
let operator: ReturnType<typeof operatorDesk>;
const secret = 'Kestrel budget leaks nowhere';
/** A word of the text and of the guid that no other story has. */
const word = 'quillwort';

beforeAll(async () => {
  desk = await sharedDesk('open-wire');
  operator = operatorDesk();
  const closed = await desk.addAgency('closed-wire', { policy: { visibility: 'private' } });
  const filter = { agency: ['closed-wire'] };
  for (const id of ['closed-news', 'closed-other'])
    await define({
      id,
      title: `Private ${id}`,
      description: 'For subscribers',
      visibility: 'private',
      filter,
    });
  const body = `<p>${`The ${word} report says that the river board met in private on Monday. `.repeat(12)}</p>`;
  const answer = await desk.submit(article({ guid: `${word}-1`, headline: secret, body }), {
    ...asJson,
    authorization: `Bearer ${closed}`,
  });
  expect(answer.status).toBe(202);
  const [result] = answer.json.results ?? [];
  // Its agency is not told of private feeds, and of no page, since there is none in public.
  expect(result?.feeds).toBeUndefined();
  expect(result?.page).toBeUndefined();
  storyId = result?.storyId ?? '';
  key = await subscriber('newsroom', ['closed-news']);
  await eventually(async () =>
    (await get('/private/feeds/closed-news.json', basic(key))).text.includes(secret),
  );
});
afterAll(() => desk.close());

async function subscriber(id: string, feeds: string[]): Promise<string> {
  const created = await operator.subscribers.create({ id, name: id, feeds, createdAt: instant(Date.now()) });
  await syncKeysOf(operator, id);
  return created ?? '';
}

const basic = (password: string, user = 'reader') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

interface Seen {
  status: number;
  headers: Headers;
  text: string;
}

async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Seen> {
  const response = await fetch(`${desk.stack.url}${path}`, { method, headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('a private feed', () => {
  const formats = ['rss', 'atom', 'json'];

  test.each(formats)('is read as %s with a key, in each of the three ways', async (format) => {
    const path = `feeds/closed-news.${format}`;
    const answers = await Promise.all([
      get(`/private/${path}`, basic(key)),
      get(`/private/${path}`, { authorization: `Bearer ${key}` }),
      get(`/k/${key}/${path}`),
    ]);
    for (const { status, headers, text } of answers) {
      expect(status).toBe(200);
      expect(text).toContain(secret);
      expect(text).not.toContain(key);
      expect(headers.get('cache-control')).toBe('private, max-age=60');
      expect(headers.get('content-type')).toContain(format === 'json' ? 'feed+json' : `${format}+xml`);
      expect([...headers.keys()].filter((name) => name.startsWith('x-amz'))).toEqual([]);
    }
    expect(answers[2]?.headers.get('link')).toBe(`</k/${key}/${path}>; rel="self"`);
  });

  test.each(Object.entries(addressReaders))('is read by %s with a key, and not without', async (_, read) => {
    for (const format of ['rss', 'atom']) {
      const path = `feeds/closed-news.${format}`;
      const withKey = (one: string): string =>
        `${desk.stack.url.replace('http://', `http://reader:${one}@`)}/private/${path}`;
      expect(await read(withKey(key))).toContain(secret);
      expect(await read(`${desk.stack.url}/k/${key}/${path}`)).toContain(secret);
      for (const address of [
        `${desk.stack.url}/private/${path}`,
        withKey(`${key}x`),
        `${desk.stack.url}/k/${key}x/${path}`,
      ])
        expect(await read(address), address).toEqual([]);
    }
  });

  test('has conditional requests', async () => {
    const first = await get('/private/feeds/closed-news.rss', basic(key));
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/private/feeds/closed-news.rss', { ...basic(key), 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('cache-control')).toMatch(/^private/);
  });

  test('has pages for its stories, which link to nothing else', async () => {
    const path = `feeds/closed-news/stories/${storyId}.html`;
    // Written after the feed, with the log of its changes.
    const page = await eventually(async () => {
      const answer = await get(`/private/${path}`, basic(key));
      return answer.status === 200 && answer;
    });
    expect(page.text).toContain(secret);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).not.toMatch(/\/feeds\/agency-closed-wire|"[^"]*:\/\/[^/"]*\/stories\//);
    const feed = JSON.parse((await get('/private/feeds/closed-news.json', basic(key))).text);
    expect(feed.items[0].url).toBe(`${desk.stack.url}/private/${path}`);
    expect((await get(`/private/${path}`)).status).toBe(401);
  });

  const closed = [
    '/private/feeds/closed-news.rss',
    '/private/feeds/no-such-feed.rss',
    '/private/',
    '/private/feeds/../feeds/closed-news.rss',
    '/private/stories/x.html',
    '/k/',
    '/k/dls_newsroom_wrong/feeds/closed-news.rss',
  ];
  test.each(closed)('%s answers 401 without a key, whatever is there', async (path) => {
    const wrong = `dls_newsroom_${'A'.repeat(43)}`;
    for (const headers of [{}, basic(wrong), basic(''), { authorization: `Bearer ${key}x` }]) {
      const answer = await get(path, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=".*", Bearer/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.text).toBe('This address needs a valid key.\n');
    }
  });

  test.each([
    '/private/feeds/closed-other.rss',
    '/private/feeds/no-such-feed.rss',
    '/private/feeds/latest.rss',
    '/private/',
    '/private/feeds/closed-news.rss/..%2Fclosed-other.rss',
    '/private/feeds/closed-news/../closed-other.rss',
  ])('%s answers 404 with a key that does not cover it', async (path) => {
    expect((await get(path, basic(key))).status).toBe(404);
  });

  test('is at no public address, in no encoding', async () => {
    const bucket = new Objects(s3({ pathStyle: true }), process.env.FEEDS_BUCKET ?? '');
    const stored: string[] = [];
    for await (const { key: name } of bucket.list(`${privateAddress.folder}/`)) stored.push(name);
    expect(stored.some((name) => name.endsWith('feeds/closed-news.rss'))).toBe(true);
    for (const path of [
      '/feeds/closed-news.rss',
      '/%70rivate/feeds/closed-news.rss',
      '//private/feeds/closed-news.rss',
      '/p/feeds/closed-news.rss',
      `/p/${'0'.repeat(32)}/feeds/closed-news.rss`,
      `/stories/${storyId}.html`,
      `/stories/${storyId}.json`,
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  test('a private story is in no public document', async () => {
    const bucket = new Objects(s3({ pathStyle: true }), process.env.FEEDS_BUCKET ?? '');
    const paths = ['/', '/feeds.opml', '/sitemap-news.xml', '/robots.txt', '/status', '/v1/openapi.json'];
    for await (const { key: name } of bucket.list(''))
      if (!name.startsWith(`${privateAddress.folder}/`)) paths.push(`/${name}`);
    const words = [secret, word, storyId, storyId.slice(0, 13), 'closed-wire', 'closed-news', 'closed-other'];
    const leaks: string[] = [];
    for (let start = 0; start < paths.length; start += 16) {
      await Promise.all(
        paths.slice(start, start + 16).map(async (path) => {
          const { headers, text } = await get(path);
          const all = `${path}\n${JSON.stringify([...headers])}\n${text}`;
          for (const one of words) if (all.includes(one)) leaks.push(`${path}: ${one}`);
        }),
      );
    }
    expect(leaks).toEqual([]);
    expect(paths.length).toBeGreaterThan(10);
  });

  test('a nearly equal public story is told nothing of it', async () => {
    const body = `<p>${`The ${word} report says that the river board met in private on Monday. `.repeat(12)}</p>`;
    const answer = await desk.submit(
      article({ guid: 'copy-1', headline: 'A copy', body }),
      asJson,
      '/v1/articles?dryRun=true',
    );
    const [result] = answer.json.results ?? [];
    expect(result?.similar ?? []).toEqual([]);
    expect(result?.warnings.filter(({ code }) => code === 'near-duplicate')).toEqual([]);
    expect(result?.story?.clusterId).not.toBe(storyId);
  });
});

describe('keys', () => {
  test('of a suspended subscriber open nothing, and again when it is resumed', async () => {
    const own = await subscriber('paused', ['*']);
    const read = async () => (await get('/private/feeds/closed-other.rss', basic(own))).status;
    await eventually(async () => (await read()) === 200);
    await operator.subscribers.setStatus('paused', 'suspended');
    await syncKeysOf(operator, 'paused');
    expect(await read()).toBe(401);
    await operator.subscribers.setStatus('paused', 'active');
    await syncKeysOf(operator, 'paused');
    expect(await read()).toBe(200);
  });

  test('end with the contract, without anybody doing anything', async () => {
    const own = await subscriber('ending', ['*']);
    await operator.subscribers.edit('ending', { endsAt: instant(Date.now() + 1500) });
    await syncKeysOf(operator, 'ending');
    await eventually(async () => (await get('/private/feeds/closed-news.rss', basic(own))).status === 401);
  });

  test('that were replaced are valid for their time, and then or at once not', async () => {
    const first = await subscriber('turning', ['closed-news']);
    const status = async (one: string) => (await get('/private/feeds/closed-news.rss', basic(one))).status;
    const soon = instant(Date.now() + 60_000);
    const second = (await operator.subscribers.rotateKey('turning', soon, instant(Date.now()))) ?? '';
    await syncKeysOf(operator, 'turning');
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    const now = instant(Date.now());
    const third = (await operator.subscribers.rotateKey('turning', now, now)) ?? '';
    await syncKeysOf(operator, 'turning');
    expect([await status(first), await status(second), await status(third)]).toEqual([401, 401, 200]);
    await operator.subscribers.remove('turning');
    await syncKeysOf(operator, 'turning');
    expect(await status(third)).toBe(401);
  });

  test('whose change was not brought to the CDN are brought there by the reconciler', async () => {
    const own = (await operator.subscribers.create({
      id: 'forgotten',
      name: 'Forgotten',
      feeds: ['closed-news'],
      createdAt: instant(Date.now()),
    })) as string;
    expect((await get('/private/feeds/closed-news.rss', basic(own))).status).toBe(401);
    await desk.stack.invoke('reconcile', { impatient: true });
    expect((await get('/private/feeds/closed-news.rss', basic(own))).status).toBe(200);
    const { wrong, surplus } = await compareKeys(operator);
    expect([[...wrong], surplus]).toEqual([[], []]);
  });
});
