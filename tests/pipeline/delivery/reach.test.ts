import { describe, expect, test } from 'vitest';
import type { Reached } from '../../../functions/core/delivery/reach.ts';
import { acknowledge } from '../../../functions/pipeline/delivery/acknowledge.ts';
import { forAgency, reachOf } from '../../../functions/pipeline/delivery/reach/reach.ts';
import { memoryDesk } from '../desk/in-memory.ts';

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

  test('is empty for a story that no feed with a log has had, and without kill or correction', async () => {
    const { ports, id } = await desk();
    expect(await reachOf(ports, id)).toEqual([]);
    expect(await reachOf(ports, 'nothing')).toEqual([]);
  });
});
