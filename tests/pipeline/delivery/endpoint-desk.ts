import type { MetricName } from '../../../functions/contract/metrics.ts';
import type { ChangeType } from '../../../functions/core/delivery/change.ts';
import type { Outgoing, OutgoingAnswer } from '../../../functions/core/delivery/outgoing.ts';
import type { LogEntry, PushPorts } from '../../../functions/pipeline/delivery/endpoints/push-ports.ts';
import { serveEndpoint } from '../../../functions/pipeline/delivery/endpoints/serve-endpoint.ts';
import { Table } from '../../../functions/store/dynamodb/table.ts';
import { Deliveries } from '../../../functions/store/entities/delivery/deliveries.ts';
import { type Endpoint, Endpoints } from '../../../functions/store/entities/delivery/endpoints.ts';
import { MemoryDynamo } from '../../doubles/table.ts';

export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** A call as the receiver got it. */
export interface Call {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  type: string;
  storyId: string;
  version: number;
  at: number;
}

const ok: OutgoingAnswer = { kind: 'answer', status: 200, body: new Uint8Array() };

/** Endpoints over logs that the test writes, on a table in memory and a clock of its own. */
export function endpointDesk(around: (send: Send) => Send = (send) => send) {
  let nowMs = Date.parse('2026-11-30T12:00:00.000Z');
  const dynamo = new MemoryDynamo();
  const client = { send: around((command) => dynamo.client.send(command as never)) } as typeof dynamo.client;
  const table = new Table(client, 'memory');
  const logs = new Map<string, LogEntry[]>();
  const hidden = new Set<string>();
  const calls: Call[] = [];
  const counts = new Map<string, number>();
  const subscriber = { id: 'post', status: 'active', feeds: ['wire'] };
  const desk = {
    subscriber,
    isPrivate: new Set<string>(),
    answer: (_call: Call): OutgoingAnswer | Promise<OutgoingAnswer> => ok,
  };
  const call: Outgoing = async ({ url, headers, body }) => {
    const text = Buffer.from(body ?? []).toString();
    const { type, data } = JSON.parse(text) as { type: string; data: { storyId: string; version: number } };
    const one = { url, headers, body: text, type, storyId: data.storyId, version: data.version, at: nowMs };
    calls.push(one);
    return desk.answer(one);
  };
  const ports: PushPorts = {
    endpoints: new Endpoints(table),
    deliveries: new Deliveries(table),
    changeLogs: {
      get: async (feed: string) => ({ seq: logs.get(feed)?.length ?? 0 }),
      entries: async (feed: string, from: number, to: number) => (logs.get(feed) ?? []).slice(from - 1, to),
    } as never,
    subscribers: { get: async () => desk.subscriber, list: async () => [desk.subscriber] } as never,
    feeds: {
      get: async (id: string) => ({ id, ...(desk.isPrivate.has(id) && { visibility: 'private' }) }),
    } as never,
    stories: {
      get: async (id: string) => ({
        id,
        published: '2026-11-30T12:00:00.000Z',
        pubStatus: hidden.has(id) ? 'canceled' : 'usable',
      }),
    } as never,
    call,
    baseUrl: 'https://feeds.example.com',
    random: () => 0,
    now: () => nowMs,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    meter: {
      count: (name: MetricName) => void counts.set(name, (counts.get(name) ?? 0) + 1),
      milliseconds: () => {},
    },
  };
  return {
    ...desk,
    desk,
    ports,
    calls,
    counts,
    /** Stories that readers may not see any more, whatever the log says. */
    hidden,
    /** Appends to the log of a feed. */
    say: (feed: string, storyId: string, type: ChangeType, version: number): void => {
      const log = logs.get(feed) ?? [];
      logs.set(feed, log);
      const at = new Date(nowMs).toISOString();
      const url = `https://feeds.example.com/stories/${storyId}.json`;
      log.push({
        seq: log.length + 1,
        type,
        storyId,
        version,
        digest: `d${version}`,
        at,
        url,
        guid: storyId,
      });
    },
    add: async (more: Partial<Endpoint> = {}): Promise<void> => {
      const { feeds = ['wire'] } = more;
      const at = new Date(nowMs).toISOString();
      const endpoint = { id: 'e1', subscriber: 'post', url: 'https://post.example/hook', createdAt: at };
      const cursors = feeds.map((feed) => ({ feed, seq: logs.get(feed)?.length ?? 0, replay: 0 }));
      await ports.endpoints.create({ ...endpoint, secrets: [{ secret }], ...more, feeds }, cursors);
    },
    serve: (id = 'e1') => serveEndpoint(ports, id, nowMs + 3_600_000),
    endpoint: async (id = 'e1'): Promise<Endpoint> => {
      const found = await ports.endpoints.get(id);
      if (!found) throw new Error(`no endpoint ${id}`);
      return found;
    },
    wait: (ms: number): void => {
      nowMs += ms;
    },
    now: () => nowMs,
  };
}

type Send = (command: object) => Promise<unknown>;
