import { setTimeout as sleep } from 'node:timers/promises';
import { normalise } from '../../functions/core/normalise/index.ts';
import { requestBuilds } from '../../functions/pipeline/build-requests/request-builds.ts';
import { unsettledMs } from '../../functions/pipeline/pacing/clock-skew.ts';
import { storeDraft } from '../../functions/pipeline/stories/store-draft.ts';
import type { Agency } from '../../functions/store/entities/people/agencies.ts';
import type { Receipt } from '../../functions/store/entities/uploads/receipts.ts';
import type { BenchDesk } from '../desk/bench-desk.ts';
import { drained } from '../desk/settled.ts';
import { wireStory } from '../desk/wire-stories.ts';

const atOnce = 16;

/** Stores stories as the pipeline does, but without requests and receipts, which is faster; then builds the feeds. */
export async function fillStories(desk: BenchDesk, agency: string, from: number, to: number): Promise<void> {
  let next = from;
  const feeds = new Set<string>();
  const worker = async (): Promise<void> => {
    while (next < to) for (const feed of await store(desk, agency, next++)) feeds.add(feed);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await rest(desk, feeds, `fill-${agency}-${to}`);
}

/** Adds agency feeds with one story each and builds them once. */
export async function addFeeds(desk: BenchDesk, from: number, to: number): Promise<void> {
  const feeds = new Set<string>();
  for (let n = from; n < to; n++) {
    for (const feed of await store(desk, `other-${n}`, 500_000 + n)) feeds.add(feed);
  }
  await rest(desk, feeds, `fill-others-${to}`);
}

/** Builds feeds until nothing is left to do, and again once their archives are stable. */
async function rest(desk: BenchDesk, feeds: Set<string>, cause: string): Promise<void> {
  await built(desk, feeds, cause);
  const states = await desk.feedStates.getMany([...feeds]);
  const young = [...states.values()].flatMap(({ archived }) => archived?.recent ?? []);
  const restAt = Math.max(...young.map(({ at }) => at)) + unsettledMs;
  if (restAt <= Date.now()) return;
  await sleep(restAt - Date.now() + 1000);
  await built(desk, feeds, `${cause}-rest`);
}

async function built(desk: BenchDesk, feeds: Set<string>, cause: string): Promise<void> {
  await requestBuilds(desk, { feeds, stories: [] }, cause);
  await drained(desk);
}

async function store(desk: BenchDesk, id: string, n: number): Promise<string[]> {
  const {
    guid = '',
    headline = '',
    body = '',
    language = '',
  } = JSON.parse(wireStory(n)) as Record<string, string>;
  const receivedAt = new Date().toISOString();
  const draft = { guid, headline, body: { kind: 'html' as const, value: body }, language, changes: [] };
  const normalised = normalise(draft, { now: receivedAt, agencyName: id, policy: {} });
  const agency: Agency = { id, name: id, status: 'active', keyHashes: [], ratePerSecond: 1, policy: {} };
  const receipt: Receipt = {
    id: `fill-${n}`,
    agency: id,
    operation: 'submit',
    state: 'pending',
    receivedAt,
    rawDigest: '',
    rawSize: 0,
  };
  const placed = await storeDraft(desk, receipt, agency, { pointer: '', draft, format: 'json', normalised });
  if (placed.result.status !== 'accepted') throw new Error(`Story ${n} was ${placed.result.status}`);
  return placed.changed?.feeds ?? [];
}
