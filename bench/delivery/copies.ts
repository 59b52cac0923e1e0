import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logAddress } from '../../cli/mirror/address.ts';
import { MirrorClient } from '../../cli/mirror/client.ts';
import { MirrorFolder } from '../../cli/mirror/folder.ts';
import { sync } from '../../cli/mirror/sync.ts';
import { parallelMap } from '../../functions/pipeline/parallel-map.ts';
import { type DeliveryDesk, feed } from './delivery-desk.ts';

export interface Copies {
  /** Of a mirror that has nothing yet. */
  mirror: { changes: number; stories: number; seconds: number };
  /** Acknowledgements of 16 connections. */
  acks: { count: number; perSecond: number; p99: number };
  /** Pulls of the private feed with a key, and how often a function of the desk ran because of them. */
  pulls: { count: number; perSecond: number; coreCalls: number };
  /** Milliseconds from the suspension until the key was refused. */
  revokedMs: number;
}

/** Ten acknowledgements a second are what one subscriber may send. */
const acksOfOne = 10;
const connections = 16;

export async function measureCopies(desk: DeliveryDesk, subscribers: number, pulls: number): Promise<Copies> {
  const ids = Array.from({ length: subscribers }, (_, n) => `reader-${n}`);
  const keys = await parallelMap(ids, 4, (id) => desk.subscribe(id));
  const [key = ''] = keys;
  return {
    mirror: await measureMirror(desk, key),
    acks: await measureAcks(desk, keys),
    pulls: await measurePulls(desk, key, pulls),
    revokedMs: await measureRevocation(desk, ids[0] ?? '', key),
  };
}

async function measureMirror({ feedUrl }: DeliveryDesk, key: string): Promise<Copies['mirror']> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-mirror-'));
  const { signal: stop } = new AbortController();
  const address = logAddress(feedUrl);
  try {
    const started = performance.now();
    const client = new MirrorClient(address, key, stop);
    const copy = MirrorFolder.open(folder, address);
    const { seq, stories, agrees } = await sync({ address, client, folder: copy, acknowledges: true, stop });
    if (agrees !== true) throw new Error('The desk says that the copy is not right');
    return { changes: seq, stories, seconds: (performance.now() - started) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAcks(
  { desk, feedUrl }: DeliveryDesk,
  keys: readonly string[],
): Promise<Copies['acks']> {
  const { acks } = logAddress(feedUrl);
  const log = await desk.changeLogs.get(feed);
  const body = JSON.stringify({ feed, seq: log?.seq ?? 0, digest: log?.digest });
  const all = Array.from({ length: acksOfOne }, () => keys).flat();
  const started = performance.now();
  const times = await parallelMap(all, connections, async (key) => {
    const asked = performance.now();
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(acks, { method: 'PUT', headers, body });
    const text = await answer.text();
    if (!answer.ok || !text.includes('"agrees":true'))
      throw new Error(`An acknowledgement was answered ${text}`);
    return performance.now() - asked;
  });
  const seconds = (performance.now() - started) / 1000;
  return {
    count: times.length,
    perSecond: times.length / seconds,
    p99: times.toSorted((a, b) => a - b).at(-1 - Math.floor(times.length / 100)) ?? 0,
  };
}

async function measurePulls(
  { desk, feedUrl }: DeliveryDesk,
  key: string,
  count: number,
): Promise<Copies['pulls']> {
  const ran = (): number =>
    Object.entries(desk.meter.invocations)
      // The reconciler runs by the clock.
      .filter(([name]) => name !== 'reconcile')
      .reduce((sum, [, { count: runs }]) => sum + runs, 0);
  const before = ran();
  const started = performance.now();
  await parallelMap(Array.from({ length: count }), connections, async () => {
    const answer = await fetch(feedUrl, { headers: { authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A pull was answered with ${answer.status}`);
  });
  const perSecond = count / ((performance.now() - started) / 1000);
  return { count, perSecond, coreCalls: ran() - before };
}

async function measureRevocation(desk: DeliveryDesk, id: string, key: string): Promise<number> {
  const started = performance.now();
  await desk.suspend(id);
  for (;;) {
    const answer = await fetch(desk.feedUrl, { headers: { authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    if (answer.status === 401) return performance.now() - started;
  }
}
