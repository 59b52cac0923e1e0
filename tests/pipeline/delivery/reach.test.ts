import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../../../functions/core/delivery/outgoing.ts';
import type { Reached } from '../../../functions/core/delivery/reach.ts';
import { acknowledge } from '../../../functions/pipeline/delivery/acknowledge.ts';
import { serveEndpoint } from '../../../functions/pipeline/delivery/endpoints/serve-endpoint.ts';
import { forAgency, reachOf } from '../../../functions/pipeline/delivery/reach/reach.ts';
import { type MemoryDesk, memoryDesk } from '../desk/in-memory.ts';

const story = (more: object = {}) => ({
  guid: 'one',
  headline: 'The harbour opens',
  language: 'en',
  body: '<p>The harbour opened on Monday, the port said.</p>',
  ...more,
});

/** A private feed with a story, and subscribers of it who acknowledge when told to. */
async function desk() {
  const one = memoryDesk();
  const { ports } = one;
  await one.addAgency('wire');
  await one.define({ id: 'premium', title: 'Premium', description: 'Premium', visibility: 'private' });
  await one.settle();
  const at = new Date(one.now()).toISOString();
  for (const id of ['early', 'late', 'silent', 'lost'])
    await ports.subscribers.create({ id, name: id, feeds: ['premium'], createdAt: at });
  await ports.subscribers.create({ id: 'elsewhere', name: 'Elsewhere', feeds: ['other'], createdAt: at });
  const sent = await one.send('wire', story());
  await one.settle();
  const id = sent.results?.[0]?.storyId ?? '';
  /** The copy of a subscriber goes up to the head now; `digest` of a wrong one. */
  const ack = async (subscriber: string, digest?: string) => {
    await one.wait(1000);
    const log = await ports.changeLogs.get('premium');
    const said = { feed: 'premium', seq: log?.seq ?? 0, digest: digest ?? log?.digest ?? '' };
    const outcome = await acknowledge(ports, { id: subscriber, feeds: ['premium'] }, said);
    expect(outcome.kind).toBe('noted');
    return new Date(one.now()).toISOString();
  };
  return { one, ports, id, ack };
}

/** Endpoints of `early` and `late` that follow the feed from its first entry on; those of `refuse` answer 500. */
async function pushedTo(one: MemoryDesk) {
  const { ports } = one;
  const createdAt = new Date(one.now()).toISOString();
  const taken: string[] = [];
  const refuse = new Set<string>();
  const cursors = [{ feed: 'premium', seq: 0, replay: 0 }];
  for (const subscriber of ['early', 'late']) {
    const endpoint = { id: `post-${subscriber}`, subscriber, url: `https://post-${subscriber}.example/` };
    await ports.endpoints.create({ ...endpoint, feeds: ['premium'], secrets: [], createdAt }, cursors);
  }
  const call: Outgoing = async ({ url, body }) => {
    const name = new URL(url).hostname.replace('.example', '');
    if (refuse.has(name)) return { kind: 'answer', status: 500, body: new Uint8Array() };
    taken.push(`${name} ${(JSON.parse(Buffer.from(body ?? []).toString()) as { type: string }).type}`);
    return { kind: 'answer', status: 204, body: new Uint8Array() };
  };
  const pushPorts = { ...ports, call, random: () => 0, baseUrl: 'https://feeds.example.com' };
  const serve = async (): Promise<void> => {
    await one.wait(1000);
    for (const id of ['post-early', 'post-late']) await serveEndpoint(pushPorts, id, one.now() + 60_000);
  };
  return { push: { serve }, taken, refuse };
}

const states = (reached: readonly Reached[] = []) =>
  reached.map(({ subscriber, state, had }) => `${subscriber} ${state} ${had?.version ?? '-'}`);

