import { expect, test } from 'vitest';
import type { Check, DoctorPorts } from '../../functions/operations/doctor/check.ts';
import {
  endpointFailing,
  endpointOfNobody,
  endpointWaiting,
} from '../../functions/operations/doctor/checks/endpoints.ts';
import { removeEndpointsOf } from '../../functions/pipeline/delivery/endpoints/of-subscribers.ts';
import { endpointsToServe } from '../../functions/pipeline/delivery/endpoints/resume-endpoints.ts';
import { memoryDesk } from '../pipeline/desk/in-memory.ts';

const scope = { patienceMs: 0, orphanAgeMs: 0, pages: 'all' } as const;
const change = { seq: 1, type: 'published', guid: 'g', version: 1, url: '', replay: 0 } as const;

/** A subscriber with two endpoints that something is due to. */
async function desk() {
  const one = memoryDesk();
  const { ports } = one;
  const at = new Date(one.now()).toISOString();
  await ports.subscribers.create({ id: 'post', name: 'Post', feeds: ['*'], createdAt: at });
  const endpoint = { subscriber: 'post', url: 'https://post.example/', feeds: ['wire'], secrets: [] };
  for (const id of ['post-1', 'post-2']) {
    await ports.endpoints.create({ id, ...endpoint, createdAt: at }, []);
    const next = { feeds: { wire: { ...change, at } }, urgent: false, dueAt: at };
    await ports.deliveries.want({ endpoint: id, storyId: 's' }, undefined, next);
  }
  await one.wait(60_000);
  const doctor = ports as unknown as DoctorPorts;
  const found = async (check: Check) => (await check.find(doctor, '', scope)).map(({ about }) => about);
  return { ports, doctor, found };
}

test('an endpoint with something due is found, but not while its subscriber may read nothing', async () => {
  const { ports, found } = await desk();
  expect(await found(endpointWaiting)).toEqual(['post-1', 'post-2']);
  expect(await endpointsToServe(ports)).toEqual(['post-1', 'post-2']);
  await ports.subscribers.setStatus('post', 'suspended');
  expect(await found(endpointWaiting)).toEqual([]);
  expect(await endpointsToServe(ports)).toEqual([]);
  expect(await found(endpointOfNobody)).toEqual([]);
  await ports.subscribers.setStatus('post', 'active');
  expect(await endpointsToServe(ports)).toEqual(['post-1', 'post-2']);
});

test('an endpoint that fails while something waits is found, whether it is tried again soon or not', async () => {
  const { ports, doctor, found } = await desk();
  expect(await found(endpointFailing)).toEqual([]);
  const pausedUntil = new Date(ports.now() + 3_600_000).toISOString();
  await ports.endpoints.change('post-2', { failures: 3, lastFailure: 'status 503', pausedUntil });
  expect(await endpointFailing.find(doctor, '', scope)).toEqual([
    { about: 'post-2', detail: 'post-2 of post: 3 failures, the last one status 503; waiting: 1' },
  ]);
  await ports.endpoints.recovered('post-2', new Date(ports.now()).toISOString());
  expect(await found(endpointFailing)).toEqual([]);
});

test('the endpoints of a removed subscriber are removed; what was left over the doctor finds and removes', async () => {
  const { ports, doctor, found } = await desk();
  await ports.subscribers.remove('post');
  expect(await found(endpointOfNobody)).toEqual(['post-1', 'post-2']);
  await endpointOfNobody.repair?.(doctor, '', { about: 'post-1', detail: '' });
  expect(await found(endpointOfNobody)).toEqual(['post-2']);
  expect(await removeEndpointsOf(ports, 'post')).toEqual(['post-2']);
  expect(await removeEndpointsOf(ports, 'post')).toEqual([]);
  expect(await ports.endpoints.list()).toEqual([]);
  expect(await ports.endpoints.get('post-1')).toMatchObject({ status: 'removed', secrets: [] });
});
