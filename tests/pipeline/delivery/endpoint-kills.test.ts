import { expect, test } from 'vitest';
import type { OutgoingAnswer } from '../../../functions/core/delivery/outgoing.ts';
import { atMost } from '../../property-runs.ts';
import { endpointDesk } from './endpoint-desk.ts';

const ok: OutgoingAnswer = { kind: 'answer', status: 200, body: new Uint8Array() };
const down: OutgoingAnswer = { kind: 'failed', why: 'connection', detail: 'ECONNREFUSED' };
const hour = 3_600_000;
/** 1,000 kills and 10,000 stories at the gate. */
const kills = 10 * atMost(100).numRuns;
const stories = 40;
const downStories = 100 * atMost(100).numRuns;

class Killed extends Error {}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`a worker that is killed ${kills} times loses nothing and sends nothing old after something new`, async () => {
  const random = numbers(20261201);
  let isArmed = false;
  let killed = 0;
  /** Dies before or after what it does: the reader cannot know which. */
  const mortal = async <T>(act: () => Promise<T>): Promise<T> => {
    const dies = isArmed && random() < 0.05;
    if (dies && random() < 0.5) throw new Killed();
    const result = await act();
    if (dies) throw new Killed();
    return result;
  };
  const desk = endpointDesk((send) => (command) => mortal(() => send(command)));
  await desk.add({ feeds: ['wire', 'sport'] });
  const { call } = desk.ports;
  desk.ports.call = (request) => mortal(() => call(request));
  desk.desk.answer = () => (random() < 0.05 ? down : ok);

  const versions = new Map<string, number>();
  const serve = async (): Promise<void> => {
    isArmed = true;
    try {
      await desk.serve();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      killed++;
    } finally {
      // Others of the same process die with it.
      await new Promise((resolve) => setImmediate(resolve));
      isArmed = false;
    }
  };
  while (killed < kills) {
    const id = `s${Math.floor(random() * stories)}`;
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    const type = random() < 0.2 ? 'killed' : version === 1 ? 'published' : 'corrected';
    for (const feed of random() < 0.5 ? ['wire'] : ['wire', 'sport']) desk.say(feed, id, type, version);
    await serve();
    // Leases of the dead end, and pauses of an endpoint that failed.
    desk.wait(random() < 0.5 ? 61_000 : 1000);
  }
  for (let hours = 0; hours < 300; hours++) {
    desk.wait(hour);
    await desk.serve();
  }
  const last = new Map<string, number>();
  for (const { storyId, version } of desk.calls) {
    expect(version).toBeGreaterThanOrEqual(last.get(storyId) ?? 0);
    last.set(storyId, version);
  }
  expect(last).toEqual(new Map([...versions].filter(([id]) => last.has(id))));
  expect([...versions.keys()].filter((id) => !last.has(id))).toEqual([]);
  // A call that was made and not noted comes again, with the same id.
  const states = new Map(desk.calls.map(({ headers, body }) => [headers['webhook-id'], body]));
  for (const { headers, body } of desk.calls) expect(body).toBe(states.get(headers['webhook-id']));
});

test('an endpoint that was down for a day gets each story once, kills first', async () => {
  const desk = endpointDesk();
  await desk.add();
  desk.desk.answer = () => down;
  for (let hours = 0; hours < 24; hours++) {
    for (let n = 0; n < downStories / 24; n++) {
      const id = `s${hours}-${n}`;
      desk.say('wire', id, 'published', 1);
      if (n % 3 === 0) desk.say('wire', id, 'corrected', 2);
      if (n % 100 === 0) desk.say('wire', id, 'killed', 3);
    }
    await desk.serve();
    desk.wait(hour);
  }
  const tried = desk.calls.length;
  expect(tried).toBeLessThan(64 + 24);
  desk.desk.answer = () => ok;
  desk.wait(24 * hour);
  for (let more = 0; more < 40; more++) await desk.serve();
  const came = desk.calls.slice(tried);
  expect(came.length).toBeGreaterThanOrEqual(downStories);
  expect(new Set(came.map(({ storyId }) => storyId)).size).toBe(came.length);
  const firstOther = came.findIndex(({ type }) => type !== 'story.killed');
  const lastKill = came.findLastIndex(({ type }) => type === 'story.killed');
  expect(firstOther).toBe(lastKill + 1);
});
