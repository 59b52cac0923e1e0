import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hubLease, readHubRequest } from '../../../functions/core/delivery/hub-request.ts';
import { outgoing } from '../../../functions/outgoing/client.ts';
import { deliverTopic, distribute } from '../../../functions/pipeline/delivery/hub/distribute.ts';
import type { HubPorts } from '../../../functions/pipeline/delivery/hub/hub-ports.ts';
import { sharedReads } from '../../../functions/pipeline/delivery/hub/shared-reads.ts';
import { verifyIntent } from '../../../functions/pipeline/delivery/hub/verify.ts';
import { HubSubscriptions } from '../../../functions/store/entities/delivery/hub-subscriptions.ts';
import { memoryObjects } from '../../doubles/objects.ts';
import { memoryTable } from '../../doubles/table.ts';

const baseUrl = 'https://feeds.example.com';
const topic = `${baseUrl}/feeds/news.rss`;
const rss = 'application/rss+xml; charset=utf-8';
const hour = 3_600_000;

interface Got {
  method: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A subscriber over real HTTP. */
async function subscriber(status = 200, echo = true) {
  const got: Got[] = [];
  const state = { status, echo };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    got.push({ method: request.method ?? '', query, headers: request.headers, body });
    response.writeHead(state.status).end(state.echo ? query.get('hub.challenge') : 'no');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback?user=1`;
  return { callback, got, state, posts: () => got.filter(({ method }) => method === 'POST') };
}

function hub() {
  let nowMs = Date.parse('2026-12-01T12:00:00.000Z');
  const bucket = memoryObjects(() => nowMs);
  const warnings: unknown[] = [];
  const ports: HubPorts = {
    hubSubscriptions: new HubSubscriptions(memoryTable()),
    feeds: {
      get: async (id: string) =>
        ({ news: { id }, plain: { id }, closed: { id, visibility: 'private' } })[id as 'news'],
    } as never,
    feedStates: { follow: async () => {} },
    changeLogs: { get: async () => undefined },
    feedsBucket: bucket,
    call: outgoing({ allowLoopback: true, timeoutMs: 5000 }),
    random: () => 0,
    now: () => nowMs,
    baseUrl,
    log: { info: () => {}, warn: (_, details) => void warnings.push(details), error: () => {} },
    meter: { count: () => {}, milliseconds: () => {} },
  };
  const instant = (): string => new Date(nowMs).toISOString();
  return {
    ports,
    warnings,
    publish: (text: string, object = 'feeds/news.rss', contentType = 'application/xml; charset=utf-8') =>
      bucket.put(object, text, { contentType }),
    /** What `POST /hub` does, and the verification that follows. */
    ask: async (form: Record<string, string>) => {
      const request = readHubRequest(new URLSearchParams(form), { allowLoopback: true });
      if ('problems' in request) return request.problems;
      const id = await ports.hubSubscriptions.ask(request, instant());
      await verifyIntent(ports, request.feed, id);
      return ports.hubSubscriptions.get(request.feed, id);
    },
    distribute: (feed = 'news') => distribute(ports, feed, nowMs + hour),
    due: () => ports.hubSubscriptions.due(instant(), 10),
    wait: (ms: number): void => {
      nowMs += ms;
    },
  };
}

const asked = (callback: string, more: Record<string, string> = {}): Record<string, string> => ({
  'hub.mode': 'subscribe',
  'hub.callback': callback,
  'hub.topic': topic,
  ...more,
});

describe('the hub, by the cases of websub.rocks', () => {
  test('100: a typical subscription is verified and gets the topic as readers get it', async () => {
    const desk = hub();
    await desk.publish('<rss>1</rss>');
    const reader = await subscriber();
    expect(await desk.ask(asked(reader.callback))).toMatchObject({ until: '2026-12-11T12:00:00.000Z' });
    const [check] = reader.got;
    expect(Object.fromEntries(check?.query ?? [])).toEqual({
      user: '1',
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': expect.stringMatching(/^[\w-]{32}$/),
      'hub.lease_seconds': '864000',
    });
    await desk.distribute();
    expect(reader.posts()).toEqual([]);
    await desk.publish('<rss>2 – ü</rss>');
    await desk.distribute();
    await desk.distribute();
    const [post, ...others] = reader.posts();
    expect(others).toEqual([]);
    expect(post?.body).toEqual(Buffer.from('<rss>2 – ü</rss>'));
    expect(post?.headers['content-type']).toBe(rss);
    expect(post?.headers.link).toBe(`<${baseUrl}/hub>; rel="hub", <${topic}>; rel="self"`);
    expect(post?.headers).not.toHaveProperty('x-hub-signature');
    expect(post?.query.get('user')).toBe('1');
  });

  test('101: parameters that nobody knows are left alone', async () => {
    const desk = hub();
    await desk.publish('1');
    const reader = await subscriber();
    expect(await desk.ask(asked(reader.callback, { foo: 'bar', 'hub.other': '1' }))).toHaveProperty('until');
  });

  test('102: a second subscription takes the place of the first, with its secret and its lease', async () => {
    const desk = hub();
    await desk.publish('1');
    const reader = await subscriber();
    await desk.ask(asked(reader.callback, { 'hub.secret': 'one' }));
    desk.wait(hour);
    const renewed = await desk.ask(
      asked(reader.callback, { 'hub.secret': 'two', 'hub.lease_seconds': '7200' }),
    );
    expect(renewed).toMatchObject({ until: '2026-12-01T15:00:00.000Z', secret: 'two' });
    await desk.publish('2');
    await desk.distribute();
    const [post, ...others] = reader.posts();
    expect(others).toEqual([]);
    const signature = createHmac('sha256', 'two').update('2').digest('hex');
    expect(post?.headers['x-hub-signature']).toBe(`sha256=${signature}`);
    desk.wait(3 * hour);
    await desk.publish('3');
    await desk.distribute();
    expect(reader.posts()).toHaveLength(1);
  });

  test('103: after a verified end nothing comes any more', async () => {
    const desk = hub();
    await desk.publish('1');
    const reader = await subscriber();
    await desk.ask(asked(reader.callback));
    reader.state.echo = false;
    // Somebody else cannot end it.
    expect(await desk.ask(asked(reader.callback, { 'hub.mode': 'unsubscribe' }))).toHaveProperty('until');
    reader.state.echo = true;
    expect(await desk.ask(asked(reader.callback, { 'hub.mode': 'unsubscribe' }))).not.toHaveProperty('until');
    expect(reader.got.at(-1)?.query.has('hub.lease_seconds')).toBe(false);
    await desk.publish('2');
    await desk.distribute();
    expect(reader.posts()).toEqual([]);
  });

  test.each([
    ['104', 'txt', 'plain text'],
    ['105', 'json', '{"version":"https://jsonfeed.org/version/1.1"}'],
  ])('%s: a document in %s is sent byte for byte', async (_, extension, text) => {
    const desk = hub();
    const object = `feeds/plain.${extension}`;
    await desk.publish('before', object, 'application/json; charset=utf-8');
    const reader = await subscriber();
    await desk.ask(asked(reader.callback, { 'hub.topic': `${baseUrl}/${object}` }));
    await desk.publish(text, object, 'application/json; charset=utf-8');
    await desk.distribute('plain');
    expect(reader.posts().map(({ body }) => body.toString())).toEqual([text]);
  });

  test('106: a topic that is none of this site is denied, and no feed of subscribers is a topic', async () => {
    const desk = hub();
    const reader = await subscriber();
    const elsewhere = 'https://other.example/feeds/news.rss';
    const closed = `${baseUrl}/feeds/closed.rss`;
    for (const other of [elsewhere, closed, `${baseUrl}/feeds/none.atom`, `${baseUrl}/feeds/news.atom`]) {
      expect(await desk.ask(asked(reader.callback, { 'hub.topic': other }))).not.toHaveProperty('until');
      const said = reader.got.at(-1)?.query;
      expect(said?.get('hub.mode')).toBe('denied');
      expect(said?.get('hub.topic')).toBe(other);
      expect(said?.has('hub.challenge')).toBe(false);
    }
    expect(desk.warnings).toHaveLength(4);
  });
});

describe('the hub beyond these cases', () => {
  test('refuses what is wrong with a request, all at once', async () => {
    const desk = hub();
    const form = {
      'hub.mode': 'publish',
      'hub.callback': 'http://169.254.169.254/',
      'hub.topic': `${baseUrl}/stories/1.html`,
      'hub.lease_seconds': '-1',
      'hub.secret': 'ü'.repeat(100),
    };
    const problems = (await desk.ask(form)) as unknown as { pointer: string }[];
    expect(problems.map(({ pointer }) => pointer)).toEqual(
      ['mode', 'callback', 'topic', 'lease_seconds', 'secret'].map((name) => `/hub.${name}`),
    );
  });

  test('gives every lease an end', () => {
    const lease = (seconds: string) => {
      const form = asked('https://reader.example/', { 'hub.lease_seconds': seconds });
      const request = readHubRequest(new URLSearchParams(form));
      return 'problems' in request ? undefined : request.leaseSeconds;
    };
    expect([lease('1'), lease('7200'), lease('9999999999')]).toEqual([hubLease.least, 7200, hubLease.most]);
  });

  test('activates nothing that does not repeat the challenge, and asks again where nobody answered', async () => {
    const desk = hub();
    await desk.publish('1');
    const wrong = await subscriber(200, false);
    expect(await desk.ask(asked(wrong.callback))).not.toHaveProperty('until');
    const redirecting = await subscriber(302);
    expect(await desk.ask(asked(redirecting.callback))).not.toHaveProperty('until');
    expect(desk.warnings).toHaveLength(2);
    const late = await subscriber(503);
    const pending = await desk.ask(asked(late.callback));
    expect(pending).toMatchObject({ failures: 1 });
    desk.wait(10_000);
    late.state.status = 200;
    const [due] = await desk.due();
    await verifyIntent(desk.ports, due?.feed ?? '', due?.id ?? '');
    expect(await desk.ports.hubSubscriptions.get('news', due?.id ?? '')).toHaveProperty('until');
    expect(await desk.due()).toEqual([]);
  });

  test('keeps a lease over failures, sends what is current afterwards, and ends it at 410', async () => {
    const desk = hub();
    await desk.publish('1');
    const reader = await subscriber();
    await desk.ask(asked(reader.callback));
    reader.state.status = 500;
    await desk.publish('2');
    await desk.distribute();
    await desk.publish('3');
    await desk.distribute();
    expect(reader.posts()).toHaveLength(1);
    reader.state.status = 202;
    desk.wait(10_000);
    for (const one of await desk.due()) await deliverTopic(desk.ports, one);
    expect(reader.posts().map(({ body }) => body.toString())).toEqual(['2', '3']);
    reader.state.status = 410;
    await desk.publish('4');
    await desk.distribute();
    await desk.publish('5');
    await desk.distribute();
    expect(reader.posts()).toHaveLength(3);
  });
});

describe('a document that many callbacks get', () => {
  test('is read once for those who wait, and never before it was asked for', async () => {
    const begun: PromiseWithResolvers<number>[] = [];
    const read = sharedReads(() => {
      const one = Promise.withResolvers<number>();
      begun.push(one);
      return one.promise;
    });
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const first = read('a');
    await turn();
    const others = [read('a'), read('a'), read('a')];
    await turn();
    // The first read may be older than what the others asked for.
    expect(begun).toHaveLength(1);
    begun[0]?.resolve(1);
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.resolve(2);
    expect(await Promise.all([first, ...others])).toEqual([1, 2, 2, 2]);
    const failing = read('a');
    await turn();
    begun[2]?.reject(new Error('no answer'));
    await expect(failing).rejects.toThrow('no answer');
    const again = read('a');
    await turn();
    begun[3]?.resolve(4);
    expect(await again).toBe(4);
  });

  test('notes up to which entry of the log a callback was told', async () => {
    const desk = hub();
    await desk.publish('<rss>1</rss>');
    const reader = await subscriber();
    const asking = await desk.ask(asked(reader.callback));
    const id = asking && 'id' in asking ? asking.id : '';
    expect(await desk.ports.hubSubscriptions.get('news', id)).toMatchObject({
      since: '2026-12-01T12:00:00.000Z',
    });
    desk.ports.changeLogs = { get: async () => ({ written: 7 }) as never };
    await desk.publish('<rss>2</rss>');
    desk.wait(hour);
    await desk.distribute();
    expect(await desk.ports.hubSubscriptions.get('news', id)).toMatchObject({
      deliveredSeq: 7,
      deliveredAt: '2026-12-01T13:00:00.000Z',
    });
  });
});
