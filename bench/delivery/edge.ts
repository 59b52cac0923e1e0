import { createHash, randomBytes } from 'node:crypto';
import { edgeEntry } from '../../functions/core/delivery/edge-entry.ts';
import { viewerRequest } from '../../infra/edge/viewer-request.ts';
import { type EdgeRequest, type EdgeResponse, runtimeOf } from '../../local/aws/edge-function.ts';
import { spread } from '../lib/quantile.ts';

export interface Edge {
  keys: number;
  /** Bytes of the key store with so many keys, each of one feed. */
  bytes: number;
  /** Microseconds of processor time of the function, by what is asked. */
  micros: Record<string, { p50: number; p99: number }>;
}

const runs = 5_000;

/** The function that opens private feeds, with as many keys as the store has to hold. Node is not CloudFront's runtime. */
export async function measureEdge(keys: number): Promise<Edge> {
  const all = Array.from(
    { length: keys },
    (_, n) => `dls_reader-${n}_${randomBytes(32).toString('base64url')}`,
  );
  const entry = edgeEntry({ folder: randomBytes(9).toString('base64url'), feeds: ['wire'] });
  const store = new Map(all.map((key) => [createHash('sha256').update(key).digest('hex'), entry]));
  const get = async (key: string): Promise<string> => {
    const found = store.get(key);
    if (found === undefined) throw new Error('KeyNotFound');
    return found;
  };
  const run = runtimeOf<{ request: EdgeRequest }, EdgeRequest | EdgeResponse>(viewerRequest, { get });
  const [key = ''] = all;
  const basic = { value: `Basic ${Buffer.from(`reader:${key}`).toString('base64')}` };
  const asked: Record<string, { uri: string; authorization?: { value: string } }> = {
    'a public feed': { uri: '/feeds/latest.rss' },
    'a private one, key in the path': { uri: `/k/${key}/feeds/wire.rss` },
    'a private one, Basic': { uri: '/private/feeds/wire.rss', authorization: basic },
    'a private one, wrong key': { uri: `/k/${key.slice(0, -1)}x/feeds/wire.rss` },
  };
  const micros: Edge['micros'] = {};
  for (const [name, { uri, authorization }] of Object.entries(asked)) {
    const times: number[] = [];
    for (let n = 0; n < 2 * runs; n++) {
      const headers = { ...(authorization && { authorization }) };
      const before = process.cpuUsage();
      await run({ request: { method: 'GET', uri, headers } });
      const { user, system } = process.cpuUsage(before);
      if (n >= runs) times.push(user + system);
    }
    const { p50, p99 } = spread(times);
    micros[name] = { p50, p99 };
  }
  const bytes = [...store].reduce((sum, [hash, value]) => sum + hash.length + value.length, 0);
  return { keys, bytes, micros };
}