describe('the ledger of a story', () => {
  test('says who had which version, who has confirmed a kill, and what is open', async () => {
    const { one, ports, id, ack } = await desk();
    const first = await ack('late');
    await ack('early');
    await one.send('wire', story({ headline: 'The harbour does not open' }));
    await one.settle();
    await ack('early');
    await ack('lost');
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 2, reason: 'Wrong' });
    await one.settle();
    const confirmed = await ack('early');
    // The copy of this one still has the story.
    await ack('lost', 'f'.repeat(64));
    const [killed, corrected, ...rest] = await reachOf(ports, id);
    expect(rest).toEqual([]);
    expect(killed).toMatchObject({
      feed: 'premium',
      type: 'killed',
      version: 3,
      confirmed: 1,
      delivered: 0,
      open: 2,
      unknown: 1,
    });
    expect(states(killed?.reached)).toEqual([
      'late open 1',
      'lost open 2',
      'silent unknown -',
      'early confirmed 2',
    ]);
    expect(killed?.reached.at(-1)).toMatchObject({ channel: 'copy', confirmedAt: confirmed });
    expect(corrected).toMatchObject({ type: 'corrected', version: 2, confirmed: 2, open: 1, unknown: 1 });
    expect(states(corrected?.reached)).toEqual([
      'late open 1',
      'silent unknown -',
      'early confirmed 1',
      'lost confirmed -',
    ]);
    expect(corrected?.reached.find(({ subscriber }) => subscriber === 'late')?.had?.at).toBe(first);
    expect(killed && forAgency(killed)).toEqual({
      type: 'killed',
      version: 3,
      at: killed?.at,
      confirmed: 1,
      delivered: 0,
      open: 2,
      unknown: 1,
      lastConfirmedAt: confirmed,
    });
  });

  test('keeps a subscriber who was removed, and forgets one who never read', async () => {
    const { one, ports, id, ack } = await desk();
    await ack('early');
    for (const gone of ['early', 'silent']) await ports.subscribers.remove(gone);
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 1, reason: 'Wrong' });
    await one.settle();
    const [killed] = await reachOf(ports, id);
    expect(states(killed?.reached)).toEqual(['early open 1', 'late unknown -', 'lost unknown -']);
  });

  test('counts who took a call about it as told, and says what is still open', async () => {
    const { one, ports, id, ack } = await desk();
    const { push, taken, refuse } = await pushedTo(one);
    await push.serve();
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 1, reason: 'Wrong' });
    await one.settle();
    refuse.add('post-late');
    await push.serve();
    const [killed] = await reachOf(ports, id);
    expect(taken).toEqual([
      'post-early story.published',
      'post-late story.published',
      'post-early story.killed',
    ]);
    expect(killed).toMatchObject({ confirmed: 0, delivered: 1, open: 1, unknown: 2 });
    expect(states(killed?.reached)).toEqual([
      'late open 1',
      'lost unknown -',
      'silent unknown -',
      'early delivered 1',
    ]);
    expect(killed?.reached.at(-1)).toMatchObject({ channel: 'webhook', deliveredAt: expect.any(String) });
    // A copy that is right says more than a call; the subscriber counts once.
    await ack('early');
    const [after] = await reachOf(ports, id);
    expect(after).toMatchObject({ confirmed: 1, delivered: 0, open: 1, unknown: 2 });
    expect(states(after?.reached).slice(-2)).toEqual(['early delivered 1', 'early confirmed -']);
    // What an endpoint took stays on record when it is gone.
    for (const { id: endpoint } of await ports.endpoints.list()) await ports.endpoints.remove(endpoint);
    expect((await reachOf(ports, id))[0]).toEqual(after);
  });

  test('an endpoint that took no call at all is open, until its subscriber confirms by its copy', async () => {
    const { one, ports, id, ack } = await desk();
    const { push, refuse } = await pushedTo(one);
    refuse.add('post-late');
    await push.serve();
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 1, reason: 'Wrong' });
    await one.settle();
    await push.serve();
    const [killed] = await reachOf(ports, id);
    expect(killed).toMatchObject({ delivered: 1, open: 1, unknown: 2 });
    expect(killed?.reached[0]).toEqual({ subscriber: 'late', channel: 'webhook', state: 'open' });
    await ack('late');
    const [after] = await reachOf(ports, id);
    expect(after).toMatchObject({ confirmed: 1, delivered: 1, open: 0, unknown: 2 });
    // All that is known of one subscriber stands together, and who needs nothing comes last.
    expect(
      after?.reached.map(({ subscriber, channel, state }) => `${subscriber} ${channel} ${state}`),
    ).toEqual([
      'lost copy unknown',
      'silent copy unknown',
      'early webhook delivered',
      'late webhook open',
      'late copy confirmed',
    ]);
  });

  test('does not count subscribers, endpoints and callbacks that came after the kill', async () => {
    const { one, ports, id, ack } = await desk();
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 1, reason: 'Wrong' });
    await one.settle();
    await one.wait(60_000);
    const createdAt = new Date(one.now()).toISOString();
    await ports.subscribers.create({ id: 'new', name: 'New', feeds: ['*'], createdAt });
    await pushedTo(one);
    await ack('new');
    const [killed] = await reachOf(ports, id);
    expect(killed).toMatchObject({ confirmed: 0, delivered: 0, open: 0, unknown: 4 });
    expect(states(killed?.reached)).not.toContain('new confirmed -');
  });

  test('has the pushes of the hub: who got the document after the kill was told', async () => {
    const { one, ports, id } = await desk();
    const { changeLogs, hubSubscriptions } = ports;
    const row = { feed: 'premium', object: 'feeds/premium.rss', topic: 'https://x/feeds/premium.rss' };
    const asked = { mode: 'subscribe', leaseSeconds: 1000, ...row } as const;
    const before = (await changeLogs.get('premium'))?.written ?? 0;
    const at = new Date(one.now()).toISOString();
    const subscribe = async (host: string, since: string, deliveredSeq: number): Promise<void> => {
      const callback = `https://${host}/secret`;
      const subscription = { feed: 'premium', id: await hubSubscriptions.ask({ ...asked, callback }, at) };
      await hubSubscriptions.lease(subscription, { owner: 'me', now: at, until: '2027-01-01T00:00:00.000Z' });
      await hubSubscriptions.note(subscription, 'me', { since, deliveredSeq, deliveredAt: at }, []);
    };
    await one.send('wire', '', { operation: 'kill', target: id, targetVersion: 1, reason: 'Wrong' });
    await one.settle();
    await one.wait(60_000);
    await subscribe('told.example', at, before + 1);
    await subscribe('behind.example', at, before);
    await subscribe('fresh.example', new Date(one.now()).toISOString(), 0);
    const [killed] = await reachOf(ports, id);
    const pushed = killed?.reached.filter(({ channel }) => channel === 'hub') ?? [];
    expect(
      pushed.map(({ subscriber, state, had }) => [subscriber.split('/')[0], state, had?.version]),
    ).toEqual([
      ['behind.example', 'open', 1],
      ['told.example', 'delivered', undefined],
    ]);
    expect(JSON.stringify(killed)).not.toContain('secret');
  });

  test('is empty for a story that no feed with a log has had, and without kill or correction', async () => {
    const { ports, id } = await desk();
    expect(await reachOf(ports, id)).toEqual([]);
    expect(await reachOf(ports, 'nothing')).toEqual([]);
  });
});
