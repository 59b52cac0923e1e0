import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { OutgoingAnswer } from '../../../functions/core/delivery/outgoing.ts';
import { endpointsToServe } from '../../../functions/pipeline/delivery/endpoints/resume-endpoints.ts';
import { testEndpoint } from '../../../functions/pipeline/delivery/endpoints/test-endpoint.ts';
import { type Call, endpointDesk, secret } from './endpoint-desk.ts';

const answer = (status: number, retryAfter?: string): OutgoingAnswer => ({
  kind: 'answer',
  status,
  body: new Uint8Array(),
  ...(retryAfter !== undefined && { retryAfter }),
});
const told = (calls: readonly Call[]): string[] =>
  calls.map(({ type, storyId, version }) => `${storyId} ${type.slice('story.'.length)} ${version}`);

const hour = 3_600_000;

describe('an endpoint', () => {
  test('gets a signed call for each change, which the reference library accepts', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s1 published 1']);
    const [call] = desk.calls;
    const { headers = {}, body = '' }: { headers?: Readonly<Record<string, string>>; body?: string } =
      call ?? {};
    expect(headers['webhook-timestamp']).toBe(String(desk.now() / 1000));
    const signed = new Webhook(secret).sign(headers['webhook-id'] ?? '', new Date(desk.now()), body);
    expect(headers['webhook-signature']).toBe(signed);
    expect(JSON.parse(body)).toEqual({
      type: 'story.published',
      timestamp: new Date(desk.now()).toISOString(),
      data: {
        storyId: 's1',
        guid: 's1',
        version: 1,
        digest: 'd1',
        state: 'live',
        url: 'https://feeds.example.com/stories/s1.json',
        feeds: [{ id: 'wire', seq: 1, type: 'published' }],
      },
    });
    await desk.serve();
    expect(desk.calls).toHaveLength(1);
  });

  test('is told where a story is now, also of a change that was logged at another domain', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    desk.ports.baseUrl = 'https://news.example.net';
    await desk.serve();
    const { data } = JSON.parse(desk.calls[0]?.body ?? '') as { data: { url: string } };
    expect(data.url).toBe('https://news.example.net/stories/s1.json');
  });

  test('gets nothing of before it was added, and from a number on when it is set back', async () => {
    const desk = endpointDesk();
    desk.say('wire', 'old', 'published', 1);
    await desk.add();
    desk.say('wire', 'new', 'published', 1);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['new published 1']);
    await desk.ports.endpoints.setBack('e1', 'wire', 0);
    await desk.serve();
    expect(told(desk.calls.slice(1)).sort()).toEqual(['new published 1', 'old published 1']);
    // Another id: a receiver that knows the first call takes this one too.
    const ids = desk.calls.filter(({ storyId }) => storyId === 'new').map((one) => one.headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('gets what is current after it was down, once a story, kills first', async () => {
    const desk = endpointDesk();
    await desk.add();
    for (const id of ['a', 'b', 'c']) desk.say('wire', id, 'published', 1);
    await desk.serve();
    desk.desk.answer = () => answer(503);
    desk.say('wire', 'a', 'corrected', 2);
    for (let n = 0; n < 20; n++) {
      await desk.serve();
      desk.wait(hour / 10);
    }
    desk.say('wire', 'a', 'corrected', 3);
    desk.say('wire', 'b', 'corrected', 2);
    desk.say('wire', 'd', 'published', 1);
    desk.say('wire', 'c', 'killed', 2);
    desk.desk.answer = () => answer(204);
    const before = desk.calls.length;
    desk.wait(24 * hour);
    await desk.serve();
    const after = told(desk.calls.slice(before));
    expect(after[0]).toBe('c killed 2');
    expect(after.sort()).toEqual(['a corrected 3', 'b corrected 2', 'c killed 2', 'd published 1']);
  });

  test('keeps the id over retries, and waits as long as the schedule and the receiver say', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    const answers = [answer(500), answer(302), answer(429, '600'), answer(200)];
    desk.desk.answer = () => answers.shift() ?? answer(200);
    let next = await desk.serve();
    const times = [desk.now()];
    while (next !== undefined) {
      desk.wait(next - desk.now());
      next = await desk.serve();
      times.push(desk.now());
    }
    expect(desk.calls.map(({ at }) => (at - (times[0] ?? 0)) / 1000)).toEqual([0, 5, 305, 2105]);
    expect(new Set(desk.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await desk.endpoint()).not.toHaveProperty('failures');
  });

  test('honours a pause that is longer than the schedule', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    desk.desk.answer = () => answer(503, new Date(desk.now() + 90_000).toUTCString());
    expect(await desk.serve()).toBe(desk.now() + 90_000);
    desk.say('wire', 's2', 'published', 1);
    expect(await desk.serve()).toBe(desk.now() + 90_000);
    expect(desk.calls).toHaveLength(1);
  });

  test('is disabled by 410, loses nothing, and goes on when it is enabled', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    desk.desk.answer = () => answer(410);
    await desk.serve();
    expect(await desk.endpoint()).toMatchObject({
      status: 'disabled',
      reason: expect.stringContaining('410'),
    });
    expect(desk.counts.get('endpointsDisabled')).toBe(1);
    desk.say('wire', 's2', 'published', 1);
    desk.desk.answer = () => answer(200);
    await desk.serve();
    expect(desk.calls).toHaveLength(1);
    await desk.ports.endpoints.change('e1', { status: 'active' }, ['reason', 'disabledAt']);
    await desk.serve();
    expect(told(desk.calls.slice(1)).sort()).toEqual(['s1 published 1', 's2 published 1']);
  });

  test('is disabled after the last try, with few calls, and the operator is told', async () => {
    const desk = endpointDesk();
    await desk.add();
    for (let n = 0; n < 100; n++) desk.say('wire', `s${n}`, 'published', 1);
    desk.desk.answer = () => ({ kind: 'failed', why: 'connection', detail: 'ECONNREFUSED' });
    for (let hours = 0; hours < 24 * 30 && (await desk.endpoint()).status === 'active'; hours++) {
      await desk.serve();
      desk.wait(hour);
    }
    expect(await desk.endpoint()).toMatchObject({
      status: 'disabled',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    expect(desk.counts.get('endpointsDisabled')).toBe(1);
    expect(desk.calls.length).toBeLessThan(64 + 12);
  });

  test('gives up a story that it never takes while others arrive', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 'bad', 'published', 1);
    desk.desk.answer = ({ storyId }) => answer(storyId === 'bad' ? 400 : 200);
    for (let n = 0; n < 24 * 8; n++) {
      desk.say('wire', `good${n}`, 'published', 1);
      await desk.serve();
      desk.wait(hour);
    }
    expect((await desk.endpoint()).status).toBe('active');
    expect(desk.calls.filter(({ storyId }) => storyId === 'bad')).toHaveLength(10);
    expect(desk.calls.filter(({ storyId }) => storyId !== 'bad')).toHaveLength(24 * 8);
    expect(desk.counts.get('callsGivenUp')).toBe(1);
    // Something new is sent again.
    desk.say('wire', 'bad', 'killed', 2);
    desk.desk.answer = () => answer(200);
    await desk.serve();
    expect(told(desk.calls).at(-1)).toBe('bad killed 2');
  });

  test('gets one call for a story of several feeds, and none that it left while it is in another', async () => {
    const desk = endpointDesk();
    await desk.add({ feeds: ['wire', 'sport'] });
    desk.say('wire', 's1', 'published', 1);
    desk.say('sport', 's1', 'published', 1);
    await desk.serve();
    desk.wait(1000);
    desk.say('sport', 's1', 'left', 1);
    await desk.serve();
    // The first feed was built with the kill, the second was not yet.
    desk.say('wire', 's1', 'killed', 2);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s1 published 1', 's1 published 1', 's1 killed 2']);
  });

  test('hears nothing live of a story that readers may not see any more', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    desk.hidden.add('s1');
    const next = await desk.serve();
    expect(desk.calls).toEqual([]);
    expect(next).toBeGreaterThan(desk.now());
    desk.say('wire', 's1', 'killed', 2);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s1 killed 2']);
  });

  test('of a suspended subscriber gets nothing, and all that is current afterwards', async () => {
    const desk = endpointDesk();
    await desk.add();
    desk.say('wire', 's1', 'published', 1);
    desk.desk.subscriber.status = 'suspended';
    await desk.serve();
    expect(desk.calls).toEqual([]);
    desk.desk.subscriber.status = 'active';
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s1 published 1']);
  });

  test('hears of a private feed only while the contract covers it, but of every kill', async () => {
    const desk = endpointDesk();
    desk.desk.isPrivate.add('wire').add('other');
    await desk.add({ feeds: ['wire', 'other'] });
    desk.say('other', 's1', 'published', 1);
    desk.say('wire', 's2', 'published', 1);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s2 published 1']);
    desk.desk.subscriber.feeds = [];
    desk.say('wire', 's3', 'published', 1);
    desk.say('wire', 's2', 'killed', 2);
    await desk.serve();
    expect(told(desk.calls)).toEqual(['s2 published 1', 's2 killed 2']);
  });

  test('signs with both secrets while one is replaced', async () => {
    const desk = endpointDesk();
    const next = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const until = new Date(desk.now() + hour).toISOString();
    await desk.add({ secrets: [{ secret: next }, { secret, until }] });
    desk.say('wire', 's1', 'published', 1);
    await desk.serve();
    desk.wait(2 * hour);
    desk.say('wire', 's2', 'published', 1);
    await desk.serve();
    const signatures = desk.calls.map(({ headers }) => headers['webhook-signature']?.split(' ').length);
    expect(signatures).toEqual([2, 1]);
  });

  test('is found by the reconciler when nobody serves it', async () => {
    const desk = endpointDesk();
    await desk.add();
    expect(await endpointsToServe(desk.ports)).toEqual([]);
    desk.say('wire', 's1', 'published', 1);
    expect(await endpointsToServe(desk.ports)).toEqual(['e1']);
    desk.desk.answer = () => answer(500);
    await desk.serve();
    expect(await endpointsToServe(desk.ports)).toEqual([]);
    desk.wait(10_000);
    expect(await endpointsToServe(desk.ports)).toEqual(['e1']);
    desk.desk.answer = () => answer(200);
    await desk.serve();
    expect(await endpointsToServe(desk.ports)).toEqual([]);
  });

  test('that is slow for one story gets the others meanwhile', async () => {
    const desk = endpointDesk();
    await desk.add();
    const slow = Promise.withResolvers<OutgoingAnswer>();
    desk.desk.answer = ({ storyId }) => (storyId === 's0' ? slow.promise : answer(200));
    for (let n = 0; n < 30; n++) desk.say('wire', `s${n}`, 'published', 1);
    const first = desk.serve();
    while (desk.calls.length < 30) await new Promise((resolve) => setTimeout(resolve, 1));
    // A second worker takes nothing that the first one has.
    await desk.serve();
    expect(desk.calls).toHaveLength(30);
    slow.resolve(answer(200));
    await first;
    expect(desk.calls).toHaveLength(30);
  });

  test('that takes a test call gets what waits at once, but not while it is disabled', async () => {
    const desk = endpointDesk();
    await desk.add();
    const sent: object[] = [];
    const deliveriesQueue = { send: async (message: object) => void sent.push(message) };
    const tested = () => testEndpoint({ ...desk.ports, deliveriesQueue }, { test: 'e1', call: 'c' });
    desk.desk.answer = () => answer(500);
    desk.say('wire', 's1', 'published', 1);
    for (let failures = 0; failures < 3; failures++) {
      await desk.serve();
      desk.wait(400_000);
    }
    await tested();
    expect(await desk.endpoint()).toMatchObject({ failures: 3, lastTest: { outcome: 'status 500' } });
    expect(sent).toEqual([]);
    await desk.serve();
    const before = desk.calls.length;
    await desk.serve();
    expect(desk.calls).toHaveLength(before);

    desk.desk.answer = () => answer(204);
    desk.wait(1000);
    await tested();
    expect(sent).toEqual([{ endpoint: 'e1' }]);
    await desk.serve();
    expect(told(desk.calls).at(-1)).toBe('s1 published 1');
    expect(await desk.endpoint()).not.toHaveProperty('failures');

    await desk.ports.endpoints.change('e1', { status: 'disabled' });
    await tested();
    expect(await desk.endpoint()).toMatchObject({ status: 'disabled', lastTest: { outcome: 'delivered' } });
    expect(sent).toHaveLength(1);
  });
});
